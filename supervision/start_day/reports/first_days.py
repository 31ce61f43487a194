"""Who has no due day from a history: their first one as it is proposed, or as it was agreed."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from django.db.models import Q, QuerySet

from supervision.clock.clock import reckon
from supervision.clock.due_days import ClockFacts, absences_by_worker, read_clocks
from supervision.clock.frequency import Frequency
from supervision.clock.timeliness import days_overdue
from supervision.models import Agreement
from supervision.rules.spreading import ToPlace, spread
from workforce.authority_settings import days_off
from workforce.models import StartDay, Worker, first_day_on_record
from workforce.rules.working_days import ONE_DAY, Interval, add_months, next_working_day


@dataclass(frozen=True, slots=True)
class FirstDay:
    """One person who nobody has been seen to supervise since records began.

    `latest_on` is the day promised when the start day counts as the last session: None for someone away
    without an end, and once it is over. `overdue` are the days by which they wait too long already, as a
    log says or because that day is over: that stays so until they are seen.
    """

    agreement: Agreement
    last_held_on: date | None
    latest_on: date | None
    overdue: int
    proposed_on: date | None = None

    @property
    def agreed_on(self) -> date | None:
        return self.agreement.first_due_on

    @property
    def day(self) -> date | None:
        """The agreed day, or else the proposed one."""
        return self.agreed_on or self.proposed_on


@dataclass(frozen=True, slots=True)
class SupervisorsDays:
    """One supervisor with the first due days of their people."""

    supervisor: Worker
    rows: tuple[FirstDay, ...]

    @property
    def open(self) -> int:
        """How many days are not agreed yet."""
        return sum(row.agreed_on is None for row in self.rows)

    @property
    def days(self) -> list[date]:
        return sorted(row.day for row in self.rows if row.day)

    @property
    def most_a_day(self) -> int:
        return max(Counter(self.days).values(), default=0)


@dataclass(frozen=True, slots=True)
class FirstDays:
    """Everyone concerned, the longest waiting first."""

    records_begin_on: date | None
    rows: tuple[FirstDay, ...] = ()

    @property
    def proposed(self) -> dict[int, date]:
        """By the key of the agreement, the days that are proposed and not agreed yet."""
        return {
            row.agreement.pk: row.proposed_on
            for row in self.rows
            if row.proposed_on and row.agreed_on is None
        }

    @property
    def agreed(self) -> list[int]:
        """The agreements (by key) whose day is agreed."""
        return [row.agreement.pk for row in self.rows if row.agreed_on]

    @property
    def waiting_longest(self) -> list[FirstDay]:
        """Those who a log says are overdue: the first to be seen."""
        return [row for row in self.rows if row.overdue]

    @property
    def digest(self) -> str:
        """Equal while the proposal is."""
        told = ";".join(f"{key}:{day}" for key, day in sorted(self.proposed.items()))
        return sha256(told.encode()).hexdigest()[:16]

    def by_supervisor(self) -> list[SupervisorsDays]:
        """By supervisor, in the order of their names."""
        found: dict[Worker, list[FirstDay]] = defaultdict(list)
        for row in self.rows:
            found[row.agreement.supervisor].append(row)
        by_name = sorted(found, key=lambda one: (one.family_name, one.given_name, one.pk))
        return [SupervisorsDays(supervisor, tuple(found[supervisor])) for supervisor in by_name]


def first_days(*, on: date) -> FirstDays:
    """Everyone whose promise is counted from the start day, or whom a log says are overdue.

    Someone who has been seen since, who started later or who is away without an end is none of them.
    """
    begins_on = StartDay.objects.records_begin_on()
    if begins_on is None:
        return FirstDays(None)
    holidays = days_off()
    earlier = Agreement.objects.in_force(on=on).filter(clock_started_on__lt=begins_on).with_people()
    rows = [
        row
        for facts in read_clocks(earlier)
        if (row := _row(facts, facts.promise, holidays, begins_on=begins_on, on=on))
    ]
    rows.sort(key=lambda row: (-row.overdue, row.last_held_on or date.min, row.agreement.pk))
    return FirstDays(begins_on, tuple(_with_proposals(rows, begins_on=begins_on, on=on)))


def are_first_days_open(*, on: date) -> bool:
    """Whether people were not seen since records began and no first due day is agreed, in the first month."""
    begins_on = StartDay.objects.records_begin_on()
    if begins_on is None or on > add_months(begins_on, 1):
        return False
    waiting = not_seen_since_records_began(on=on).order_by()
    return list(waiting.values_list("first_due_on", flat=True).distinct()) == [None]


def not_seen_since_records_began(*, on: date) -> QuerySet[Agreement]:
    """Promised since before then, no session since, and one is due; nobody where no start day is set."""
    begins_on = first_day_on_record()
    unseen = Q(last_held_on=None) | Q(last_held_on__lt=begins_on)
    earlier = Agreement.objects.in_force(on=on).filter(unseen, clock_started_on__lt=begins_on)
    return earlier.filter(next_due_on__isnull=False)


def _row(
    facts: ClockFacts, policy: Frequency, holidays: Collection[date], *, begins_on: date, on: date
) -> FirstDay | None:
    """The person of a clock, where a first due day is to be agreed."""
    if facts.next_due_on is None or (facts.last_held_on and facts.last_held_on >= begins_on):
        return None
    overdue = days_overdue(next_due_on=facts.next_due_on, on=on)
    latest_on = latest_first_day(facts, policy, holidays, begins_on=begins_on)
    is_possible = latest_on is not None and latest_on > on
    if overdue:
        return FirstDay(facts.agreement, facts.last_held_on, latest_on if is_possible else None, overdue)
    if is_possible and _is_counted_from(facts, policy, holidays, begins_on=begins_on):
        return FirstDay(facts.agreement, facts.last_held_on, latest_on, overdue)
    return None


def _is_counted_from(
    facts: ClockFacts, policy: Frequency, holidays: Collection[date], *, begins_on: date
) -> bool:
    reckoning = reckon(
        policy=policy,
        clock_started_on=facts.agreement.clock_started_on,
        last_held_on=facts.last_held_on,
        absences=facts.absences,
        holidays=holidays,
        records=facts.records,
    )
    return reckoning.counted_from == begins_on


def latest_first_day(
    facts: ClockFacts, policy: Frequency, holidays: Collection[date], *, begins_on: date
) -> date | None:
    """The due day that the start day alone would give: no first day is agreed later. None while suspended."""
    return reckon(
        policy=policy,
        clock_started_on=facts.agreement.clock_started_on,
        last_held_on=None,
        absences=facts.absences,
        holidays=holidays,
        records=(Interval(begins_on),),
    ).due_on


def _with_proposals(rows: Sequence[FirstDay], *, begins_on: date, on: date) -> Iterable[FirstDay]:
    """Each with the day proposed: for those not agreed yet, around those that are."""
    people = {key for row in rows for key in (row.agreement.supervisee_id, row.agreement.supervisor_id)}
    away = absences_by_worker(people)
    places = [
        ToPlace(
            key=row.agreement.pk,
            supervisor=row.agreement.supervisor_id,
            last_day=row.latest_on,
            is_waiting=row.overdue > 0,
            fixed_on=row.agreed_on,
            away=(
                *away.get(row.agreement.supervisee_id, ()),
                *away.get(row.agreement.supervisor_id, ()),
            ),
        )
        for row in rows
        if row.latest_on
    ]
    first = next_working_day(max(begins_on, on + ONE_DAY), holidays=days_off())
    found = spread(places, first=first, holidays=days_off())
    return [replace(row, proposed_on=found.get(row.agreement.pk)) for row in rows]
