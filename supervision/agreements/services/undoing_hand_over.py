"""Undoing a hand-over: by whoever recorded it, on the same day, while nothing rests on it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from supervision.agreements.services.agreements import (
    AgreementRefused,
    events_about,
    reopen_agreement,
    undoes,
)
from supervision.agreements.services.handing_over import take_over, why_not_taken_over
from supervision.booking.services.bookable import people_around
from supervision.booking.services.restoring import restore_handed_over
from supervision.calendars.services.invitations import told_together
from supervision.models import Action, Agreement, Session, SessionRecord, Status
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.locking import ChangedAtOnce, lock_whoever
from workforce.models import Account, Event, Worker
from workforce.people.services import change_line_manager

NOT_YOURS = "Only the person who handed over can undo it, on the same day. Hand over again instead."
ACTED_ON = "Something was done with this agreement since the hand-over. Hand over again instead."


@transaction.atomic
@told_together()
def undo_hand_over(*, agreement: Agreement, by: Account, at: datetime) -> Agreement:
    """The former supervisor supervises again, as if nothing was handed over; answers their agreement.

    What was taken over is theirs again at its time, what was cancelled is booked again, the line and the
    actions go back. What was only proposed, a group that was left and a cover that ended stay as they are.
    `agreement` is the new supervisor's. Raises AgreementRefused for someone else, on another day, and once
    anything rests on it; AlreadyBusy or NotBookable where a time is taken.
    """
    handed = events_about(agreement).filter(verb=Verb.AGREEMENT_HANDED_OVER).order_by("-pk").first()
    former = Agreement.objects.filter(pk=handed.details.get("former", 0)).first() if handed else None
    if handed is None or former is None:
        raise AgreementRefused(NOT_YOURS)
    lock_whoever(
        lambda: {former.supervisor_id, agreement.supervisor_id} | people_around(agreement.supervisee, at=at)
    )
    try:
        agreement.refresh_from_db()
    except Agreement.DoesNotExist as gone:
        raise ChangedAtOnce from gone
    if undoes(agreement, by=by, on=timezone.localtime(at).date()) != Verb.AGREEMENT_HANDED_OVER:
        raise AgreementRefused(NOT_YOURS)
    taken = _taken_over(agreement, former, handed)
    _require_untouched(agreement, handed, taken)
    supervisee, to = agreement.supervisee, agreement.supervisor
    agreement.delete()
    reopen_agreement(agreement=former, by=by)
    for session in taken:
        if why_not := why_not_taken_over(session, to=former.supervisor):
            raise AgreementRefused(why_not)
        take_over(session=session, to=former.supervisor, by=by, at=at)
    for session in _cancelled(supervisee, handed):
        restore_handed_over(session=session, by=by, at=at)
    Action.objects.filter(pk__in=handed.details["actions"]).update(owner=former.supervisor)
    if _line_went_along(supervisee, to, handed):
        change_line_manager(worker=supervisee, to=former.supervisor, by=by)
    record_event(
        verb=Verb.AGREEMENT_HAND_OVER_UNDONE, subject=former, by=by, worker=supervisee, supervisor=to.pk
    )
    return former


def _since(handed: Event) -> dict[str, object]:
    """What the same person recorded of the supervisee since."""
    return {"pk__gt": handed.pk, "actor": handed.actor_id, "worker": handed.worker_id}


def _taken_over(agreement: Agreement, former: Agreement, handed: Event) -> list[Session]:
    """The sessions that the new supervisor took over with it."""
    events = Event.objects.filter(verb=Verb.SESSION_TAKEN_OVER, **_since(handed))
    with_these = {"supervisor": agreement.supervisor_id}
    keys = [int(each.subject_id) for each in events if with_these.items() <= each.details.items()]
    return list(Session.objects.filter(pk__in=keys).order_by("starts_at"))


def _cancelled(supervisee: Worker, handed: Event) -> list[Session]:
    """The sessions that were cancelled with it and are still to come."""
    events = Event.objects.filter(verb=Verb.SESSION_CANCELLED, details__reason="hand_over", **_since(handed))
    keys = [int(key) for key in events.values_list("subject_id", flat=True)]
    off = Session.objects.filter(pk__in=keys, status=Status.CANCELLED, attendances__supervisee=supervisee)
    return list(off.filter(starts_at__gt=timezone.now()).order_by("starts_at"))


def _line_went_along(supervisee: Worker, to: Worker, handed: Event) -> bool:
    changed = Event.objects.filter(verb=Verb.WORKER_CHANGED, **_since(handed))
    told = any("line_manager" in each.details["fields"] for each in changed)
    return told and supervisee.line_manager_id == to.pk


def _require_untouched(agreement: Agreement, handed: Event, taken: list[Session]) -> None:
    """Raises AgreementRefused once the new supervisor, or anyone else, has done something with it."""
    supervisee, to = agreement.supervisee, agreement.supervisor
    acted_on = [session for session in taken if session.status != Status.BOOKED or session.supervisor != to]
    others = Session.objects.filter(
        attendances__supervisee=supervisee, supervisor=to, booked_at__gt=handed.at
    ).exclude(pk__in=[session.pk for session in taken])
    actions = Action.objects.filter(pk__in=handed.details["actions"])
    rests = (
        acted_on
        or SessionRecord.objects.filter(session__in=taken, saved_by=to.account_id).exists()
        or others.exists()
        or agreement.terms.exists()
        or agreement.covers.exists()
        or actions.exclude(owner=to, done_on=None, dropped_on=None).exists()
    )
    if rests:
        raise AgreementRefused(ACTED_ON)
