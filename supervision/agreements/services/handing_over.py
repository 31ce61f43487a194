"""What becomes of the sessions booked with a supervisor who hands over, or whose agreement ends.

Each is moved to the new supervisor at its own time, or cancelled with notice; none is left with
someone who no longer supervises this person. Proposals give their time back.
"""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from supervision.agreements.services.agreements import AgreementRefused, end_agreement, hand_over
from supervision.booking.services.bookable import hold_time, lock_session, people_around, who_is_away
from supervision.booking.services.booking import cancel_session
from supervision.booking.services.diary import AlreadyBusy, require_free, take_out_of_diary
from supervision.booking.services.groups import change_group
from supervision.booking.services.proposals import take_back
from supervision.calendars.services.invitations import tell_taken_over, told_together
from supervision.models import (
    Agreement,
    CancellationReason,
    Session,
    SessionKind,
    SessionRecord,
    Side,
    Slot,
    Status,
)
from supervision.rules.repeating import start_of
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.locking import lock_whoever
from workforce.models import Account, Worker
from workforce.people.services import change_line_manager
from workforce.rules.working_days import ONE_DAY

TAKE_OVER, CANCEL = "take_over", "cancel"


def booked_from(agreement: Agreement, *, day: date, at: datetime, to: Worker | None = None) -> list[Session]:
    """Sessions of the two that are booked or proposed from a day on and have not started.

    Those with the person who covers the supervisor count too, but none that is already with `to`.
    """
    givers = {agreement.supervisor_id, *agreement.covers.values_list("supervisor", flat=True)}
    coming = Session.objects.coming().filter(
        supervisor__in=givers - {to.pk if to else None},
        attendances__supervisee=agreement.supervisee_id,
        starts_at__gte=start_of(day),
        starts_at__gt=at,
    )
    return list(coming.order_by("starts_at", "pk"))


def why_not_taken_over(session: Session, *, to: Worker) -> str:
    """Why the new supervisor cannot hold the session at its time; nothing when they can."""
    on = timezone.localtime(session.starts_at).date()
    if session.status == Status.PROPOSED:
        return "It was proposed, not booked."
    if session.kind == SessionKind.GROUP:
        return "The others still meet."
    if not to.is_employed(on=on) or who_is_away([to], on=on):
        return f"{to.full_name} is away that day."
    try:
        require_free(workers=[to], starts_at=session.starts_at, ends_at=session.ends_at)
    except AlreadyBusy as busy:
        return str(busy)
    return ""


@transaction.atomic
@told_together()
def hand_over_with_bookings(
    *,
    agreement: Agreement,
    to: Worker,
    from_on: date,
    by: Account | None,
    at: datetime,
    choices: Mapping[int, str] | None = None,
    line_too: bool = False,
    second: Account | None = None,
    reason: str = "",
) -> Agreement:
    """A new supervisor from a day on, who takes over what was booked, or it is cancelled.

    With `line_too` the new supervisor becomes their line manager as well, at once: who manages
    someone reads their file, whoever supervises them.

    `choices` says which, by the key of each session; without them every session the new
    supervisor is free for is taken over. Raises AgreementRefused, naming a clash, or when something
    was booked that was not chosen about; NotBookable when a group's record already speaks of the
    supervisee; Refusal for a line that would lead back to them.
    """
    lock_whoever(lambda: {to.pk, agreement.supervisor_id} | people_around(agreement.supervisee, at=at))
    sessions = booked_from(agreement, day=from_on, at=at, to=to)
    reasons = {session.pk: why_not_taken_over(session, to=to) for session in sessions}
    if choices is None:
        choices = {key: CANCEL if why else TAKE_OVER for key, why in reasons.items()}
    if set(reasons) - set(choices):
        raise AgreementRefused("A session was booked while you were on this page. Check the sessions again.")
    if clash := next((why for key, why in reasons.items() if why and choices[key] == TAKE_OVER), ""):
        raise AgreementRefused(clash)
    successor = hand_over(
        agreement=agreement, to=to, from_on=from_on, by=by, second=second, reason=reason, line_goes=line_too
    )
    for session in sessions:
        if choices[session.pk] == TAKE_OVER:
            take_over(session=session, to=to, by=by, at=at)
        else:
            give_up(session=session, supervisee=agreement.supervisee, by=by, at=at)
    if line_too:
        change_line_manager(worker=successor.supervisee, to=to, by=by, reason=reason)
    return successor


@transaction.atomic
def take_over(
    *, session: Session, to: Worker, by: Account | None, at: datetime, slot: Slot | None = None
) -> Session:
    """The same meeting with another supervisor: same time, page and uid; both calendars follow.

    `slot` is the time of theirs that it stands on, if they offered it. The former supervisor's
    own jottings go. Raises AlreadyBusy.
    """
    session = lock_session(session, to)
    former, former_slot = session.supervisor, session.slot_id
    take_out_of_diary(uid=session.uid, at=at, workers=[former])
    session.supervisor, session.slot = to, slot
    session.save(update_fields=["supervisor", "slot"])
    hold_time(session, workers=[to, *session.supervisees.all()])
    SessionRecord.objects.filter(session=session).update(jottings="")
    record_event(
        verb=Verb.SESSION_TAKEN_OVER,
        subject=session,
        by=by,
        worker=session.supervisees.first(),
        supervisor=to.pk,
        former_supervisor=former.pk,
        slot=former_slot,
    )
    tell_taken_over(session=session, former=former, by=by, at=at)
    return session


@transaction.atomic
@told_together()
def end_with_bookings(*, agreement: Agreement, on: date, by: Account | None, at: datetime) -> Agreement:
    """The last day of an agreement; what was booked for later is cancelled with notice.

    Raises NotBookable when a group's record already speaks of the supervisee.
    """
    lock_whoever(lambda: {agreement.supervisor_id} | people_around(agreement.supervisee, at=at))
    sessions = booked_from(agreement, day=max(on, agreement.starts_on) + ONE_DAY, at=at)
    end_agreement(agreement=agreement, on=on, by=by)
    for session in sessions:
        give_up(session=session, supervisee=agreement.supervisee, by=by, at=at)
    return agreement


@transaction.atomic
def give_up(*, session: Session, supervisee: Worker, by: Account | None, at: datetime) -> None:
    """The session will not be held: a proposal is withdrawn, a group continues without the supervisee,
    and a booking is cancelled with notice.

    Raises NotBookable when a group's record already speaks of the supervisee.
    """
    reason = CancellationReason.HAND_OVER
    if session.status == Status.PROPOSED:
        take_back(session=session, reason=reason, by=by, at=at)
        return
    others = session.supervisees.exclude(pk=supervisee.pk)
    if others:
        change_group(session=session, supervisees=list(others), reason=reason, by=by, at=at)
        return
    cancel_session(session=session, reason=reason, side=Side.NEITHER, by=by, at=at)
