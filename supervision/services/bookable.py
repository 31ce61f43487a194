"""What every booking asks first: whether it may be made, and what it holds.

Raises `NotBookable` with a message for people.
"""

from collections.abc import Collection
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from supervision.models import Agreement, CancellationReason, DiarySubject, Session, Side, Slot, Status
from supervision.services.diary import lock_people, put_in_diary
from workforce.models import Absence, Account, Worker


class NotBookable(ValueError):
    """The booking cannot be made or changed as asked; the message is for people."""


TAKEN = "That time has just been taken. Choose another."


def insert_session(**facts: object) -> Session:
    """A new session; that its slot was taken meanwhile is told, should only the database see it."""
    try:
        with transaction.atomic():
            return Session.objects.create(**facts)
    except IntegrityError as error:
        if "session_has_its_slot_alone" in str(error) or "supervision_session.slot_id" in str(error):
            raise NotBookable(TAKEN) from error
        raise


def lock_session(session: Session) -> Session:
    """The session as it stands now, with its people locked before it.

    Raises NotBookable when it is there no more: a proposal that was not chosen.
    """
    lock_people([session.supervisor, *session.supervisees.all()])
    rows = Session.objects.select_for_update(of=("self",)).select_related("supervisor")
    locked = rows.filter(pk=session.pk).first()
    if locked is None:
        raise NotBookable("This time is no longer proposed.")
    return locked


def call_off(
    session: Session, status: Status, *, reason: str, side: str, text: str, by: Account | None, at: datetime
) -> None:
    """Write how a booking ended without being held."""
    session.status = status
    session.called_off_at = at
    session.called_off_by = by
    session.called_off_side = Side(side)
    session.called_off_reason = CancellationReason(reason) if reason else ""
    session.called_off_text = text
    session.save()


def hold_time(session: Session, *, workers: Collection[Worker]) -> None:
    """The session's time in the diaries of those who come to it."""
    put_in_diary(
        uid=session.uid,
        subject=DiarySubject.SUPERVISION,
        workers=workers,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        place=session.place,
        path=session.get_absolute_url(),
        is_tentative=session.status == Status.PROPOSED,
        given_by=session.supervisor,
    )


def require_status(session: Session, *statuses: Status) -> None:
    if session.status not in statuses:
        raise NotBookable(f"This session has changed meanwhile: {session.get_status_display().lower()}.")


def require_offered(*, slot: Slot, at: datetime) -> None:
    """Raises NotBookable unless the time is still offered, still to come and not taken."""
    if not Slot.objects.free(at=at).filter(pk=slot.pk).exists():
        raise NotBookable(TAKEN)


def require_bookable(*, supervisor: Worker, supervisee: Worker, starts_at: datetime, at: datetime) -> None:
    """Raises NotBookable for a time past, for others than the agreement's two, or while one is away."""
    if starts_at <= at:
        raise NotBookable("Choose a time that is still to come.")
    on = timezone.localtime(starts_at).date()
    if not Agreement.objects.in_force(on=on).filter(supervisor=supervisor, supervisee=supervisee).exists():
        raise NotBookable(f"{supervisor.full_name} is not {supervisee.full_name}’s supervisor on that day.")
    if away := who_is_away([supervisor, supervisee], on=on):
        raise NotBookable(f"{away.full_name} is away that day.")


def supervisor_on(supervisee: Worker, *, at: datetime) -> Worker:
    """Whoever is the supervisor on the day of an instant. Raises NotBookable when nobody is."""
    on = timezone.localtime(at).date()
    in_force = Agreement.objects.in_force(on=on).filter(supervisee=supervisee)
    agreement = in_force.select_related("supervisor").first()
    if agreement is None:
        raise NotBookable(f"{supervisee.full_name} has no supervisor on that day.")
    return agreement.supervisor


def who_is_away(workers: Collection[Worker], *, on: date) -> Worker | None:
    """The first of these people who is absent on a day."""
    absence = Absence.objects.covering(on=on).filter(worker__in=workers).select_related("worker").first()
    return absence.worker if absence else None
