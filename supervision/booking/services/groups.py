"""Group supervision: booked for everyone at once; who takes part can change until it is signed.

The supervisor and every supervisee hold the time in their diary under one uid; moving and calling
off are those of any session (`supervision.booking.services.booking`).
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction

from supervision.booking.services.bookable import (
    NotBookable,
    hold_time,
    insert_session,
    lock_session,
    require_everybody,
    require_plausible,
    require_status,
)
from supervision.booking.services.diary import take_out_of_diary
from supervision.calendars.services.invitations import tell_both, tell_of_leaving
from supervision.clock.due_days import update_due_days_of
from supervision.models import Agreement, CancellationReason, Session, SessionKind, Status
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.locking import lock_people
from workforce.models import Account, Worker

NOBODY_LEFT = "Keep at least one person in the session, or cancel it."
WRITTEN_ABOUT = "The record already has notes about {}. Remove them first."


@transaction.atomic
def book_group(
    *,
    supervisor: Worker,
    supervisees: Collection[Worker],
    starts_at: datetime,
    ends_at: datetime,
    by: Account | None,
    at: datetime,
    place: str = "",
    sure: Collection[str] = (),
) -> Session:
    """Book one session of a supervisor with several supervisees. Sent twice, it is booked once.

    Raises NotBookable with a message for each person who cannot come, or Doubtful; nothing is booked then.
    """
    people = list(supervisees)
    lock_people([supervisor, *people])
    when = {"starts_at": starts_at, "ends_at": ends_at}
    wanted = {"supervisor": supervisor, "kind": SessionKind.GROUP, "status": Status.BOOKED, **when}
    for stored in Session.objects.filter(**wanted):
        if set(stored.supervisees.all()) == set(people):
            return stored
    require_everybody(supervisor=supervisor, supervisees=people, starts_at=starts_at, ends_at=ends_at, at=at)
    times = [(starts_at, ends_at)]
    require_plausible(supervisor=supervisor, supervisees=people, times=times, sure=sure, at=at)
    session = insert_session(place=place, booked_by=by, booked_at=at, **wanted)
    for supervisee in people:
        session.attendances.create(supervisee=supervisee)
    hold_time(session, workers=[supervisor, *people])
    record_event(
        verb=Verb.GROUP_SESSION_BOOKED,
        subject=session,
        by=by,
        starts_at=starts_at.isoformat(),
        people=sorted(each.pk for each in people),
    )
    tell_both(session=session, became="booked", by=by, at=at)
    return session


@transaction.atomic
def change_group(
    *,
    session: Session,
    supervisees: Collection[Worker],
    by: Account | None,
    at: datetime,
    reason: CancellationReason | None = None,
) -> Session:
    """These people take part: those who are new to it, and without those who are not among them.

    Until the supervisor signs. After the start no diary is asked: it says who was there. `reason` is why
    someone leaves, where it is not that they cannot come. Raises NotBookable (no one left, someone cannot
    come, or the record already speaks of someone who would leave).
    """
    session = lock_session(session, *supervisees)
    require_status(session, Status.BOOKED, Status.HELD)
    before, after = set(session.supervisees.all()), set(supervisees)
    if not after:
        raise NotBookable(NOBODY_LEFT)
    if before == after:
        return session
    for supervisee in before - after:
        _take_out(session, supervisee, by=by, at=at)
    _put_in(session, after - before, by=by, at=at)
    update_due_days_of([each.pk for each in before ^ after])
    why: dict[str, Any] = {"reason": reason.value} if reason else {}
    record_event(
        verb=Verb.GROUP_CHANGED,
        subject=session,
        by=by,
        came=sorted(each.pk for each in after - before),
        left=sorted(each.pk for each in before - after),
        **why,
    )
    return session


def leave_group(*, session: Session, supervisee: Worker, by: Account, at: datetime) -> Session:
    """A supervisee cannot come; the session continues for the others. Raises NotBookable for the last one."""
    others = session.supervisees.exclude(pk=supervisee.pk)
    return change_group(session=session, supervisees=list(others), by=by, at=at)


def _take_out(session: Session, supervisee: Worker, *, by: Account | None, at: datetime) -> None:
    about = {"supervisee": supervisee}
    is_written_about = (
        session.discussions.filter(**about).exists()
        or session.actions.filter(**about).exists()
        or session.personal_notes.filter(**about).exclude(wellbeing="").exists()
    )
    if is_written_about:
        raise NotBookable(WRITTEN_ABOUT.format(supervisee.full_name))
    session.personal_notes.filter(**about).delete()
    session.attendances.filter(**about).delete()
    take_out_of_diary(uid=session.uid, at=at, workers=[supervisee])
    if session.starts_at > at:
        tell_of_leaving(session=session, gone=supervisee, by=by, at=at)


def _put_in(session: Session, people: Collection[Worker], *, by: Account | None, at: datetime) -> None:
    if not people:
        return
    supervisor, is_to_come = session.supervisor, session.starts_at > at
    if is_to_come:
        times = {"starts_at": session.starts_at, "ends_at": session.ends_at}
        uid = session.uid
        require_everybody(supervisor=supervisor, supervisees=people, at=at, except_uid=uid, **times)
    else:
        _require_supervised(session, people)
    for supervisee in people:
        session.attendances.create(supervisee=supervisee, held_on=session.held_on)
    if is_to_come:
        hold_time(session, workers=people)
        tell_both(session=session, became="booked", by=by, at=at, only=people)


def _require_supervised(session: Session, people: Collection[Worker]) -> None:
    on = session.held_on or session.starts_at.date()
    in_force = Agreement.objects.given_by(session.supervisor, on=on)
    supervised = set(in_force.values_list("supervisee", flat=True))
    others = [each.full_name for each in people if each.pk not in supervised]
    if others:
        raise NotBookable(
            *(f"{name} was not supervised by {session.supervisor.full_name} that day." for name in others)
        )
