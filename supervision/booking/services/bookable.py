"""What every booking asks first: whether it may be made, and what it holds.

Raises `NotBookable` with a message for people.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from supervision.booking.services.diary import put_in_diary, who_is_busy
from supervision.clock.due_days import update_due_days_of
from supervision.models import (
    Agreement,
    Attendance,
    CancellationReason,
    Cover,
    DiarySubject,
    Session,
    SessionKind,
    Side,
    Slot,
    Status,
)
from supervision.models.session import HELD_STATUSES
from supervision.rules.planning import Times
from supervision.rules.plausibility import doubts_about_cover, doubts_about_same_day, doubts_about_times
from supervision.rules.repeating import start_of
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.authority_settings import days_off
from workforce.locking import lock_whoever
from workforce.models import Absence, Account, Worker
from workforce.rules.plausibility import Doubt, require_sure
from workforce.rules.refusal import Refusal
from workforce.rules.working_days import ONE_DAY, Interval


class NotBookable(Refusal):
    """The booking cannot be made or changed as asked; the messages are for people."""


PAST = "Select a time in the future."
TAKEN = "That time has just been taken. Select another time."


def insert_session(**facts: object) -> Session:
    """A new session. Raises NotBookable if its slot has been taken since, which the database sees."""
    try:
        with transaction.atomic():
            return Session.objects.create(**facts)
    except IntegrityError as error:
        if "session_has_its_slot_alone" in str(error) or "supervision_session.slot_id" in str(error):
            raise NotBookable(TAKEN) from error
        raise


def lock_session(session: Session, *others: Worker) -> Session:
    """The session as it is now, with its people (and any others who will come) locked before it.

    Raises NotBookable when it is no longer there: a proposal that was not chosen.
    """
    added = {worker.pk for worker in others}
    lock_whoever(lambda: people_of([session]) | added)
    rows = Session.objects.select_for_update(of=("self",), no_key=True).select_related("supervisor")
    locked = rows.filter(pk=session.pk).first()
    if locked is None:
        raise NotBookable("This time is no longer proposed.")
    return locked


def people_of(sessions: Iterable[Session] | QuerySet[Session]) -> set[int]:
    """Everyone who gives one of these sessions or comes to it, by their keys, as stored."""
    keys = [session.pk for session in sessions]
    given = Session.objects.filter(pk__in=keys).values_list("supervisor", flat=True)
    come = Attendance.objects.filter(session__in=keys).values_list("supervisee", flat=True)
    return {*given, *come}


def people_concerned(session: Session, slot: Slot | None, *, at: datetime) -> set[int]:
    """Who comes to a session, and who may hold it at another time: whose time was chosen, else whoever
    supervises or covers. By their keys.
    """
    people = people_of([session])
    if slot:
        return people | {slot.supervisor_id}
    if session.kind == SessionKind.GROUP:
        return people
    return people.union(*(people_around(each, at=at) for each in session.supervisees.all()))


def people_around(supervisee: Worker, *, at: datetime) -> set[int]:
    """Everyone a change of supervisor or of cover can concern, by their keys.

    The supervisee, who supervises or covers from now on, and everyone in a session to come with them.
    """
    on = timezone.localtime(at).date()
    theirs = Agreement.objects.filter(supervisee=supervisee).in_force_from(on)
    covers = Cover.objects.filter(agreement__supervisee=supervisee, ends_on__gte=on)
    return {
        supervisee.pk,
        *theirs.values_list("supervisor", flat=True),
        *covers.values_list("supervisor", flat=True),
        *people_of(Session.objects.coming().filter(attendances__supervisee=supervisee)),
    }


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


def take_back_holding(session: Session) -> None:
    """It was recorded as held, and was not: the clocks of its people go back."""
    session.status, session.held_on, session.minutes = Status.BOOKED, None, None
    session.was_interrupted = None
    session.save()
    session.attendances.update(held_on=None)
    update_due_days_of(session.attendances.values_list("supervisee", flat=True))


def take_off(session: Session, status: Status, *, by: Account | None, **why: Any) -> None:
    """A booking ends without being held; one that was recorded as held by mistake too, until it is signed."""
    if session.status == Status.HELD:
        take_back_holding(session)
        record_event(
            verb=Verb.SESSION_NOT_HELD_AFTER_ALL, subject=session, by=by, worker=whose_alone(session)
        )
    call_off(session, status, by=by, **why)


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
        now = session.tag.label.lower()
        raise NotBookable(f"This session has changed since you opened this page. It is now: {now}.")


def require_offered(*, slot: Slot, at: datetime) -> None:
    """Raises NotBookable unless the time is still offered, still to come and not taken."""
    if not Slot.objects.free(at=at).filter(pk=slot.pk).exists():
        raise NotBookable(TAKEN)


def require_bookable(*, supervisor: Worker, supervisee: Worker, starts_at: datetime, at: datetime) -> None:
    """Raises NotBookable for a time past, for others than the agreement's two, or while one is away.

    On the days of a cover the covering supervisor counts as the supervisor.
    """
    if starts_at <= at:
        raise NotBookable(PAST)
    on = timezone.localtime(starts_at).date()
    if not Agreement.objects.given_by(supervisor, on=on).filter(supervisee=supervisee).exists():
        raise NotBookable(_not_supervised(supervisor, supervisee))
    if away := who_is_away([supervisor, supervisee], on=on):
        raise NotBookable(f"{away.full_name} is away that day.")


def require_everybody(
    *,
    supervisor: Worker,
    supervisees: Collection[Worker],
    starts_at: datetime,
    ends_at: datetime,
    at: datetime,
    except_uid: UUID | None = None,
) -> None:
    """Raises NotBookable for a time past, and with one message for each person who cannot come."""
    if starts_at <= at:
        raise NotBookable(PAST)
    on, people = timezone.localtime(starts_at).date(), [supervisor, *supervisees]
    in_force = Agreement.objects.given_by(supervisor, on=on).filter(supervisee__in=supervisees)
    supervised = set(in_force.values_list("supervisee", flat=True))
    away = set(Absence.objects.covering(on=on).filter(worker__in=people).values_list("worker", flat=True))
    times = {"starts_at": starts_at, "ends_at": ends_at}
    clashes = [
        *(_not_supervised(supervisor, each) for each in supervisees if each.pk not in supervised),
        *(f"{each.full_name} is away that day." for each in people if each.pk in away),
        *(str(busy) for busy in who_is_busy(workers=people, **times, except_uid=except_uid)),
    ]
    if clashes:
        raise NotBookable(*clashes)


def require_plausible(
    *,
    supervisor: Worker,
    supervisees: Collection[Worker],
    times: Sequence[Times],
    sure: Collection[str],
    at: datetime,
    is_offered: bool = False,
    moving: Collection[UUID] = (),
    besides: Iterable[Doubt] = (),
) -> None:
    """Raises Doubtful for times that are seldom meant, a second session of the same two on one day, and a
    day on which someone else covers for this supervisor.

    What is `moving` (by its uid) does not count. A time that was offered has been asked about then. `besides`
    are doubts of whoever asks.
    """
    doubts = [] if is_offered else list(doubts_about_times(times, holidays=days_off(), at=at))
    for supervisee in supervisees:
        others = together_on(supervisor, supervisee, times=times, moving=moving)
        who = f"{supervisor} and {supervisee}"
        doubts += doubts_about_same_day(times, others=others, who=who)
    doubts += doubts_about_who_covers(supervisor, supervisees, times=times)
    require_sure([*doubts, *besides], sure=sure)


def doubts_about_who_covers(
    supervisor: Worker, supervisees: Collection[Worker], *, times: Collection[Times]
) -> list[Doubt]:
    """Whether someone else stands in for this supervisor, with any of these people, on these days."""
    if not times:
        return []
    first, last = (timezone.localtime(pick(times)[0]).date() for pick in (min, max))
    of_these = Cover.objects.filter(agreement__supervisor=supervisor, agreement__supervisee__in=supervisees)
    found = of_these.overlapping(starts_on=first, ends_on=last).select_related("supervisor")
    covers = ((Interval(one.starts_on, one.ends_on), str(one.supervisor)) for one in found)
    return list(doubts_about_cover(times, covers=covers, supervisor=str(supervisor)))


def together_on(
    supervisor: Worker, supervisee: Worker, *, times: Collection[Times], moving: Collection[UUID] = ()
) -> list[Times]:
    """When these two have sessions, booked or held, on the days of these times."""
    if not times:
        return []
    first, last = (timezone.localtime(pick(times)[0]).date() for pick in (min, max))
    found = Session.objects.filter(
        status__in=(Status.BOOKED, *HELD_STATUSES),
        supervisor=supervisor,
        attendances__supervisee=supervisee,
        starts_at__gte=start_of(first),
        starts_at__lt=start_of(last + ONE_DAY),
    )
    return list(found.exclude(uid__in=moving).values_list("starts_at", "ends_at"))


def _not_supervised(supervisor: Worker, supervisee: Worker) -> str:
    return f"{supervisor.full_name} is not {supervisee.full_name}’s supervisor on that day."


def supervisor_on(supervisee: Worker, *, at: datetime, asking: Worker | None = None) -> Worker:
    """The person who must hold a session on the day of an instant. Raises NotBookable without one.

    The person who covers the supervisor that day; but a supervisor who asks for themselves, and is
    one of the two, is taken at their word.
    """
    on = timezone.localtime(at).date()
    in_force = Agreement.objects.in_force(on=on).filter(supervisee=supervisee)
    agreement = in_force.select_related("supervisor").first()
    if agreement is None:
        raise NotBookable(f"{supervisee.full_name} has no supervisor on that day.")
    if asking is not None and asking == agreement.supervisor:
        return asking
    cover = Cover.objects.in_force(on=on).filter(agreement=agreement).select_related("supervisor").first()
    return cover.supervisor if cover else agreement.supervisor


def who_is_away(workers: Collection[Worker], *, on: date) -> Worker | None:
    """The first of these people who is absent on a day."""
    absence = Absence.objects.covering(on=on).filter(worker__in=workers).select_related("worker").first()
    return absence.worker if absence else None


def whose_alone(session: Session) -> Worker | None:
    """Whose file an event of this session belongs to; of a group, no one's alone."""
    people = list(session.supervisees.all()[:2])
    return people[0] if len(people) == 1 else None
