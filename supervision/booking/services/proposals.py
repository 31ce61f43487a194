"""Proposing times: each holds its time in both diaries until one is chosen or none suits."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from supervision.booking.services.bookable import (
    NotBookable,
    doubts_about_who_covers,
    hold_time,
    lock_session,
    require_bookable,
    require_status,
)
from supervision.booking.services.booking import book_time
from supervision.booking.services.diary import take_out_of_diary
from supervision.booking.services.series import commitments
from supervision.calendars.services.invitations import tell_both
from supervision.models import CancellationReason, DiaryEntry, Session, Status
from supervision.reminders.kinds import ReminderKind, Wanted, account_here, account_of
from supervision.reminders.services.sending import reminder_of, tell_now
from supervision.rules.planning import USUAL_STARTS, Times, why_not
from supervision.rules.repeating import instant
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.authority_settings import authority_settings, days_off
from workforce.models import Account, Worker
from workforce.rules.in_words import many
from workforce.rules.plausibility import require_sure
from workforce.rules.working_days import is_working_day

MOST = 3
CANNOT_CHOOSE = "{} has no account to choose a time with. Agree a time with them and book it."
PROPOSAL = "proposal"
LOOKS_AHEAD = timedelta(days=28)


def suggested_times(
    *, supervisor: Worker, supervisee: Worker, at: datetime, number: int = 12, a_day: int = 2
) -> list[Times]:
    """The next free times of both within working hours, a few a day, for the supervisor to choose from."""
    first = timezone.localtime(at).date() + timedelta(days=1)
    people = commitments([supervisor, supervisee], first=first, last=first + LOOKS_AHEAD)
    holidays, length = days_off(), timedelta(minutes=authority_settings(on=first).session_minutes)
    found: list[Times] = []
    for offset in range(LOOKS_AHEAD.days):
        on = first + timedelta(days=offset)
        that_day: list[Times] = []
        for starts in USUAL_STARTS if is_working_day(on, holidays=holidays) else ():
            times = instant(on, starts), instant(on, starts) + length
            beside = any(times[0] < taken[1] for taken in that_day)
            if not beside and not why_not(times, people, holidays=holidays, after=at):
                that_day.append(times)
        found += that_day[:a_day]
        if len(found) >= number:
            break
    return found[:number]


@transaction.atomic
def propose(
    *,
    supervisor: Worker,
    supervisee: Worker,
    times: Sequence[Times],
    by: Account | None,
    at: datetime,
    place: str = "",
    sure: Collection[str] = (),
) -> list[Session]:
    """Hold up to three times for a supervisee to choose from, all or none, and tell them.

    Raises NotBookable, also for someone who has no account to choose with, AlreadyBusy or Doubtful.
    """
    if account_here(supervisee, on=timezone.localtime(at).date()) is None:
        raise NotBookable(CANNOT_CHOOSE.format(supervisee))
    if not 1 <= len(times) <= MOST:
        raise NotBookable("Propose one, two or three times.")
    together = uuid4()
    held = [
        book_time(
            supervisor=supervisor,
            supervisee=supervisee,
            starts_at=starts_at,
            ends_at=ends_at,
            place=place,
            series=together,
            status=Status.PROPOSED,
            by=by,
            at=at,
            sure=sure,
        )
        for starts_at, ends_at in sorted(times)
    ]
    line = f"{supervisor} proposes {many(len(held), 'time')} for supervision. Choose the one that suits you."
    _tell(supervisee, held[0], line, at=at)
    return held


def proposed_together(session: Session) -> list[Session]:
    """The proposal and those made with it that still stand, in order."""
    stored = Session.objects.filter(status=Status.PROPOSED, supervisor=session.supervisor)
    return (
        list(stored.filter(series=session.series).order_by("starts_at", "pk"))
        if session.series
        else [session]
    )


@transaction.atomic
def choose(*, session: Session, by: Account | None, at: datetime, sure: Collection[str] = ()) -> Session:
    """Make one proposal the booking; the others give their time back. Chosen twice, it is booked once.

    Looks again at everything a booking asks. Raises NotBookable, or Doubtful where someone has come to cover.
    """
    session = lock_session(session)
    if session.status == Status.BOOKED:
        return session
    require_status(session, Status.PROPOSED)
    supervisee = session.supervisees.get()
    require_bookable(supervisor=session.supervisor, supervisee=supervisee, starts_at=session.starts_at, at=at)
    times = [(session.starts_at, session.ends_at)]
    require_sure(doubts_about_who_covers(session.supervisor, [supervisee], times=times), sure=sure)
    others = [each for each in proposed_together(session) if each.pk != session.pk]
    session.status, session.series, session.booked_by, session.booked_at = Status.BOOKED, None, by, at
    session.save()
    hold_time(session, workers=[session.supervisor, supervisee])
    _release(others, at=at, leads_to=session.get_absolute_url())
    record_event(verb=Verb.PROPOSAL_CHOSEN, subject=session, by=by, worker=supervisee, released=len(others))
    tell_both(session=session, became="booked", by=by, at=at)
    return session


@transaction.atomic
def release(*, session: Session, by: Account | None, at: datetime) -> int:
    """Give the time of these proposals back: none suits, or the supervisor takes them back.

    The other side is told. Answers how many there were.
    """
    return _give_back(session, is_taken_back=account_of(session.supervisor) == by, by=by, at=at)


@transaction.atomic
def take_back(*, session: Session, reason: CancellationReason, by: Account | None, at: datetime) -> int:
    """Give the time of these proposals back for the supervisor, who no longer supervises this person."""
    if not Session.objects.filter(pk=session.pk).exists():
        return 0
    return _give_back(session, is_taken_back=True, by=by, at=at, reason=reason)


def _give_back(
    session: Session,
    *,
    is_taken_back: bool,
    by: Account | None,
    at: datetime,
    reason: CancellationReason | None = None,
) -> int:
    session = lock_session(session)
    together = proposed_together(session) if session.status == Status.PROPOSED else []
    if not together:
        return 0
    supervisee = session.supervisees.get()
    told, line = (
        (supervisee, "Your supervisor has withdrawn the times proposed for your supervision.")
        if is_taken_back
        else (session.supervisor, f"{supervisee} cannot make any of the times you proposed.")
    )
    why = {"reason": reason.value, "uids": [str(each.uid) for each in together]} if reason else {}
    record_event(
        verb=Verb.PROPOSALS_RELEASED,
        subject=together[0],
        by=by,
        worker=supervisee,
        number=len(together),
        **why,
    )
    _tell(told, together[0], line, at=at, leads_to="/supervision/", about=supervisee.pk)
    _release(together, at=at, leads_to="/supervision/")
    return len(together)


def _release(sessions: Collection[Session], *, at: datetime, leads_to: str) -> None:
    """Calendars show these as cancelled; the proposals themselves were never bookings, and go."""
    for session in sessions:
        take_out_of_diary(uid=session.uid, at=at)
        DiaryEntry.objects.filter(uid=session.uid).update(path=leads_to)
        session.delete()


def _tell(
    person: Worker, session: Session, line: str, *, at: datetime, leads_to: str = "", about: int | None = None
) -> None:
    account = account_here(person, on=timezone.localtime(at).date())
    if account is None:
        return
    on = timezone.localtime(session.starts_at).date()
    path = leads_to or session.get_absolute_url()
    subject = f"{session.series or session.uid}:{'release' if leads_to else 'propose'}"
    wanted = Wanted(subject, on, account, line, path, about=about or person.pk)
    tell_now([reminder_of(PROPOSAL, wanted, at=at)], at=at)


PROPOSALS = ReminderKind(
    PROPOSAL,
    "Times proposed",
    "When your supervisor proposes times, or someone cannot make the times you proposed.",
    "Daniel Okafor proposes 3 times for supervision. Choose the one that suits you.",
    is_promised=True,
)
