"""Supervision in the demo: agreements, and the sessions held under them so far."""

from collections.abc import Iterator
from datetime import date, time, timedelta
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
from tracker.demo.leave import absences_of_everybody
from tracker.demo.people import Staff
from tracker.demo.planning import BAND_OF, BANDS, Planned, Punctuality, plan_sessions
from workforce.models import AbsenceReason, Worker

type Meeting = tuple[Session, Worker]

WEEKS_OF_HISTORY = 58
#: Sessions further back come from the log in which supervision was kept before the tracker.
WEEKS_IN_TRACKER = 13
KINDS = (SessionKind.ONE_TO_ONE,) * 6 + (SessionKind.CASE, SessionKind.REFLECTIVE, SessionKind.REFLECTIVE)
#: How often a session that was held late had been booked in time, and how often one in time was moved.
LATE_WAS_BOOKED, REBOOKED_IN_TIME, MISSED = 0.75, 0.06, 0.15
#: Why a session was not held: on whose side, the reason of the list, and what was said of it. Where one of
#: the two was away that day, it was that.
WHY_CANCELLED = (
    (Side.SUPERVISEE, CancellationReason.COURT, "Hearing listed for the same morning"),
    (Side.SUPERVISEE, CancellationReason.URGENT_WORK, "Strategy discussion at the same hour"),
    (Side.SUPERVISEE, CancellationReason.URGENT_WORK, "A placement broke down overnight"),
    (Side.SUPERVISOR, CancellationReason.URGENT_WORK, "Covers for the other team manager"),
    (Side.SUPERVISOR, CancellationReason.URGENT_WORK, "Legal planning meeting at short notice"),
    (Side.SUPERVISOR, CancellationReason.TRAINING, "Gave the class on chronologies"),
    (Side.NEITHER, CancellationReason.OTHER, "Building closed: no heating"),
)
WHY_MISSED = (
    (Side.SUPERVISEE, "", "Stayed at school with a child"),
    (Side.SUPERVISEE, "", "In the diary for another day"),
    (Side.SUPERVISOR, "", "A conference ran over two hours"),
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
    week_ago = working_day_on_or_before(staff.on - timedelta(days=5))
    calling_off = CallingOff(random)
    last: dict[int, Session] = {}
    for session, supervisee in held:
        before, last[supervisee.pk] = last.get(supervisee.pk), session
        days = late.get((supervisee.pk, session.held_day), 0)
        if session.is_imported or random.random() > (LATE_WAS_BOOKED if days else REBOOKED_IN_TIME):
            continue
        day = working_day_on_or_before(session.held_day - timedelta(days=days or random.choice((1, 2, 4))))
        if day < min(session.held_day, working_day_on_or_before(staff.on - timedelta(days=1))):
            is_missed = random.random() < MISSED
            yield calling_off.on(day, session, supervisee, before=before, is_missed=is_missed), supervisee
    for key, is_missed in (("sean", False), ("agency", True)):
        worker = staff.by_key[key]
        session = last[worker.pk]
        yield calling_off.on(week_ago, session, worker, before=session, is_missed=is_missed), worker


class CallingOff:
    """Sessions as they were booked, and why they were not held."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self._absences = absences_of_everybody()

    def on(
        self, day: date, like: Session, supervisee: Worker, *, before: Session | None, is_missed: bool
    ) -> Session:
        """One like another, on a day: booked in the session before it."""
        starts_at = local(day, like.starts_at.time())
        away = None if is_missed else self._away(day, supervisee, like.supervisor)
        side, reason, text = away or self.random.choice(WHY_MISSED if is_missed else WHY_CANCELLED)
        noticed_at = local(working_days_before(day, self.random.choice((0, 1, 1, 2))), time(8, 40))
        booked_at = local(working_days_before(day, 9), time(11, 15))
        return Session(
            kind=like.kind,
            status=Status.DID_NOT_ATTEND if is_missed else Status.CANCELLED,
            supervisor=like.supervisor,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=90),
            place=like.place,
            booked_at=before.ends_at if before and before.ends_at < noticed_at else booked_at,
            called_off_at=starts_at + timedelta(minutes=35) if is_missed else noticed_at,
            called_off_side=side,
            called_off_reason=reason,
            called_off_text=text,
        )

    def _away(self, day: date, supervisee: Worker, supervisor: Worker) -> tuple[Side, str, str] | None:
        """Who was away that day, and why: an absence is entered for it."""
        for side, who in ((Side.SUPERVISEE, supervisee), (Side.SUPERVISOR, supervisor)):
            for absence in self._absences.get(who.pk, ()):
                if absence.started_on <= day and (absence.ended_on is None or day <= absence.ended_on):
                    is_ill = absence.reason == AbsenceReason.SICKNESS
                    return side, CancellationReason.SICKNESS if is_ill else CancellationReason.LEAVE, ""
        return None


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
