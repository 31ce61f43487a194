"""Supervision in the demo: agreements, and the sessions held under them so far."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from random import Random

from supervision.agreements.services.agreements import end_agreement, start_agreement
from supervision.clock.clock import Timeliness, next_due_on, timeliness
from supervision.clock.due_days import absences_by_worker
from supervision.models import (
    Agreement,
    Attendance,
    CancellationReason,
    FrequencyPolicy,
    LogRow,
    Session,
    SessionKind,
    Side,
    Status,
)
from tracker.demo.calendar import LENGTHS, ROOMS, SHORT_LENGTHS, Hours, local, working_day_on_or_before, works
from tracker.demo.people import Staff
from workforce.authority_settings import days_off, due_soon_days
from workforce.models import Worker
from workforce.rules.working_days import ONE_DAY, Interval

type Meeting = tuple[Session, Worker]

WEEKS_OF_HISTORY = 58
#: Sessions further back come from the log in which supervision was kept before the tracker.
WEEKS_IN_TRACKER = 13
KINDS = (SessionKind.ONE_TO_ONE,) * 6 + (SessionKind.CASE, SessionKind.REFLECTIVE, SessionKind.REFLECTIVE)
#: How those without a part to play stand, one after the other.
BANDS = (
    Timeliness.IN_TIME,
    Timeliness.IN_TIME,
    Timeliness.IN_TIME,
    Timeliness.DUE_SOON,
    Timeliness.IN_TIME,
    Timeliness.IN_TIME,
    Timeliness.OVERDUE_1_TO_7,
    Timeliness.IN_TIME,
    Timeliness.IN_TIME,
    Timeliness.DUE_SOON,
    Timeliness.IN_TIME,
    Timeliness.OVERDUE_8_TO_14,
    Timeliness.IN_TIME,
    Timeliness.IN_TIME,
    Timeliness.OVERDUE_1_TO_7,
    Timeliness.IN_TIME,
    Timeliness.OVERDUE_15_OR_MORE,
    Timeliness.IN_TIME,
)
#: How those who are told apart by name stand.
BAND_OF = {
    "nqsw": Timeliness.DUE_SOON,
    "chloe": Timeliness.IN_TIME,
    "sean": Timeliness.OVERDUE_1_TO_7,
    "worker": Timeliness.DUE_SOON,
    "agency": Timeliness.OVERDUE_8_TO_14,
    "mentor": Timeliness.IN_TIME,
    "samuel": Timeliness.DUE_SOON,
    "lee": Timeliness.IN_TIME,
    "supervisor": Timeliness.IN_TIME,
}


@dataclass(frozen=True, slots=True)
class Planned:
    """A session to be, before it has a time of day."""

    agreement: Agreement
    day: date


def agree_supervision(staff: Staff) -> None:
    """Everyone but the NQSWs, whose enrolment does it, is supervised by their line manager."""
    policy = FrequencyPolicy.objects.get(is_default_for_others=True)
    nqsws = {worker.pk for worker in staff.nqsws}
    earliest = staff.on - timedelta(weeks=WEEKS_OF_HISTORY)
    for worker in staff.everybody:
        if worker.line_manager is None or worker.pk in nqsws:
            continue
        agreement = start_agreement(
            supervisee=worker,
            supervisor=worker.line_manager,
            policy=policy,
            starts_on=max(worker.started_on, earliest),
            by=None,
        )
        if worker.left_on:
            end_agreement(agreement=agreement, on=worker.left_on, by=None)


def hold_sessions(staff: Staff, *, random: Random, hours: Hours) -> list[Meeting]:
    """The sessions of the past year, the last of each placed so that the person stands in a band.

    Answers those that were recorded in the tracker, in order of time.
    """
    agreements = Agreement.objects.with_people().prefetch_related("policy__stages").order_by("pk")
    keys = {worker.pk: key for key, worker in staff.by_key.items()}
    turns = count()
    planned: list[Planned] = []
    for agreement in agreements:
        band = BAND_OF.get(keys.get(agreement.supervisee_id, "")) or BANDS[next(turns) % len(BANDS)]
        planned += plan_sessions(agreement, band=band, on=staff.on, random=random)
    planned.sort(key=lambda one: (one.day, one.agreement.pk))
    tracked_from = staff.on - timedelta(weeks=WEEKS_IN_TRACKER)
    held = [
        (session, one.agreement.supervisee)
        for one in planned
        if (session := held_session(one, tracked_from=tracked_from, random=random, hours=hours))
    ]
    called_off = list(sessions_called_off(held, staff, random=random))
    save(held + called_off)
    return [(session, supervisee) for session, supervisee in held if not session.is_imported]


def plan_sessions(agreement: Agreement, *, band: Timeliness, on: date, random: Random) -> Iterator[Planned]:
    """Days on which sessions were held: backwards from the last, about as often as promised."""
    candidates = last_days_for(agreement, band=band, on=min(on, agreement.ends_on or on))
    last = random.choice(candidates) if candidates else None
    away = absences_by_worker([agreement.supervisee_id]).get(agreement.supervisee_id, ())
    usual = 14 if agreement.policy.is_default_for_nqsws else 30
    earliest = max(agreement.clock_started_on + timedelta(days=usual - 4), agreement.starts_on)
    while last is not None and last >= earliest:
        yield Planned(agreement, last)
        late = random.choice((0, 0, 0, 0, 0, 0, 0, 2, 6, 12)) if random.random() < 0.8 else -3
        last = last - timedelta(days=usual - 1 + late)
        while not works(last) or any(absence.contains(last) for absence in away):
            last -= ONE_DAY


def last_days_for(agreement: Agreement, *, band: Timeliness, on: date) -> list[date]:
    """The working days after which, had the last session been then, the clock is suspended or in the band.

    Where no day does that, some three to six weeks ago.
    """
    away = absences_by_worker([agreement.supervisee_id]).get(agreement.supervisee_id, ())
    days = [on - timedelta(days=ago) for ago in range(1, 200)]
    free = [
        day
        for day in days
        if day > agreement.clock_started_on and works(day) and not any(a.contains(day) for a in away)
    ]
    stands = {day: band_after(agreement, day, away=away, on=on) for day in free}
    suspended = [day for day in free if stands[day] is None]
    return suspended or [day for day in free if stands[day] is band] or free[15:30]


def band_after(
    agreement: Agreement, last_held_on: date, *, away: Sequence[Interval], on: date
) -> Timeliness | None:
    """How the agreement stands on a day when the last session was then; None while suspended."""
    holidays = days_off()
    due_on = next_due_on(
        policy=agreement.policy.frequency,
        clock_started_on=agreement.clock_started_on,
        last_held_on=last_held_on,
        absences=away,
        holidays=holidays,
    )
    return (
        timeliness(next_due_on=due_on, on=on, holidays=holidays, soon=due_soon_days(on=on))
        if due_on
        else None
    )


def held_session(planned: Planned, *, tracked_from: date, random: Random, hours: Hours) -> Session | None:
    """The planned session as a fact, at a time at which both were free; None when there was none."""
    agreement = planned.agreement
    starts_at = hours.take([agreement.supervisee_id, agreement.supervisor_id], planned.day)
    if starts_at is None:
        return None
    minutes = random.choice(LENGTHS if random.random() < 0.85 else SHORT_LENGTHS)
    is_imported = planned.day < tracked_from
    return Session(
        kind=random.choice(KINDS),
        status=Status.HELD,
        supervisor=agreement.supervisor,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
        minutes=minutes,
        place="" if is_imported else random.choice(ROOMS),
        held_on=planned.day,
        was_interrupted=None if is_imported else random.random() < 0.08,
        is_imported=is_imported,
        signed_elsewhere=True if is_imported else None,
    )


def sessions_called_off(held: list[Meeting], staff: Staff, *, random: Random) -> Iterator[Meeting]:
    """Some sessions were first planned for another day and cancelled, or someone did not come."""
    for session, supervisee in held:
        if not session.is_imported and random.random() < 0.10:
            side = random.choice((Side.SUPERVISEE, Side.SUPERVISOR, Side.SUPERVISOR))
            yield (
                called_off(session, session.starts_at - timedelta(days=3), side=side, random=random),
                supervisee,
            )
    sean = staff.by_key["sean"]
    last = [session for session, supervisee in held if supervisee == sean][-1]
    week_ago = local(staff.on - timedelta(days=5), last.starts_at.time())
    yield (
        called_off(last, week_ago, side=Side.SUPERVISOR, random=random, reason=CancellationReason.COURT),
        sean,
    )


def called_off(
    like: Session, starts_at: datetime, *, side: Side, random: Random, reason: str = ""
) -> Session:
    missed = not reason and random.random() < 0.2
    return Session(
        kind=like.kind,
        status=Status.DID_NOT_ATTEND if missed else Status.CANCELLED,
        supervisor=like.supervisor,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=90),
        place=like.place,
        booked_at=starts_at - timedelta(days=12),
        called_off_at=starts_at - timedelta(hours=-2 if missed else random.choice((3, 20, 26, 70))),
        called_off_side=side,
        called_off_reason="" if missed else reason or random.choice(CancellationReason.values),
    )


def save(meetings: list[Meeting]) -> None:
    Session.objects.bulk_create(session for session, _ in meetings)
    Attendance.objects.bulk_create(
        Attendance(session=session, supervisee=supervisee, held_on=session.held_on)
        for session, supervisee in meetings
    )


def leave_rows_to_settle(staff: Staff) -> None:
    """Three rows of the old log that matched no one: a misspelling, a nickname, and someone unknown."""
    LogRow.objects.bulk_create(
        LogRow(
            fingerprint=f"demo-{number}",
            row_number=number,
            file_name="supervision log.xlsx",
            met_on=working_day_on_or_before(staff.on - timedelta(weeks=WEEKS_IN_TRACKER + 2, days=number)),
            supervisee_name=supervisee,
            supervisor_name=supervisor,
            kind=SessionKind.ONE_TO_ONE,
            minutes=90,
            outcome=Status.HELD,
            problem=f"Nobody is called “{supervisee}”.",
        )
        for number, supervisee, supervisor in (
            (14, "Price, Joana", "Daniel Okafor"),
            (27, "Shaun Kelly", "Okafor, Daniel"),
            (31, "T Hussain", "Daniel Okafor"),
        )
    )
