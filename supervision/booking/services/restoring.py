"""Undoing what someone recorded by mistake of a booking: that it was cancelled, or that one did not attend.

By whoever recorded it, until someone else has acted on it: another session is there in its place, the
time is taken, or the supervisor has changed.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from supervision.booking.services.bookable import (
    NotBookable,
    hold_time,
    lock_session,
    people_of,
    require_everybody,
    require_status,
    whose_alone,
)
from supervision.booking.services.diary import take_out_of_diary
from supervision.booking.services.moving import PREPARED
from supervision.calendars.services.invitations import tell_both, tell_others, told_together
from supervision.models import CancellationReason, DiaryEntry, Session, SessionRecord, Status
from supervision.models.session import COMING_STATUSES, HELD_STATUSES
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.locking import lock_whoever
from workforce.models import Account, Event

RECORDED_BY_ANOTHER = "Only the person who recorded this can undo it."
ANOTHER_INSTEAD = "Another session is booked in its place. Cancel that one first."
IN_USE = "Someone has acted on the session booked in its place. Cancel that one first."
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


def booked_in_the_same_step(session: Session) -> Session | None:
    """The session booked in its place in the step that took it off, as long as that is still to come."""
    instead = session.replaced_by
    if instead is None or instead.status != Status.BOOKED:
        return None
    same = (instead.booked_by_id, instead.booked_at) == (session.called_off_by_id, session.called_off_at)
    return instead if same else None


@transaction.atomic
@told_together()
def restore_session(*, session: Session, by: Account, at: datetime) -> Session:
    """The session is booked again, as if it had not been cancelled or missed; the other side is told.

    What was booked in its place in the same step is gone again. Sent twice, it has one effect.
    Raises NotBookable or AlreadyBusy when someone has acted on it since.
    """
    its_own = Q(pk=session.pk) | Q(replaces=session.pk)
    lock_whoever(lambda: people_of(Session.objects.filter(its_own)))
    session = lock_session(session)
    if session.status == Status.BOOKED:
        return session
    require_status(session, Status.CANCELLED, Status.DID_NOT_ATTEND)
    _require_untouched(session, by=by)
    if instead := booked_in_the_same_step(session):
        session.replaced_by = None
        session.save(update_fields=["replaced_by"])
        _remove(instead, by=by, at=at)
    _restore(session, by=by, at=at)
    return session


@transaction.atomic
def restore_handed_over(*, session: Session, by: Account, at: datetime) -> None:
    """A session that a hand-over cancelled is booked again, since the hand-over is undone.

    Raises NotBookable or AlreadyBusy when its time is taken.
    """
    session = lock_session(session)
    require_status(session, Status.CANCELLED)
    if session.called_off_reason == CancellationReason.HAND_OVER:
        _restore(session, by=by, at=at)


def _restore(session: Session, *, by: Account, at: datetime) -> None:
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


def _require_untouched(session: Session, *, by: Account) -> None:
    if session.called_off_by_id != by.pk:
        raise NotBookable(RECORDED_BY_ANOTHER)
    if session.called_off_reason == CancellationReason.HAND_OVER:
        raise NotBookable(BY_HAND_OVER)
    instead = booked_in_the_same_step(session)
    if instead and _acted_on(instead, by=by):
        raise NotBookable(IN_USE)
    taken = session.replaced_by and session.replaced_by.status in (*COMING_STATUSES, *HELD_STATUSES)
    if taken and not instead:
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


def _acted_on(session: Session, *, by: Account) -> bool:
    """Someone else did something with it, or something is prepared or written for it."""
    written = (getattr(session, prepared).exists() for prepared in PREPARED)
    if any(written) or SessionRecord.objects.filter(session=session).exists():
        return True
    about = Event.objects.filter(subject_type=session._meta.label_lower, subject_id=str(session.pk))
    return about.exclude(actor=by).exclude(verb=Verb.NOTES_READ).exists()


def _remove(session: Session, *, by: Account, at: datetime) -> None:
    """A session that was booked by mistake is gone; calendars show it as cancelled."""
    take_out_of_diary(uid=session.uid, at=at)
    record_event(verb=Verb.SESSION_REMOVED, subject=session, by=by, worker=whose_alone(session))
    tell_both(session=session, became="removed", by=by, at=at)
    DiaryEntry.objects.filter(uid=session.uid).update(path=reverse("supervision:index"))
    session.delete()


def _was_only_proposed(session: Session) -> bool:
    about = Event.objects.filter(subject_type=session._meta.label_lower, subject_id=str(session.pk))
    verbs = set(about.values_list("verb", flat=True))
    return Verb.SESSION_PROPOSED in verbs and Verb.PROPOSAL_CHOSEN not in verbs
