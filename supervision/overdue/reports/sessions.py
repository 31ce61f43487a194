"""What the sessions themselves were like: gaps, length, signatures, and what was cancelled."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from django.db.models import Q, QuerySet
from django.utils import timezone

from supervision.clock.clock import next_due_on
from supervision.clock.due_status import frequencies
from supervision.clock.on_record import absences_and_records, days_on_record, is_all_on_record
from supervision.models import Agreement, Attendance, CancellationReason, Side, Signature, Status
from supervision.models.session import COMING_STATUSES, HELD_STATUSES
from supervision.overdue.reports.compliance import held_days
from supervision.rules.repeating import start_of
from workforce.authority_settings import days_off, history
from workforce.models import Worker, WorkerQuerySet
from workforce.rules.working_days import ONE_DAY, add_working_days


@dataclass(frozen=True, slots=True)
class Fraction:
    """So many of so many; `percent` is None where there are none to count."""

    number: int
    of: int

    @property
    def percent(self) -> int | None:
        return round(100 * self.number / self.of) if self.of else None


@dataclass(frozen=True, slots=True)
class SessionQuality:
    """Of the sessions held in a time: how far apart, how long, and how soon both had signed.

    Gaps are days from one held session to the next, of one person. Length is counted only where it
    was recorded; signatures only where the record is kept here and the working days are over.
    """

    held: int
    median_gap: float | None
    longest_gap: int | None
    longest_gap_of: Worker | None
    long_enough: Fraction
    signed_in_time: Fraction


@dataclass(frozen=True, slots=True)
class Cancellations:
    """Sessions cancelled in a time, who by and why, and how many were made good in time."""

    called_off: int
    missed: int
    by_side: tuple[tuple[str, int], ...]
    by_reason: tuple[tuple[str, int], ...]
    rebooked_in_time: Fraction


def session_quality(*, people: WorkerQuerySet, from_on: date, to_on: date) -> SessionQuality:
    """The sessions held between two days, both included, of these people."""
    within = Attendance.objects.filter(
        supervisee__in=people.values("pk"), held_on__gte=from_on, held_on__lte=to_on
    )
    held = list(within.select_related("session"))
    gaps = _gaps(held_days(people, to_on=to_on), from_on=from_on)
    widest = max(gaps, key=lambda gap: gap[0], default=None)
    return SessionQuality(
        held=len({attendance.session_id for attendance in held}),
        median_gap=median(days for days, _ in gaps) if gaps else None,
        longest_gap=widest[0] if widest else None,
        longest_gap_of=Worker.objects.get(pk=widest[1]) if widest else None,
        long_enough=_long_enough(held, people),
        signed_in_time=_signed_in_time(held, to_on=to_on),
    )


def _gaps(held: Mapping[int, Sequence[date]], *, from_on: date) -> list[tuple[int, int]]:
    """Days between neighbouring sessions of one person, the later one from `from_on`; and whose.

    Between days that no records are kept of, a session can have been held: that is no gap.
    """
    on_record = days_on_record(held)
    return [
        ((days[place] - days[place - 1]).days, person)
        for person, days in held.items()
        for place in range(max(1, bisect_left(days, from_on)), len(days))
        if is_all_on_record(on_record.get(person, ()), days[place - 1], days[place])
    ]


def _long_enough(held: Sequence[Attendance], people: WorkerQuerySet) -> Fraction:
    """Sessions as long as the policy of that day asks, and not interrupted, where both are known."""
    minimum = _AgreementsOf(people)
    known = [(one, one.session.minutes) for one in held if one.session.minutes is not None]
    enough = [
        one
        for one, minutes in known
        if not one.session.was_interrupted and minutes >= minimum.minutes(one.supervisee_id, one.held_day)
    ]
    return Fraction(len(enough), len(known))


def _signed_in_time(held: Sequence[Attendance], *, to_on: date) -> Fraction:
    """Records signed by the supervisor and answered by the supervisee in time: see the setting."""
    holidays, settings = days_off(), history()
    last_days = {
        (one.session_id, one.supervisee_id): add_working_days(
            one.held_day, settings.on(one.held_day).signed_within_working_days, holidays=holidays
        )
        for one in held
        if not one.session.is_imported
    }
    over = {key: day for key, day in last_days.items() if day <= to_on}
    signed: Counter[tuple[int, int]] = Counter()
    rows = Signature.objects.filter(text__session__in={session for session, _ in over})
    for session, supervisee, at in rows.values_list("text__session", "text__supervisee", "signed_at"):
        day = over.get((session, supervisee))
        if day and timezone.localtime(at).date() <= day:
            signed[session, supervisee] += 1
    return Fraction(sum(count >= 2 for count in signed.values()), len(over))


def cancellations(*, people: WorkerQuerySet, from_on: date, to_on: date) -> Cancellations:
    """Sessions planned between two days, both included, that were cancelled or missed."""
    off = list(_called_off(people, start_of(from_on), start_of(to_on + ONE_DAY)))
    cancelled = [one for one in off if one.session.status == Status.CANCELLED]
    sides = Counter(one.session.called_off_side for one in off)
    reasons = Counter(one.session.called_off_reason for one in cancelled)
    made_good = sum(_rebooked_in_time(off, people))
    return Cancellations(
        called_off=len(cancelled),
        missed=len(off) - len(cancelled),
        by_side=tuple((Side(side).label, number) for side, number in sides.most_common() if side),
        by_reason=tuple(
            (CancellationReason(reason).label, number) for reason, number in reasons.most_common()
        ),
        rebooked_in_time=Fraction(made_good, len(off)),
    )


def _called_off(people: WorkerQuerySet, after: datetime, before: datetime) -> QuerySet[Attendance]:
    return Attendance.objects.filter(
        supervisee__in=people.values("pk"),
        session__status__in=(Status.CANCELLED, Status.DID_NOT_ATTEND),
        session__starts_at__gte=after,
        session__starts_at__lt=before,
    ).select_related("session")


def _rebooked_in_time(off: Sequence[Attendance], people: WorkerQuerySet) -> Iterator[bool]:
    """For each: another session, held or booked, from that day to the due day that stood then."""
    agreements, policies = _AgreementsOf(people), frequencies()
    supervisees = {one.supervisee_id for one in off}
    sessions = _session_days(supervisees)
    absences, records = absences_and_records(supervisees)
    for one in off:
        planned_on = timezone.localtime(one.session.starts_at).date()
        agreement = agreements.on(one.supervisee_id, planned_on)
        if agreement is None:
            yield False
            continue
        days = sessions.get(one.supervisee_id, ())
        held = [day for day, was_held in days if was_held and day < planned_on]
        due_on = next_due_on(
            policy=policies[agreement.policy_id],
            clock_started_on=agreement.clock_started_on,
            last_held_on=max(held, default=None),
            absences=absences.get(one.supervisee_id, ()),
            holidays=days_off(),
            records=records.get(one.supervisee_id, ()),
            first_due_on=agreement.first_due_on,
        )
        yield any(planned_on <= day and (due_on is None or day <= due_on) for day, _ in days)


def _session_days(supervisees: set[int]) -> dict[int, list[tuple[date, bool]]]:
    """Each person's sessions that were held (on which day) or are still booked (for which)."""
    counting = Q(session__status__in=HELD_STATUSES, moves_clock=True) | Q(session__status__in=COMING_STATUSES)
    rows = Attendance.objects.filter(counting, supervisee__in=supervisees)
    found: dict[int, list[tuple[date, bool]]] = {}
    for supervisee, held_on, starts_at in rows.values_list("supervisee", "held_on", "session__starts_at"):
        day = held_on or timezone.localtime(starts_at).date()
        found.setdefault(supervisee, []).append((day, held_on is not None))
    return found


class _AgreementsOf:
    """The agreements of some people, to ask which one was in force on a day."""

    def __init__(self, people: WorkerQuerySet) -> None:
        self._found: dict[int, list[Agreement]] = {}
        agreements = Agreement.objects.filter(supervisee__in=people.values("pk")).select_related("policy")
        for agreement in agreements.order_by("starts_on", "pk"):
            self._found.setdefault(agreement.supervisee_id, []).append(agreement)

    def on(self, supervisee: int, day: date) -> Agreement | None:
        """The agreement in force on the day."""
        return next((one for one in self._found.get(supervisee, ()) if one.is_in_force(on=day)), None)

    def minutes(self, supervisee: int, day: date) -> int:
        """The shortest session that the policy of that day allows; 0 without an agreement."""
        agreement = self.on(supervisee, day)
        return agreement.policy.minimum_minutes if agreement else 0
