"""Of which days records of someone's supervision are kept: since the start day, and those of a log."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from django.db.models import (
    BigIntegerField,
    DateField,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)

from supervision.models import LogRow
from workforce.models import Absence, StartDay, Worker, start_day_was_read, supposed_start_day
from workforce.rules.working_days import ONE_DAY, Interval

#: Absences in order, by the key of the person who is away.
type Absences = Mapping[int, tuple[Interval, ...]]
#: Spells of days on record, in order, the last without an end; by the key of the person.
type DaysOnRecord = Mapping[int, tuple[Interval, ...]]
#: Days without a single row after which a log is taken to begin anew: two monthly sessions missed by all.
LONGEST_SILENCE = 62
START_DAY, LOG, ABSENCE = range(3)
#: Of more people than these logs are asked from their own side.
MANY = 200
LOGS = "logs"
#: The names of the lists of `spells_asked`.
SPELLS = ("start_day", LOGS, "absences")
_Spells = defaultdict[int, list[Interval]]


def absences_and_records(people: Collection[int], *, with_logs: bool = True) -> tuple[Absences, DaysOnRecord]:
    """Each person's absences in order, and their days on record, in one question to the database.

    Without a start day everyone has no spells of records, and everything counts: logs need not be asked then.
    A log is a record of those it has a held session of.
    """
    lists = spells_asked(people, are_most=len(people) > MANY)
    asked = {name: rows for name, rows in lists.items() if with_logs or name != LOGS}
    start_day, *others = asked.values()
    return spells_found(start_day.union(*others, all=True).order_by(), people)


def spells_asked(
    people: Collection[int] | QuerySet[Any, Any], *, are_most: bool = False
) -> dict[str, QuerySet[Any, tuple[Any, ...]]]:
    """The lists whose rows `spells_found` makes absences and days on record of; `are_most` where these are
    most of all people.
    """
    logs = _days_of_logs(people, are_most=are_most)
    return dict(zip(SPELLS, (start_day_asked(), logs, _absences(people)), strict=True))


def spells_found(rows: Iterable[tuple[Any, ...]], people: Collection[int]) -> tuple[Absences, DaysOnRecord]:
    """What `absences_and_records` answers, of the rows of all the lists."""
    said, away, logs = None, [], _Spells(list)
    for row in rows:
        source, person, first, last = row
        if source == START_DAY:
            said = first
        elif source == LOG:
            logs[person].append(Interval(first, last))
        else:
            away.append(row)
    start_day_was_read(said)
    begins_on = supposed_start_day() or said
    absences = in_order(away)
    if begins_on is None:
        return absences, {}
    return absences, {one: joined([*logs[one], Interval(begins_on)]) for one in people}


def days_on_record(people: Collection[int]) -> DaysOnRecord:
    """The same, without the absences; without a question where no start day is set."""
    if StartDay.objects.records_begin_on() is None:
        return {}
    return absences_and_records(people)[1]


def _first_day(spell: Interval) -> date:
    return spell.starts_on


def start_day_asked() -> QuerySet[StartDay, tuple[Any, ...]]:
    """The start day that holds, of nobody in particular, and without an end."""
    newest = StartDay.objects.order_by("-pk").values("pk")[:1]
    nothing = {"person": Value(None, BigIntegerField()), "last": Value(None, DateField())}
    chosen = StartDay.objects.filter(pk=Subquery(newest)).annotate(source=_source(START_DAY), **nothing)
    return chosen.order_by().values_list("source", "person", "records_begin_on", "last")


def _days_of_logs(
    people: Collection[int] | QuerySet[Any, Any], *, are_most: bool
) -> QuerySet[LogRow, tuple[Any, ...]]:
    """Person, first and last day of every log that a person has a held session in.

    Of most people it is asked from the side of the logs: by the people every session ever held would be read.
    """
    whose = "session__attendances__supervisee"
    theirs = (
        Exists(Worker.objects.filter(pk=OuterRef(whose), pk__in=people))
        if are_most
        else Q(**{f"{whose}__in": people})
    )
    rows = LogRow.objects.filter(theirs, session__held_on__isnull=False, log__isnull=False)
    days = ("session__attendances__supervisee", "log__starts_on", "log__ends_on")
    return rows.order_by().annotate(source=_source(LOG)).values_list("source", *days).distinct()


def in_order(absences: Iterable[tuple[Any, ...]]) -> Absences:
    """Each person's absences in order, of the rows of their list."""
    away = _Spells(list)
    for _, person, first, last in absences:
        away[person].append(Interval(first, last))
    return {one: tuple(sorted(spells, key=_first_day)) for one, spells in away.items()}


def _absences(people: Collection[int] | QuerySet[Any, Any]) -> QuerySet[Absence, tuple[Any, ...]]:
    away = Absence.objects.filter(worker__in=people).order_by().annotate(source=_source(ABSENCE))
    return away.values_list("source", "worker", "started_on", "ended_on")


def _source(number: int) -> Value:
    return Value(number, IntegerField())


def joined(spells: Iterable[Interval]) -> tuple[Interval, ...]:
    """In order, with those that overlap or touch made one."""
    found: list[Interval] = []
    for spell in sorted(spells, key=lambda one: one.starts_on):
        last = found[-1] if found else None
        if last is None or (last.ends_on is not None and last.ends_on + ONE_DAY < spell.starts_on):
            found.append(spell)
        elif last.ends_on is not None and (spell.ends_on is None or spell.ends_on > last.ends_on):
            found[-1] = Interval(last.starts_on, spell.ends_on)
    return tuple(found)


def is_all_on_record(spells: Sequence[Interval], first: date, last: date) -> bool:
    """Records are kept of every day from the first to the last; always so where no start day is set."""
    return not spells or any(spell.contains(first) and spell.contains(last) for spell in spells)


def log_days(days: Iterable[date]) -> Interval | None:
    """First and last day of a log, from the days of its rows; None for a log without any.

    A row that lies more than `LONGEST_SILENCE` before all that follow is a slip of the pen, or someone's
    memory: the log is kept from the row after it.
    """
    in_order = sorted(set(days))
    if not in_order:
        return None
    starts_on = in_order[0]
    for before, day in pairwise(in_order):
        if (day - before).days > LONGEST_SILENCE:
            starts_on = day
    return Interval(starts_on, in_order[-1])
