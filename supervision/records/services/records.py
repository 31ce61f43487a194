"""That a session took place: marking it held, taking that back, logging one that was not booked."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from supervision.booking.services.bookable import people_of, require_plausible, take_back_holding
from supervision.clock.due_days import update_due_days_of
from supervision.models import Agreement, Attendance, Session, SessionKind, Status
from supervision.models.session import COMING_STATUSES
from supervision.records.written import with_writing
from supervision.rules.plausibility import doubts_about_away
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.locking import lock_people, lock_whoever
from workforce.models import Absence, Account, Event, Worker
from workforce.people.employment import did_not_work_here
from workforce.rules.plausibility import Doubt
from workforce.rules.refusal import Refusal
from workforce.rules.working_days import Interval
from workforce.web.tags import clock, day

type Times = tuple[datetime, datetime]


class RecordIsLocked(Refusal):
    """The supervisor has signed: nothing changes any more but by an addendum."""

    usual = "This record is signed. Add an addendum instead."


class RecordRefused(Refusal):
    """Nothing is recorded of such a session; the message says why."""


class NotHeldYet(Refusal):
    """The session cannot be held: it is in the future, or was cancelled."""

    usual = "This session is in the future or was cancelled, so it cannot be marked as held."


def lock_record(session: Session) -> Session:
    """The session for this transaction alone, its people locked before it; all that changes it waits in line.

    Raises RecordRefused for a proposal that was withdrawn in between.
    """
    lock_whoever(lambda: people_of([session]))
    locked = Session.objects.select_for_update(no_key=True).filter(pk=session.pk).first()
    if locked is None:
        raise RecordRefused("This time is no longer proposed, so there is nothing to record.")
    return locked


WRITTEN_ALREADY = "Something is written in the record of this session. Remove that first."

#: Of a session that does not take place there is nothing to record: what to say to a person who was typing.
_OFF = {
    Status.CANCELLED: "This session was cancelled, so it has no record.",
    Status.DID_NOT_ATTEND: "Someone did not attend this session, so it has no record.",
    Status.RESCHEDULED: "This session has been moved. Record it at its new time.",
}


def require_recordable(session: Session) -> None:
    """RecordIsLocked once the supervisor signed; RecordRefused if cancelled, missed, moved or imported."""
    if session.is_locked:
        raise RecordIsLocked
    if session.is_imported:
        raise RecordRefused("This session comes from an imported log. Its record is kept elsewhere.")
    if words := _OFF.get(Status(session.status)):
        raise RecordRefused(words)


def is_to_come(session: Session, *, at: datetime) -> bool:
    """It holds its time and has not started: until then it is prepared, and nothing is recorded of it."""
    return session.is_coming and session.starts_at > at


def require_started(session: Session, *, at: datetime) -> None:
    """RecordRefused for a session that is still to come (see `is_to_come`)."""
    if is_to_come(session, at=at):
        starts = f"{day(session.starts_at)}, {clock(session.starts_at)}"
        raise RecordRefused(f"This session starts on {starts}. Prepare it until then.")


@transaction.atomic
def record_held(
    *,
    session: Session,
    times: Times,
    place: str,
    interrupted: bool | None,
    by: Account | None,
    at: datetime,
    sure: Collection[str] = (),
) -> Session:
    """The session took place at these times. Moves each supervisee's clock.

    Said again with other times it corrects them, until the supervisor signs. Raises NotHeldYet
    before the session's start, and for one that was cancelled; Doubtful for times that were not
    planned and are seldom so.
    """
    session = lock_record(session)
    if session.is_locked:
        raise RecordIsLocked
    if times[0] > at or session.status not in (*COMING_STATUSES, Status.HELD):
        raise NotHeldYet
    was_held, before, planned = session.was_held, _facts(session), (session.starts_at, session.ends_at)
    _write_times(session, times=times, place=place, interrupted=interrupted)
    if was_held and before == _facts(session):
        return session
    if times != planned:
        _require_here([session.supervisor, *session.supervisees.all()], times=times)
        require_plausible(
            supervisor=session.supervisor,
            supervisees=session.supervisees.all(),
            times=[times],
            sure=(*sure, "covered"),
            at=at,
            moving=[session.uid],
            besides=_doubts_about_away([session.supervisor, *session.supervisees.all()], times=times),
        )
    session.status = Status.HELD
    session.save()
    _settle(session)
    _note(session, verb=Verb.SESSION_TIMES_CORRECTED if was_held else Verb.SESSION_HELD, by=by)
    return session


@transaction.atomic
def take_back_held(*, session: Session, by: Account | None) -> Session | None:
    """The session was marked held by mistake: it is booked again, and the clocks with it.

    One that was logged without having been booked is gone: None. Raises NotHeldYet for one that was not
    held, RecordRefused for a logged one in whose record something is written.
    """
    session = lock_record(session)
    require_recordable(session)
    if not session.was_held:
        raise NotHeldYet
    if was_logged(session):
        _remove_logged(session, by=by)
        return None
    take_back_holding(session)
    _note(session, verb=Verb.SESSION_NOT_HELD_AFTER_ALL, by=by)
    return session


def was_logged(session: Session) -> bool:
    """It was written down after it took place, without having been booked."""
    about = Event.objects.filter(subject_type=session._meta.label_lower, subject_id=str(session.pk))
    return about.filter(verb=Verb.SESSION_HELD, details__was_booked=False).exists()


def _remove_logged(session: Session, *, by: Account | None) -> None:
    is_written = with_writing(Session.objects.filter(pk=session.pk)).get().is_written
    if is_written or session.action_reviews.exists():
        raise RecordRefused(WRITTEN_ALREADY)
    people = list(session.attendances.values_list("supervisee", flat=True))
    _note(session, verb=Verb.SESSION_LOG_UNDONE, by=by)
    session.delete()
    update_due_days_of(people)


@transaction.atomic
def log_session(
    *,
    supervisor: Worker,
    supervisees: Sequence[Worker],
    kind: str,
    times: Times,
    place: str = "",
    by: Account | None,
    at: datetime,
    sure: Collection[str] = (),
) -> Session:
    """A session that took place without having been booked, ready to be recorded.

    Raises NotHeldYet before its start, RecordRefused where one of them did not work here that day or was in
    another session at that time, Doubtful for what is seldom so.
    """
    lock_people([supervisor, *supervisees])
    if times[0] > at:
        raise NotHeldYet
    kind = SessionKind.GROUP if len(supervisees) > 1 else kind  # reports tell a group by it
    _require_here([supervisor, *supervisees], times=times)
    _require_nowhere_else([supervisor, *supervisees], times=times)
    usual = ("covered", "short") if kind == SessionKind.AD_HOC else ("covered",)
    people: dict[str, Any] = {"supervisor": supervisor, "supervisees": supervisees}
    away = _doubts_about_away([supervisor, *supervisees], times=times)
    require_plausible(**people, times=[times], sure=(*sure, *usual), at=at, besides=away)
    session = Session(supervisor=supervisor, kind=kind, status=Status.HELD, booked_by=by)
    _write_times(session, times=times, place=place, interrupted=None)
    session.save()
    for supervisee in supervisees:
        Attendance.objects.create(
            session=session,
            supervisee=supervisee,
            moves_clock=_moves_clock(kind, supervisee, session=session),
        )
    _settle(session)
    _note(session, verb=Verb.SESSION_HELD, by=by, was_booked=False)
    return session


def _require_here(people: Iterable[Worker], *, times: Times) -> None:
    """Everyone worked here that day: nobody had supervision before their first day."""
    on = timezone.localdate(times[0])
    for person in people:
        if not person.is_employed(on=on):
            raise RecordRefused(did_not_work_here(person, on=on))


def _require_nowhere_else(people: Sequence[Worker], *, times: Times) -> None:
    """No one was in two sessions at once."""
    there = Session.objects.held().filter(starts_at__lt=times[1], ends_at__gt=times[0])
    for person in people:
        part = there.filter(Q(supervisor=person) | Q(attendances__supervisee=person))
        if other := part.first():
            when = f"{timezone.localtime(other.starts_at):%H:%M} to {timezone.localtime(other.ends_at):%H:%M}"
            raise RecordRefused(f"{person} was in another session that day from {when}, which was held.")


def _doubts_about_away(people: Sequence[Worker], *, times: Times) -> Iterable[Doubt]:
    """Whether one of them was away that day: nobody books such a day, so it is asked about afterwards."""
    found = Absence.objects.covering(on=timezone.localdate(times[0])).filter(worker__in=people)
    absences = found.order_by("worker__family_name", "pk").select_related("worker")
    return doubts_about_away(
        [times], absences=[(Interval(one.started_on, one.ended_on), str(one.worker)) for one in absences]
    )


def _moves_clock(kind: str, supervisee: Worker, *, session: Session) -> bool:
    """Every kind does, but an ad hoc session only where the policy in force says so."""
    if kind != SessionKind.AD_HOC:
        return True
    held_on = session.held_on or timezone.localdate(session.starts_at)
    agreements = Agreement.objects.in_force(on=held_on).filter(supervisee=supervisee)
    return agreements.filter(policy__ad_hoc_moves_clock=True).exists()


def _facts(session: Session) -> tuple[object, ...]:
    return (session.starts_at, session.ends_at, session.place, session.was_interrupted)


def _write_times(session: Session, *, times: Times, place: str, interrupted: bool | None) -> None:
    session.starts_at, session.ends_at = times
    session.minutes = round((times[1] - times[0]).total_seconds() / 60)
    session.held_on = timezone.localtime(times[0]).date()
    session.place, session.was_interrupted = place, interrupted


def _settle(session: Session) -> None:
    """Copy the held day to the attendances, and let every clock follow."""
    session.attendances.update(held_on=session.held_on)
    update_due_days_of(session.attendances.values_list("supervisee", flat=True))


def _note(session: Session, *, verb: Verb, by: Account | None, **details: object) -> None:
    """One event for a one-to-one; in group supervision one that names no one's file alone."""
    people = list(Worker.objects.filter(attendances__session=session)[:2])
    record_event(
        verb=verb,
        subject=session,
        by=by,
        worker=people[0] if len(people) == 1 else None,
        held_on=session.held_on.isoformat() if session.held_on else None,
        **details,
    )
