"""Booking a session, moving it, cancelling it, and saying that someone did not come.

Every verb locks the people first (in the order of their keys), then looks again at what it was
asked to change: a booking made, moved or cancelled in between is refused, and the same request sent
twice has one effect.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from supervision.booking.history import side_words
from supervision.booking.services.bookable import (
    TAKEN,
    NotBookable,
    call_off,
    hold_time,
    insert_session,
    lock_session,
    require_bookable,
    require_everybody,
    require_offered,
    require_plausible,
    require_status,
    whose_alone,
)
from supervision.booking.services.diary import take_out_of_diary
from supervision.calendars.services.invitations import tell_both, tell_others
from supervision.models import Session, SessionKind, SessionRecord, Slot, Status
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.locking import lock_people
from workforce.models import Account, Worker

#: What people write for a session beforehand, beside its record: it goes along to another time.
PREPARED = ("agenda_items", "personal_notes", "discussions", "actions", "action_reviews")
CANCELLED_ALREADY = "This session was cancelled already. Nothing was changed."


@transaction.atomic
def book_slot(
    *, slot: Slot, supervisee: Worker, by: Account | None, at: datetime, sure: Collection[str] = ()
) -> Session:
    """Take an offered time. Sent twice, it answers the booking already made.

    Raises NotBookable (withdrawn, past, taken, not this supervisee's supervisor, away), AlreadyBusy, or
    Doubtful (see `require_plausible`).
    """
    lock_people([slot.supervisor, supervisee])
    if stored := Session.objects.coming().filter(slot=slot).first():
        if stored.attendances.filter(supervisee=supervisee).exists():
            return stored
        raise NotBookable(TAKEN)
    require_offered(slot=slot, at=at)
    return book_time(
        supervisor=slot.supervisor,
        supervisee=supervisee,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        place=slot.place,
        slot=slot,
        by=by,
        at=at,
        sure=sure,
    )


@transaction.atomic
def book_time(
    *,
    supervisor: Worker,
    supervisee: Worker,
    starts_at: datetime,
    ends_at: datetime,
    by: Account | None,
    at: datetime,
    place: str = "",
    slot: Slot | None = None,
    series: UUID | None = None,
    status: Status = Status.BOOKED,
    sure: Collection[str] = (),
) -> Session:
    """Book a time, offered or not. Raises NotBookable, AlreadyBusy, or Doubtful (see `require_plausible`)."""
    lock_people([supervisor, supervisee])
    wanted = {"supervisor": supervisor, "starts_at": starts_at, "ends_at": ends_at, "status": status}
    if stored := Session.objects.filter(attendances__supervisee=supervisee, **wanted).first():
        return stored
    require_bookable(supervisor=supervisor, supervisee=supervisee, starts_at=starts_at, at=at)
    require_plausible(
        supervisor=supervisor,
        supervisees=[supervisee],
        times=[(starts_at, ends_at)],
        sure=sure,
        is_offered=slot is not None,
    )
    session = insert_session(
        kind=SessionKind.ONE_TO_ONE,
        slot=slot,
        place=place,
        series=series,
        booked_by=by,
        booked_at=at,
        **wanted,
    )
    session.attendances.create(supervisee=supervisee)
    hold_time(session, workers=[supervisor, supervisee])
    record_event(
        verb=Verb.SESSION_PROPOSED if status == Status.PROPOSED else Verb.SESSION_BOOKED,
        subject=session,
        by=by,
        worker=supervisee,
        starts_at=starts_at.isoformat(),
    )
    if status == Status.BOOKED:
        tell_both(session=session, became="booked", by=by, at=at)
    return session


@transaction.atomic
def move_session(
    *,
    session: Session,
    starts_at: datetime,
    ends_at: datetime,
    reason: str,
    side: str,
    by: Account | None,
    at: datetime,
    text: str = "",
    place: str = "",
    slot: Slot | None = None,
    sure: Collection[str] = (),
) -> Session:
    """Another time for a booking: a new session in its place, the old one kept as moved.

    The uid stays, so calendars show one meeting that moved; what was prepared goes along. Raises
    NotBookable (of a group, naming everyone who cannot come), AlreadyBusy, or Doubtful.
    """
    session = lock_session(session)
    moved_to = session.replaced_by
    if moved_to and (moved_to.starts_at, moved_to.ends_at) == (starts_at, ends_at):
        return moved_to
    require_status(session, Status.BOOKED)
    if slot:
        require_offered(slot=slot, at=at)
    require_everybody(
        supervisor=session.supervisor,
        supervisees=session.supervisees.all(),
        starts_at=starts_at,
        ends_at=ends_at,
        at=at,
        except_uid=session.uid,
    )
    require_plausible(
        supervisor=session.supervisor,
        supervisees=session.supervisees.all(),
        times=[(starts_at, ends_at)],
        sure=sure,
        is_offered=slot is not None,
        moving=[session.uid],
    )
    call_off(session, Status.RESCHEDULED, reason=reason, side=side, text=text, by=by, at=at)
    successor = _successor(session, starts_at, ends_at, place=place, slot=slot, by=by, at=at)
    record_event(
        verb=Verb.SESSION_MOVED,
        subject=successor,
        by=by,
        worker=whose_alone(successor),
        moved_from=session.pk,
        starts_at=starts_at.isoformat(),
        side=side,
        reason=reason,
    )
    tell_both(session=successor, became="moved", by=by, at=at)
    return successor


def _successor(
    session: Session,
    starts_at: datetime,
    ends_at: datetime,
    *,
    place: str,
    slot: Slot | None,
    by: Account | None,
    at: datetime,
) -> Session:
    successor = insert_session(
        kind=session.kind,
        supervisor=session.supervisor,
        slot=slot,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place,
        series=session.series,
        uid=session.uid,
        booked_by=by,
        booked_at=at,
    )
    supervisees = list(session.supervisees.all())
    for supervisee in supervisees:
        successor.attendances.create(supervisee=supervisee)
    session.replaced_by = successor
    session.save(update_fields=["replaced_by"])
    for prepared in PREPARED:
        getattr(session, prepared).update(session=successor)
    SessionRecord.objects.filter(session=session).update(session=successor)
    hold_time(successor, workers=[session.supervisor, *supervisees])
    return successor


@transaction.atomic
def cancel_session(
    *, session: Session, reason: str, side: str, by: Account | None, at: datetime, text: str = ""
) -> Session:
    """Cancel a session, with a reason and the side it came from; always. The time is free again.

    Raises NotBookable when it was held, moved or missed. The same cancellation sent twice has one effect;
    another one is refused, since the first stands.
    """
    session = lock_session(session)
    if session.status == Status.CANCELLED:
        stands = (session.called_off_reason, session.called_off_side, session.called_off_text)
        if stands != (reason, side, text):
            raise NotBookable(CANCELLED_ALREADY)
        return session
    require_status(session, Status.BOOKED, Status.PROPOSED)
    call_off(session, Status.CANCELLED, reason=reason, side=side, text=text, by=by, at=at)
    take_out_of_diary(uid=session.uid, at=at)
    record_event(
        verb=Verb.SESSION_CANCELLED,
        subject=session,
        by=by,
        worker=whose_alone(session),
        side=side,
        reason=reason,
        notice_minutes=int(session.notice.total_seconds() // 60),
    )
    tell_both(session=session, became="cancelled", by=by, at=at)
    return session


@transaction.atomic
def record_missed(
    *, session: Session, side: str, by: Account | None, at: datetime, reason: str = "", text: str = ""
) -> Session:
    """The session's time came and one side did not; the other is told at once. No reason: not known.

    Raises NotBookable before it has started.
    """
    session = lock_session(session)
    if session.status == Status.DID_NOT_ATTEND:
        stands = (session.called_off_side, session.called_off_reason, session.called_off_text)
        if stands != (side, reason, text):
            raise NotBookable("Someone has recorded already who did not attend. Nothing was changed.")
        return session
    require_status(session, Status.BOOKED)
    if session.starts_at > at:
        raise NotBookable("This session has not started yet. Cancel it or move it instead.")
    call_off(session, Status.DID_NOT_ATTEND, reason=reason, side=side, text=text, by=by, at=at)
    record_event(
        verb=Verb.SESSION_MISSED,
        subject=session,
        by=by,
        worker=whose_alone(session),
        side=side,
        reason=reason,
    )
    tell_others(session=session, became="missed", by=by, at=at, missing=side_words(session))
    return session
