"""Of many people, the sessions, absences and days on record that matter to the due days of a window."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Protocol

from django.db.models import DateField, IntegerField, Max, Q, QuerySet, Value

from supervision.clock import promises
from supervision.clock.clock import Reckoning
from supervision.clock.frequency import Frequency
from supervision.clock.on_record import (
    SPELLS,
    absences_and_records,
    absences_not_over,
    in_order,
    spells_asked,
    spells_found,
)
from supervision.clock.promises import promised
from supervision.models import Attendance
from workforce.models import StartDay, WorkerQuerySet
from workforce.rules.working_days import ONE_DAY, ClosedInterval, Interval

#: Longer than any run of weekend and bank holidays, in days.
REST_DAYS = 10
#: Longest that one period of each unit may be, in days.
LONGEST_UNIT = {"day": 1, "week": 7, "month": 31}
#: Marks the rows of sessions, beside those of `spells_asked`.
HELD = 3
#: The names of the lists of `history_rows`: not all are there where not the whole history is read.
HISTORY = (*SPELLS, "held")


@dataclass(slots=True)
class History:
    """What is known of one person: the days on which the clock was moved on, in order, and the spells."""

    held: list[date] = field(default_factory=list)
    absences: Sequence[Interval] = ()
    records: Sequence[Interval] = ()

    @property
    def is_plain(self) -> bool:
        """Nothing but sessions says when the next is due."""
        return not self.absences and not self.records

    def leaves(self, plain: Reckoning, last_on: date) -> bool:
        """A due day that nothing but sessions says stands: no absence meets the days up to it, and it is on
        record.
        """
        due_on = plain.settled_on
        return not any(
            one.starts_on <= due_on and (one.ends_on is None or one.ends_on >= last_on)
            for one in self.absences
        ) and (not self.records or any(one.contains(due_on) for one in self.records))


class Promise(promises.Promise, Protocol):
    """What of an agreement says when sessions are due."""

    @property
    def supervisee_id(self) -> int: ...
    @property
    def starts_on(self) -> date: ...
    @property
    def ends_on(self) -> date | None: ...
    @property
    def first_due_on(self) -> date | None: ...


def histories(
    chosen: Collection[Promise],
    *,
    people: WorkerQuerySet,
    policies: Mapping[int, Frequency],
    window: ClosedInterval,
) -> Mapping[int, History]:
    """What these people's due days in the window follow from, by key.

    Of most that is the last few months. The whole of it is read of those whom an absence carries into the
    window's beginning, and of everyone while records have begun that late.
    """
    since = first_that_matters((promised(one, policies) for one in chosen), window=window)
    first, *others = history_rows(people, since=since, to_on=window.ends_on).values()
    rows = first.union(*others, all=True).order_by()
    return histories_among(chosen, rows, policies=policies, window=window, is_whole=since is None)


def first_that_matters(policies: Iterable[Frequency], *, window: ClosedInterval) -> date | None:
    """The first day whose sessions may say what is due in a window; None where every day may."""
    longest = max((longest_interval(policy) for policy in policies), default=0)
    since = window.starts_on - timedelta(longest + REST_DAYS)
    begins_on = StartDay.objects.records_begin_on()
    return None if begins_on is not None and begins_on >= since else since


def history_rows(
    people: WorkerQuerySet, *, since: date | None, to_on: date
) -> dict[str, QuerySet[Any, tuple[Any, ...]]]:
    """What `histories_among` is told, of these people from a day on (None: of all days) up to a day."""
    keys = people.values("pk")
    whose = Q(supervisee__in=keys) if since is None else Q(supervisee__in=keys, held_on__gte=since)
    spells = {"absences": absences_not_over(keys, on=since)} if since else spells_asked(keys)
    marks = {"source": Value(HELD, IntegerField()), "last": Value(None, DateField())}
    held: QuerySet[Any, Any] = _moving(whose, to_on=to_on).annotate(**marks)
    return {**spells, "held": held.values_list("source", "supervisee", "held_on", "last")}


def histories_among(
    chosen: Collection[Promise],
    rows: Iterable[tuple[Any, ...]],
    *,
    policies: Mapping[int, Frequency],
    window: ClosedInterval,
    is_whole: bool,
) -> Mapping[int, History]:
    """The same, of the rows of all lists of `history_rows`."""
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
        _read_further(found, [one for one in chosen if one.supervisee_id in carried], policies, window)
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
) -> None:
    """Of those whom an absence carries into the window, as much as may be carried."""
    if not carried:
        return
    since: dict[int, date] = {}
    absences, records = absences_and_records({one.supervisee_id for one in carried})
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
    """The same as questions, to be asked together: the last before, and those between; `was_held` is true."""
    theirs = Q(supervisee__in=people.values("pk"))
    last = _moving(theirs, to_on=from_on - ONE_DAY).values("supervisee").annotate(day=Max("held_on"))
    within = _moving(theirs & Q(held_on__gte=from_on), to_on=to_on)
    return (
        last.annotate(was_held=Value(True)).values_list("supervisee", "day", "was_held"),
        within.annotate(was_held=Value(True)).values_list("supervisee", "held_on", "was_held"),
    )


def moving_days(which: Q, *, to_on: date) -> Iterator[tuple[int, date]]:
    """Person and day of each session that moved the person's clock on up to a day, in order of days."""
    rows = _moving(which, to_on=to_on).order_by("held_on").values_list("supervisee", "held_on")
    return ((supervisee, day) for supervisee, day in rows if day)


def _moving(which: Q, *, to_on: date) -> QuerySet[Attendance]:
    return Attendance.objects.filter(which, moves_clock=True, held_on__lte=to_on).order_by()


def longest_interval(policy: Frequency) -> int:
    """Days: as long as two sessions can be apart under the policy."""
    stages = (stage for one in policy.promises for stage in one.stages)
    return max(stage.every.number * LONGEST_UNIT[stage.every.unit.value] for stage in stages)


def carried_from(policy: Frequency, *, absences: Iterable[Interval], first: date) -> date:
    """The first day from which absences, one after the other, may carry a due day to `first` or later: `first`
    itself where none runs into it.
    """
    grace = max(one.return_grace_working_days for one in policy.promises)
    carried = timedelta(2 * grace + 2 * REST_DAYS)
    for absence in sorted(absences, key=lambda one: one.ends_on or date.max, reverse=True):
        if absence.ends_on is None or absence.ends_on + carried >= first:
            first = min(first, absence.starts_on)
    return first


def earliest_that_matters(
    policy: Frequency, *, absences: Sequence[Interval], first: date, records: Sequence[Interval] = ()
) -> date:
    """A session before this day cannot have its due day in a window that starts on `first`.

    Its due day lies an interval later, moved by rest days at most, unless absences carry it further, or
    records begin that late: then every session matters.
    """
    reached = carried_from(policy, absences=absences, first=first)
    earliest = reached - timedelta(longest_interval(policy) + REST_DAYS)
    return date.min if any(spell.starts_on >= earliest for spell in records) else earliest
