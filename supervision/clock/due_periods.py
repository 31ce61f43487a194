"""The stored due periods of agreements: what the pure clock makes of the history, written here alone."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import batched
from typing import NamedTuple, Protocol

from supervision.clock.frequency import Frequency
from supervision.clock.reach import earliest_that_matters
from supervision.clock.reckoner import History, periods_of
from supervision.models import Agreement, Attendance, StoredDuePeriod
from workforce.inserts import insert_values
from workforce.rules.working_days import ClosedInterval, Interval

ALWAYS = ClosedInterval(date.min, date.max)
BATCH = 2000


class Known(Protocol):
    """An agreement, and what its history says beside the sessions held."""

    @property
    def agreement(self) -> Agreement: ...
    @property
    def promise(self) -> Frequency: ...
    @property
    def last_held_on(self) -> date | None: ...
    @property
    def absences(self) -> Sequence[Interval]: ...
    @property
    def records(self) -> Sequence[Interval]: ...


class Kept(NamedTuple):
    """Due day, and the day of the session that came next."""

    due_on: date
    held_on: date | None

    @property
    def in_time(self) -> bool:
        """A session was held on the due day or before it."""
        return self.held_on is not None and self.held_on <= self.due_on


class Differing(NamedTuple):
    """An agreement whose stored periods are not what the history says."""

    agreement: Agreement
    #: Those that should not stand, by key, and those that are missing.
    wrong: dict[int, Kept]
    missing: list[Kept]


def periods_right(
    known: Collection[Known], *, policies: Mapping[int, Frequency]
) -> Iterator[tuple[Agreement, list[Kept]]]:
    """Every due period of each agreement while it is in force, from the history."""
    agreements = [one.agreement for one in known]
    found: dict[int, list[Kept]] = {id(one): [] for one in agreements}
    for agreement, period in periods_of(agreements, _histories(known), policies=policies, window=ALWAYS):
        found[id(agreement)].append(Kept(period.due_on, period.held_on))
    return ((one, found[id(one)]) for one in agreements)


def periods_differing(known: Collection[Known], *, policies: Mapping[int, Frequency]) -> Iterator[Differing]:
    """Of these agreements those whose stored periods are not what the history says."""
    stored = _stored([one.agreement.pk for one in known])
    for agreement, right in periods_right(known, policies=policies):
        found, stand = stored.get(agreement.pk, {}), set(right)
        wrong = {key: period for key, period in found.items() if period not in stand}
        there = set(found.values())
        missing = [period for period in right if period not in there]
        if wrong or missing:
            yield Differing(agreement, wrong, missing)


def keep_periods(known: Collection[Known], *, policies: Mapping[int, Frequency]) -> list[Agreement]:
    """Write what differs; answers the agreements. Belongs in the transaction of the change."""
    differing = list(periods_differing(known, policies=policies))
    for keys in batched((key for one in differing for key in one.wrong), BATCH, strict=False):
        StoredDuePeriod.objects.filter(pk__in=keys).delete()
    new = ((one.agreement.pk, *period) for one in differing for period in one.missing)
    insert_values(StoredDuePeriod, ("agreement", "due_on", "held_on"), new)
    return [one.agreement for one in differing]


def as_rows(agreement: Agreement, periods: Collection[Kept]) -> Iterator[StoredDuePeriod]:
    """Periods to be written."""
    return (StoredDuePeriod(agreement=agreement, due_on=one.due_on, held_on=one.held_on) for one in periods)


def _stored(agreements: Collection[int]) -> Mapping[int, dict[int, Kept]]:
    found: defaultdict[int, dict[int, Kept]] = defaultdict(dict)
    rows = StoredDuePeriod.objects.filter(agreement__in=agreements)
    for key, agreement, due_on, held_on in rows.values_list("pk", "agreement", "due_on", "held_on"):
        found[agreement][key] = Kept(due_on, held_on)
    return found


def _histories(known: Collection[Known]) -> Mapping[int, History]:
    """What is known of each supervisee, with the sessions that matter while one of these agreements holds."""
    found, since = {}, dict[int, date]()
    for one in known:
        who, first = one.agreement.supervisee_id, one.agreement.starts_on
        found[who] = History(absences=one.absences, records=one.records)
        if one.last_held_on:  # else none was held since the clock's start
            matters = earliest_that_matters(
                one.promise, absences=one.absences, first=first, records=one.records
            )
            since[who] = min(since.get(who, matters), matters)
    if since:
        held = Attendance.objects.filter(
            supervisee__in=since, moves_clock=True, held_on__gte=min(since.values())
        )
        for who, day in held.order_by("held_on", "pk").values_list("supervisee", "held_on"):
            if day:
                found[who].held.append(day)
    return found
