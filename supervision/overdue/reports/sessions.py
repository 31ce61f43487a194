"""What the sessions themselves were like: gaps, length, signatures, and what was cancelled."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.db.models import Q, QuerySet
from django.utils import timezone

from supervision.clock.clock import next_due_on
from supervision.clock.due_status import frequencies
from supervision.clock.on_record import absences_and_records, days_on_record, is_all_on_record
from supervision.models import Agreement, Attendance, CancellationReason, Session, Side, Signature, Status
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
class HeldSession:
    """One session that was held, with those people in it who are counted.

    A group session is one session: it is long enough or signed in time if it is so of each of them.
    """

    session: Session
    people: tuple[Worker, ...]
    #: As long as each one's policy asks, and not interrupted; None where the length is not known.
    is_long_enough: bool | None
    #: Signed by the supervisor and answered by each in time; None while there is time, or kept elsewhere.
    is_signed_in_time: bool | None


@dataclass(frozen=True, slots=True)
class SessionOff:
    """One session that was cancelled or missed, with those people in it who are counted."""

    session: Session
    people: tuple[Worker, ...]
    #: Each of them had another session, held or booked, from that day to the due day that stood then.
    is_made_good: bool


@dataclass(frozen=True, slots=True)
class SessionQuality:
    """Of the sessions held in a time: how far apart, how long, and how soon both had signed.

    Gaps are days from one held session to the next, of one person. Length is counted only where it
    was recorded; signatures only where the record is kept here and the working days are over.
    """

    rows: tuple[HeldSession, ...]
    median_gap: float | None
    longest_gap: int | None
    longest_gap_of: Worker | None

    @property
    def held(self) -> int:
        return len(self.rows)

    @property
    def long_enough(self) -> Fraction:
        return _fraction(row.is_long_enough for row in self.rows)

    @property
    def signed_in_time(self) -> Fraction:
        return _fraction(row.is_signed_in_time for row in self.rows)


@dataclass(frozen=True, slots=True)
class Cancellations:
    """Sessions cancelled or missed in a time, who by and why, and how many were made good in time."""

    rows: tuple[SessionOff, ...]

    @property
    def cancelled(self) -> list[SessionOff]:
        return [one for one in self.rows if one.session.status == Status.CANCELLED]

    @property
    def called_off(self) -> int:
        return len(self.cancelled)

    @property
    def missed(self) -> int:
        return len(self.rows) - self.called_off

    @property
    def by_side(self) -> tuple[tuple[Side, int], ...]:
        """Of all, the most frequent side first."""
        sides = Counter(one.session.called_off_side for one in self.rows)
        return tuple((Side(side), number) for side, number in _most_first(sides) if side)

    @property
    def by_reason(self) -> tuple[tuple[CancellationReason, int], ...]:
        """Of those cancelled, the most frequent reason first."""
        reasons = Counter(one.session.called_off_reason for one in self.cancelled)
        return tuple((CancellationReason(reason), number) for reason, number in _most_first(reasons))

    @property
    def rebooked_in_time(self) -> Fraction:
        return _fraction(one.is_made_good for one in self.rows)


def _most_first(counted: Counter[str]) -> list[tuple[str, int]]:
    """The most frequent first; those as frequent by name, so that the order is the same each time."""
    return sorted(counted.items(), key=lambda one: (-one[1], one[0]))


def _fraction(answers: Iterable[bool | None]) -> Fraction:
    """How many are so, of those of which it is known."""
    known = [answer for answer in answers if answer is not None]
    return Fraction(sum(known), len(known))


def session_quality(*, people: WorkerQuerySet, from_on: date, to_on: date) -> SessionQuality:
    """The sessions held between two days, both included, of these people."""
    gaps = _gaps(held_days(people, to_on=to_on), from_on=from_on)
    widest = max(gaps, key=lambda gap: gap[0], default=None)
    return SessionQuality(
        rows=tuple(held_sessions(people=people, from_on=from_on, to_on=to_on)),
        median_gap=median(days for days, _ in gaps) if gaps else None,
        longest_gap=widest[0] if widest else None,
        longest_gap_of=Worker.objects.get(pk=widest[1]) if widest else None,
    )


def held_sessions(*, people: WorkerQuerySet, from_on: date, to_on: date) -> Iterator[HeldSession]:
    """Each session held between two days, both included, with someone of these people; the last first."""
    within = Attendance.objects.filter(
        supervisee__in=people.values("pk"), held_on__gte=from_on, held_on__lte=to_on
    )
    parts = _by_session(within.order_by("-held_on", "-session__starts_at", "-session"))
    minimum = _AgreementsOf(people)
    signed = _signed_in_time([one for each in parts for one in each], to_on=to_on)
    for each in parts:
        session = each[0].session
        long_enough = (
            None
            if session.minutes is None
            else not session.was_interrupted
            and all(session.minutes >= minimum.minutes(one.supervisee_id, one.held_day) for one in each)
        )
        answers = [signed.get((session.pk, one.supervisee_id)) for one in each]
        in_time = None if None in answers else all(answers)
        yield HeldSession(session, tuple(one.supervisee for one in each), long_enough, in_time)


def _by_session(attendances: QuerySet[Attendance]) -> list[list[Attendance]]:
    """Those of each session together, in the order given."""
    found: dict[int, list[Attendance]] = {}
    for one in attendances.select_related("session__supervisor", "supervisee__team"):
        found.setdefault(one.session_id, []).append(one)
    return list(found.values())


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


def _signed_in_time(held: Sequence[Attendance], *, to_on: date) -> dict[tuple[int, int], bool]:
    """Of each record, by session and supervisee: signed by the supervisor and answered in time.

    Only of those whose working days are over, and whose record is kept here.
    """
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
    return {key: signed[key] >= 2 for key in over}


def cancellations(*, people: WorkerQuerySet, from_on: date, to_on: date) -> Cancellations:
    """Sessions planned between two days, both included, that were cancelled or missed; the last first."""
    off = Attendance.objects.filter(
        supervisee__in=people.values("pk"),
        session__status__in=(Status.CANCELLED, Status.DID_NOT_ATTEND),
        session__starts_at__gte=start_of(from_on),
        session__starts_at__lt=start_of(to_on + ONE_DAY),
    )
    parts = _by_session(off.order_by("-session__starts_at", "-session"))
    made_good = _made_good([one for each in parts for one in each], people)
    return Cancellations(
        tuple(
            SessionOff(
                each[0].session,
                tuple(one.supervisee for one in each),
                all(one.pk in made_good for one in each),
            )
            for each in parts
        )
    )


def _made_good(off: Sequence[Attendance], people: WorkerQuerySet) -> set[int]:
    """Of these, by key: another session, held or booked, from that day to the due day that stood then."""
    agreements, policies = _AgreementsOf(people), frequencies()
    supervisees = {one.supervisee_id for one in off}
    sessions = _session_days(supervisees)
    absences, records = absences_and_records(supervisees)
    found = set()
    for one in off:
        planned_on = timezone.localtime(one.session.starts_at).date()
        agreement = agreements.on(one.supervisee_id, planned_on)
        if agreement is None:
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
        if any(planned_on <= day and (due_on is None or day <= due_on) for day, _ in days):
            found.add(one.pk)
    return found


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
