"""Booking a session, cancelling it, and saying that someone did not come.

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
    hold_time,
    insert_session,
    lock_session,
    require_bookable,
    require_offered,
    require_plausible,
    require_status,
    take_off,
    whose_alone,
)
from supervision.booking.services.diary import take_out_of_diary
from supervision.calendars.services.invitations import tell_both, tell_others
from supervision.models import Session, SessionKind, Slot, Status
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.locking import lock_people
from workforce.models import Account, Worker

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
        at=at,
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
def cancel_session(
    *, session: Session, reason: str, side: str, by: Account | None, at: datetime, text: str = ""
) -> Session:
    """Cancel a session, with a reason and the side it came from; always. The time is free again.

    So is one that was recorded as held by mistake, until it is signed. Raises NotBookable when it was signed,
    moved or missed. The same cancellation sent twice has one effect;
    another one is refused, since the first stands.
    """
    session = lock_session(session)
    if session.status == Status.CANCELLED:
        stands = (session.called_off_reason, session.called_off_side, session.called_off_text)
        if stands != (reason, side, text):
            raise NotBookable(CANCELLED_ALREADY)
        return session
    require_status(session, Status.BOOKED, Status.PROPOSED, *_held_by_mistake(session))
    take_off(session, Status.CANCELLED, reason=reason, side=side, text=text, by=by, at=at)
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


def _held_by_mistake(session: Session) -> tuple[Status, ...]:
    """Recorded as held and not signed: until then it can be said that it did not take place."""
    return (Status.HELD,) if session.can_still_be_off else ()


@transaction.atomic
def record_missed(
    *, session: Session, side: str, by: Account | None, at: datetime, reason: str = "", text: str = ""
) -> Session:
    """The session's time came and one side did not; the other is told at once. No reason: not known.

    So it is with one that was recorded as held by mistake, until it is signed.

    Raises NotBookable before it has started.
    """
    session = lock_session(session)
    if session.status == Status.DID_NOT_ATTEND:
        stands = (session.called_off_side, session.called_off_reason, session.called_off_text)
        if stands != (side, reason, text):
            raise NotBookable("Someone has recorded already who did not attend. Nothing was changed.")
        return session
    require_status(session, Status.BOOKED, *_held_by_mistake(session))
    if session.starts_at > at:
        raise NotBookable("This session has not started yet. Cancel it or move it instead.")
    take_off(session, Status.DID_NOT_ATTEND, reason=reason, side=side, text=text, by=by, at=at)
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
