"""Of many people, the sessions, absences and days on record that matter to the due days of a window."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery, Value

from supervision.clock.frequency import Frequency
from supervision.clock.on_record import (
    Absences,
    DaysOnRecord,
    absences_and_records,
    in_order,
    spells_found,
)
from supervision.clock.promises import promised
from supervision.clock.reach import REST_DAYS, carried_from, earliest_that_matters, longest_interval
from supervision.clock.reckoner import History, Promise
from supervision.models import Attendance
from workforce.models import StartDay, WorkerQuerySet
from workforce.rules.working_days import ONE_DAY, ClosedInterval

#: Marks the rows of sessions, beside those of `spells_asked`.
HELD = 3


def first_that_matters(policies: Iterable[Frequency], *, window: ClosedInterval) -> date | None:
    """The first day whose sessions may say what is due in a window; None where every day may."""
    longest = max((longest_interval(policy) for policy in policies), default=0)
    since = window.starts_on - timedelta(longest + REST_DAYS)
    begins_on = StartDay.objects.records_begin_on()
    return None if begins_on is not None and begins_on >= since else since


def histories_among(
    chosen: Collection[Promise],
    rows: Iterable[tuple[Any, ...]],
    *,
    policies: Mapping[int, Frequency],
    window: ClosedInterval,
    is_whole: bool,
    spells_of_all: tuple[Absences, DaysOnRecord] | None = None,
) -> Mapping[int, History]:
    """What the due days of these promises in a window follow from, by the key of the supervisee.

    The rows are those of `spells_asked`, and `HELD`, person, day of each session that moved a clock. Of most
    the last few months are enough (`first_that_matters`); the whole is read of those whom an absence
    carries into the window's beginning, and is there of everyone while records have begun that late.
    `spells_of_all` are everyone's absences and days on record, where all are read already.
    """
    held, spells = defaultdict[int, list[date]](list), []
    for row in rows:
        if row[0] == HELD:
            held[row[1]].append(row[2])
        else:
            spells.append(row)
    people = {promise.supervisee_id for promise in chosen}
    absences, records = spells_found(spells, people) if is_whole else (in_order(spells), {})
    found = {one: History(sorted(held[one]), absences.get(one, ()), records.get(one, ())) for one in people}
    if not is_whole:
        carried = {one.supervisee_id for one in chosen if _carries(one, found, policies, window)}
        further = [one for one in chosen if one.supervisee_id in carried]
        _read_further(found, further, policies, window, spells_of_all)
    return found


def _carries(
    one: Promise, found: Mapping[int, History], policies: Mapping[int, Frequency], window: ClosedInterval
) -> bool:
    away = found[one.supervisee_id].absences
    first = window.starts_on
    return bool(away) and carried_from(promised(one, policies), absences=away, first=first) < first


def _read_further(
    found: dict[int, History],
    carried: Collection[Promise],
    policies: Mapping[int, Frequency],
    window: ClosedInterval,
    spells: tuple[Absences, DaysOnRecord] | None,
) -> None:
    """Of those whom an absence carries into the window, as much as may be carried."""
    if not carried:
        return
    since: dict[int, date] = {}
    with_logs = StartDay.objects.records_begin_on() is not None
    people = {one.supervisee_id for one in carried}
    absences, records = spells or absences_and_records(people, with_logs=with_logs)
    for one in carried:
        who = one.supervisee_id
        found[who] = History(absences=absences.get(who, ()), records=records.get(who, ()))
        matters_from = earliest_that_matters(
            promised(one, policies),
            absences=found[who].absences,
            records=found[who].records,
            first=window.starts_on,
        )
        since[who] = min(since.get(who, matters_from), matters_from)
    asked = Q(supervisee__in=since, held_on__gte=min(since.values()))
    for who, day in moving_days(asked, to_on=window.ends_on):
        if day >= since[who]:
            found[who].held.append(day)


def days_around(people: WorkerQuerySet, *, from_on: date, to_on: date) -> dict[int, list[date]]:
    """The days on which each person's clock was moved on between two days, in order; the first is the last
    one before, if there is any.
    """
    before, within = rows_around(people, from_on=from_on, to_on=to_on)
    found: defaultdict[int, list[date]] = defaultdict(list)
    for supervisee, day, _ in before.union(within, all=True).order_by("day"):
        found[supervisee].append(day)
    return found


def rows_around(
    people: WorkerQuerySet, *, from_on: date, to_on: date
) -> tuple[QuerySet[Any, Any], QuerySet[Any, Any]]:
    """The same as questions, to be asked together: the last before, and those between; `was_held` is true.

    The last is looked for person by person: of all together every session ever held would be read.
    """
    before = _moving(Q(supervisee=OuterRef("pk")), to_on=from_on - ONE_DAY).order_by("-held_on")
    last = people.order_by().annotate(day=Subquery(before.values("held_on")[:1]), was_held=Value(True))
    within = _moving(Q(supervisee__in=people.values("pk"), held_on__gte=from_on), to_on=to_on)
    return (
        last.filter(day__isnull=False).values_list("pk", "day", "was_held"),
        within.annotate(was_held=Value(True)).values_list("supervisee", "held_on", "was_held"),
    )


def moving_days(which: Q, *, to_on: date) -> Iterator[tuple[int, date]]:
    """Person and day of each session that moved the person's clock on up to a day, in order of days."""
    rows = _moving(which, to_on=to_on).order_by("held_on").values_list("supervisee", "held_on")
    return ((supervisee, day) for supervisee, day in rows if day)


def _moving(which: Q, *, to_on: date) -> QuerySet[Attendance]:
    return Attendance.objects.filter(which, moves_clock=True, held_on__lte=to_on).order_by()
