"""Of many people, the sessions, absences and days on record that matter to the due days of a window."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Protocol

from django.db.models import DateField, Q, QuerySet, Value

from supervision.clock.frequency import Frequency
from supervision.clock.on_record import absences_and_records
from supervision.models import Attendance
from workforce.models import Absence, StartDay, WorkerQuerySet
from workforce.rules.working_days import ClosedInterval, Interval

#: Longer than any run of weekend and bank holidays, in days.
REST_DAYS = 10
#: Longest that one period of each unit may be, in days.
LONGEST_UNIT = {"day": 1, "week": 7, "month": 31}
AWAY, HELD = range(2)


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


class Promise(Protocol):
    """What of an agreement says when sessions are due."""

    @property
    def supervisee_id(self) -> int: ...
    @property
    def policy_id(self) -> int: ...
    @property
    def clock_started_on(self) -> date: ...
    @property
    def starts_on(self) -> date: ...
    @property
    def ends_on(self) -> date | None: ...
    @property
    def first_due_on(self) -> date | None: ...


def histories(
    promises: Collection[Promise],
    *,
    people: WorkerQuerySet,
    policies: Mapping[int, Frequency],
    window: ClosedInterval,
) -> Mapping[int, History]:
    """What these people's due days in the window follow from, by key.

    Of most that is the last few months. The whole of it is read of those whom an absence carries into the
    window's beginning, and of everyone while records have begun that late.
    """
    found: defaultdict[int, History] = defaultdict(History)
    supervisees = {promise.supervisee_id for promise in promises}
    longest = max((longest_interval(policies[promise.policy_id]) for promise in promises), default=0)
    since = window.starts_on - timedelta(longest + REST_DAYS)
    begins_on = StartDay.objects.records_begin_on()
    if begins_on is not None and begins_on >= since:
        _read_whole(found, supervisees, Q(supervisee__in=people.values("pk")), to_on=window.ends_on)
        return found
    spells: defaultdict[int, list[Interval]] = defaultdict(list)
    for source, person, first, last in _recent(people, since=since, to_on=window.ends_on):
        if source == HELD:
            found[person].held.append(first)
        else:
            spells[person].append(Interval(first, last))
    for person, away in spells.items():
        found[person].absences = away
    carried = {
        promise.supervisee_id
        for promise in promises
        if promise.supervisee_id in spells
        and is_carried(
            policies[promise.policy_id], absences=spells[promise.supervisee_id], first=window.starts_on
        )
    }
    if carried:
        _read_whole(found, carried, Q(supervisee__in=carried), to_on=window.ends_on)
    return found


def _recent(people: WorkerQuerySet, *, since: date, to_on: date) -> QuerySet[Absence, tuple[Any, ...]]:
    """Absences that were not over by a day, and sessions from that day on, in order, in one query."""
    keys = people.values("pk")
    not_over = Q(ended_on=None) | Q(ended_on__gte=since)
    away = Absence.objects.filter(not_over, worker__in=keys).annotate(source=Value(AWAY))
    held = _moving(Q(supervisee__in=keys, held_on__gte=since), to_on=to_on)
    days = held.annotate(source=Value(HELD), last=Value(None, DateField()))
    rows = away.order_by().values_list("source", "worker", "started_on", "ended_on")
    return rows.union(days.values_list("source", "supervisee", "held_on", "last"), all=True).order_by(
        "started_on"
    )


def _read_whole(
    found: defaultdict[int, History], supervisees: Collection[int], whose: Q, *, to_on: date
) -> None:
    absences, records = absences_and_records(supervisees)
    for one in supervisees:
        found[one] = History(absences=absences.get(one, ()), records=records.get(one, ()))
    for supervisee, day in moving_days(whose, to_on=to_on):
        found[supervisee].held.append(day)


def moving_days(which: Q, *, to_on: date) -> Iterator[tuple[int, date]]:
    """Person and day of each session that moved the person's clock on up to a day, in order of days."""
    rows = _moving(which, to_on=to_on).order_by("held_on").values_list("supervisee", "held_on")
    return ((supervisee, day) for supervisee, day in rows if day)


def _moving(which: Q, *, to_on: date) -> QuerySet[Attendance]:
    return Attendance.objects.filter(which, moves_clock=True, held_on__lte=to_on).order_by()


def longest_interval(policy: Frequency) -> int:
    """Days: as long as two sessions can be apart under the policy."""
    return max(stage.every.number * LONGEST_UNIT[stage.every.unit.value] for stage in policy.stages)


def is_carried(policy: Frequency, *, absences: Iterable[Interval], first: date) -> bool:
    """An absence runs into the beginning of a window: due days of long before may be moved there."""
    carried = timedelta(2 * policy.return_grace_working_days + 2 * REST_DAYS)
    return any(
        absence.starts_on < first and (absence.ends_on is None or absence.ends_on + carried >= first)
        for absence in absences
    )


def earliest_that_matters(
    policy: Frequency, *, absences: Sequence[Interval], first: date, records: Sequence[Interval] = ()
) -> date:
    """A session before this day cannot have its due day in a window that starts on `first`.

    Its due day lies an interval later, moved by rest days at most, unless an absence that runs into
    the window's beginning carries it there, or records begin that late: then every session matters.
    """
    if is_carried(policy, absences=absences, first=first):
        return date.min
    earliest = first - timedelta(longest_interval(policy) + REST_DAYS)
    return date.min if any(spell.starts_on >= earliest for spell in records) else earliest
