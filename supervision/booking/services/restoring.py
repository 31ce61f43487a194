"""Undoing what someone recorded by mistake of a booking: that it was cancelled, or that one did not attend.

By whoever recorded it, until someone else has acted on it: another session is there in its place, the
time is taken, or the supervisor has changed.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from supervision.booking.services.bookable import (
    NotBookable,
    hold_time,
    lock_session,
    require_everybody,
    require_status,
    whose_alone,
)
from supervision.calendars.services.invitations import tell_both, tell_others
from supervision.models import CancellationReason, Session, Status
from supervision.models.session import COMING_STATUSES, HELD_STATUSES
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Event

RECORDED_BY_ANOTHER = "Only the person who recorded this can undo it."
ANOTHER_INSTEAD = "Another session is booked in its place. Cancel that one first."
ANOTHER_SINCE = "Someone has booked another session since then, so this one stays as it is."
PROPOSED_ONLY = "This time was only proposed. Propose it again instead."
BY_HAND_OVER = "The change of supervisor cancelled this session. Book another one instead."


def can_restore(session: Session, *, by: Account) -> bool:
    """Recorded by this person, and by nothing that the tracker did by itself."""
    return (
        session.status in (Status.CANCELLED, Status.DID_NOT_ATTEND)
        and session.called_off_by_id == by.pk
        and session.called_off_reason != CancellationReason.HAND_OVER
    )


@transaction.atomic
def restore_session(*, session: Session, by: Account, at: datetime) -> Session:
    """The session is booked again, as if it had not been cancelled or missed; the other side is told.

    Sent twice, it has one effect. Raises NotBookable or AlreadyBusy when someone has acted on it since.
    """
    session = lock_session(session)
    if session.status == Status.BOOKED:
        return session
    require_status(session, Status.CANCELLED, Status.DID_NOT_ATTEND)
    _require_untouched(session, by=by)
    was_missed = session.status == Status.DID_NOT_ATTEND
    people = list(session.supervisees.all())
    if session.starts_at > at:
        require_everybody(
            supervisor=session.supervisor,
            supervisees=people,
            starts_at=session.starts_at,
            ends_at=session.ends_at,
            at=at,
            except_uid=session.uid,
        )
    details = {"was": session.status, "reason": session.called_off_reason, "side": session.called_off_side}
    session.status, session.replaced_by = Status.BOOKED, None
    session.called_off_at = session.called_off_by = None
    session.called_off_side, session.called_off_reason, session.called_off_text = "", "", ""
    session.save()
    if not was_missed:
        hold_time(session, workers=[session.supervisor, *people])
    record_event(verb=Verb.SESSION_RESTORED, subject=session, by=by, worker=whose_alone(session), **details)
    if was_missed:
        tell_others(session=session, became="not_missed", by=by, at=at)
    else:
        tell_both(session=session, became="restored", by=by, at=at)
    return session


def _require_untouched(session: Session, *, by: Account) -> None:
    if session.called_off_by_id != by.pk:
        raise NotBookable(RECORDED_BY_ANOTHER)
    if session.called_off_reason == CancellationReason.HAND_OVER:
        raise NotBookable(BY_HAND_OVER)
    if session.replaced_by and session.replaced_by.status in (*COMING_STATUSES, *HELD_STATUSES):
        raise NotBookable(ANOTHER_INSTEAD)
    if _was_only_proposed(session):
        raise NotBookable(PROPOSED_ONLY)
    booked_since = Session.objects.filter(
        Q(status__in=COMING_STATUSES) | Q(status__in=HELD_STATUSES),
        attendances__supervisee__in=session.supervisees.values("pk"),
        booked_at__gt=session.called_off_at,
    ).exclude(booked_by=by)
    if booked_since.exists():
        raise NotBookable(ANOTHER_SINCE)


def _was_only_proposed(session: Session) -> bool:
    about = Event.objects.filter(subject_type=session._meta.label_lower, subject_id=str(session.pk))
    verbs = set(about.values_list("verb", flat=True))
    return Verb.SESSION_PROPOSED in verbs and Verb.PROPOSAL_CHOSEN not in verbs
