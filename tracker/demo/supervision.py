"""Supervision in the demo: agreements, and the sessions held under them so far."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import count
from random import Random

from supervision.agreements.services.agreements import end_agreement, start_agreement
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
from tracker.demo.calendar import (
    LENGTHS,
    ROOMS,
    SHORT_LENGTHS,
    Hours,
    local,
    working_day_on_or_before,
    working_days_before,
)
from tracker.demo.people import Staff
from tracker.demo.planning import BAND_OF, BANDS, Planned, Punctuality, plan_sessions
from workforce.models import Worker

type Meeting = tuple[Session, Worker]

WEEKS_OF_HISTORY = 58
#: Sessions further back come from the log in which supervision was kept before the tracker.
WEEKS_IN_TRACKER = 13
KINDS = (SessionKind.ONE_TO_ONE,) * 6 + (SessionKind.CASE, SessionKind.REFLECTIVE, SessionKind.REFLECTIVE)
#: How often a session that was held late had been booked in time, and how often one in time was moved.
LATE_WAS_BOOKED, REBOOKED_IN_TIME, MISSED = 0.75, 0.06, 0.15
#: Why a session was not held: on whose side, the reason of the list, and what was said of it.
WHY_CANCELLED = (
    (Side.SUPERVISEE, CancellationReason.SICKNESS, ""),
    (Side.SUPERVISEE, CancellationReason.COURT, "The hearing was listed for the same morning"),
    (Side.SUPERVISEE, CancellationReason.URGENT_WORK, "A strategy discussion was called for the same hour"),
    (Side.SUPERVISEE, CancellationReason.URGENT_WORK, "A placement broke down overnight"),
    (Side.SUPERVISOR, CancellationReason.SICKNESS, ""),
    (Side.SUPERVISOR, CancellationReason.URGENT_WORK, "Covers for the other team manager today"),
    (Side.SUPERVISOR, CancellationReason.URGENT_WORK, "Legal planning meeting at short notice"),
    (Side.SUPERVISOR, CancellationReason.LEAVE, ""),
    (Side.SUPERVISOR, CancellationReason.TRAINING, ""),
    (Side.NEITHER, CancellationReason.OTHER, "The building was closed: no heating"),
)
WHY_MISSED = (
    (Side.SUPERVISEE, "", "Was held up at school with a child who would not go home"),
    (Side.SUPERVISEE, "", "Had it in the diary for the day after"),
    (Side.SUPERVISOR, "", "A conference ran over by two hours"),
)


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
    punctuality = Punctuality(on=staff.on)
    planned: list[Planned] = []
    for agreement in agreements:
        band = BAND_OF.get(keys.get(agreement.supervisee_id, "")) or BANDS[next(turns) % len(BANDS)]
        planned += plan_sessions(agreement, band=band, on=staff.on, punctuality=punctuality, random=random)
    planned.sort(key=lambda one: (one.day, one.agreement.pk))
    tracked_from = staff.on - timedelta(weeks=WEEKS_IN_TRACKER)
    held = [
        (session, one.agreement.supervisee)
        for one in planned
        if (session := held_session(one, tracked_from=tracked_from, random=random, hours=hours))
    ]
    late = {(one.agreement.supervisee_id, one.day): one.late for one in planned if one.late}
    save(held + list(sessions_not_held(held, late, staff, random=random)))
    return [(session, supervisee) for session, supervisee in held if not session.is_imported]


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


def sessions_not_held(
    held: list[Meeting], late: dict[tuple[int, date], int], staff: Staff, *, random: Random
) -> Iterator[Meeting]:
    """What was cancelled, or where someone did not come: most of what was held late, and some in time."""
    for session, supervisee in held:
        days = late.get((supervisee.pk, session.held_day), 0)
        if session.is_imported or random.random() > (LATE_WAS_BOOKED if days else REBOOKED_IN_TIME):
            continue
        day = working_day_on_or_before(session.held_day - timedelta(days=days or random.choice((1, 2, 4))))
        if day < min(session.held_day, working_day_on_or_before(staff.on - timedelta(days=1))):
            at = local(day, session.starts_at.time())
            yield not_held(session, at, is_missed=random.random() < MISSED, random=random), supervisee
    week_ago = working_day_on_or_before(staff.on - timedelta(days=5))
    for key, is_missed in (("sean", False), ("agency", True)):
        worker = staff.by_key[key]
        last = [session for session, supervisee in held if supervisee == worker][-1]
        at = local(week_ago, last.starts_at.time())
        yield not_held(last, at, is_missed=is_missed, random=random), worker


def not_held(like: Session, starts_at: datetime, *, is_missed: bool, random: Random) -> Session:
    """A session as it was booked, and why it was not held."""
    day = starts_at.date()
    side, reason, text = random.choice(WHY_MISSED if is_missed else WHY_CANCELLED)
    before = local(working_days_before(day, random.choice((0, 1, 1, 2))), time(8, 40))
    return Session(
        kind=like.kind,
        status=Status.DID_NOT_ATTEND if is_missed else Status.CANCELLED,
        supervisor=like.supervisor,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=90),
        place=like.place,
        booked_at=local(working_days_before(day, 9), time(11, 15)),
        called_off_at=starts_at + timedelta(minutes=35) if is_missed else before,
        called_off_side=side,
        called_off_reason=reason,
        called_off_text=text,
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
