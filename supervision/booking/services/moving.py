"""Moving a booking to another time; on a day on which someone else supervises, to them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from supervision.booking.services.bookable import (
    call_off,
    hold_time,
    insert_session,
    lock_session,
    people_concerned,
    require_everybody,
    require_offered,
    require_plausible,
    require_status,
    supervisor_on,
    who_is_away,
    whose_alone,
)
from supervision.booking.services.diary import take_out_of_diary
from supervision.calendars.services.invitations import tell_both, tell_moved_to
from supervision.models import Agreement, Session, SessionKind, SessionRecord, Slot, Status
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.locking import lock_whoever
from workforce.models import Account, Worker
from workforce.models.sealed_rows import give_rows_to

#: What people write for a session beforehand, beside its record: it goes along to another time.
PREPARED = ("agenda_items", "personal_notes", "discussions", "actions", "action_reviews")


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
    asking: Worker | None = None,
) -> Session:
    """Another time for a booking: a new session in its place, the old one kept as moved.

    The uid stays, so calendars show one meeting that moved; what was prepared goes along. It is with whoever
    offered the `slot`; at a time that was named, see `_holder`. Raises NotBookable (of a group, naming
    everyone who cannot come), AlreadyBusy, or Doubtful.
    """
    lock_whoever(lambda: people_concerned(session, slot, at=at))
    session = lock_session(session)
    moved_to = session.replaced_by
    if moved_to and (moved_to.starts_at, moved_to.ends_at) == (starts_at, ends_at):
        return moved_to
    require_status(session, Status.BOOKED)
    if slot:
        require_offered(slot=slot, at=at)
    to = slot.supervisor if slot else _holder(session, starts_at=starts_at, asking=asking)
    people: dict[str, Any] = {"supervisor": to, "supervisees": list(session.supervisees.all())}
    times: dict[str, Any] = {"starts_at": starts_at, "ends_at": ends_at}
    require_everybody(**people, **times, at=at, except_uid=session.uid)
    require_plausible(
        **people,
        times=[(starts_at, ends_at)],
        sure=sure,
        at=at,
        is_offered=slot is not None,
        moving=[session.uid],
    )
    call_off(session, Status.RESCHEDULED, reason=reason, side=side, text=text, by=by, at=at)
    successor = _successor(
        session, supervisor=to, slot=slot, place=place, booked_by=by, booked_at=at, **times
    )
    former = {} if to == session.supervisor else {"supervisor": to.pk, "former": session.supervisor_id}
    record_event(
        verb=Verb.SESSION_MOVED,
        subject=successor,
        by=by,
        worker=whose_alone(successor),
        moved_from=session.pk,
        starts_at=starts_at.isoformat(),
        side=side,
        reason=reason,
        **former,
    )
    if former:
        tell_moved_to(session=successor, before=session, by=by, at=at)
    else:
        tell_both(session=successor, became="moved", by=by, at=at)
    return successor


def _holder(session: Session, *, starts_at: datetime, asking: Worker | None) -> Worker:
    """Who holds a session at another time that someone named: who holds it now, as long as they supervise on
    that day and are there; else whoever supervises or covers (see `supervisor_on`, also for `asking`).

    A group is its supervisor's. Raises NotBookable where no one supervises.
    """
    if session.kind == SessionKind.GROUP:
        return session.supervisor
    supervisee, on = session.supervisees.get(), timezone.localtime(starts_at).date()
    given = Agreement.objects.given_by(session.supervisor, on=on).filter(supervisee=supervisee)
    if given.exists() and who_is_away([session.supervisor], on=on) is None:
        return session.supervisor
    return supervisor_on(supervisee, at=starts_at, asking=asking)


def _successor(session: Session, *, supervisor: Worker, **facts: Any) -> Session:
    """The same meeting at another time; a former supervisor's own jottings go."""
    kept = {"kind": session.kind, "series": session.series, "uid": session.uid}
    successor = insert_session(supervisor=supervisor, **kept, **facts)
    supervisees = list(session.supervisees.all())
    for supervisee in supervisees:
        successor.attendances.create(supervisee=supervisee)
    session.replaced_by = successor
    session.save(update_fields=["replaced_by"])
    for prepared in PREPARED:
        give_rows_to(getattr(session, prepared).all(), session_id=successor.pk)
    record = SessionRecord.objects.filter(session=session)
    if supervisor != session.supervisor:
        record.update(jottings="")
        take_out_of_diary(uid=session.uid, at=facts["booked_at"], workers=[session.supervisor])
    give_rows_to(record, session_id=successor.pk)
    hold_time(successor, workers=[supervisor, *supervisees])
    return successor
