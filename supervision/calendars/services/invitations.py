"""Telling everyone of a booking at once: an e-mail with the entry for their own calendar.

Written down in the booking's own transaction and sent after it, by the same claim and mark as every
reminder, so that a booking never waits for the mail server and no e-mail is lost with it.
"""

from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from supervision.calendars.ical import invitation_of
from supervision.models import DiaryEntry, Often, Reminder, Session
from supervision.reminders.kinds import ReminderKind, Wanted, account_here, chosen
from supervision.reminders.services.sending import reminder_of, tell_now
from workforce.mail.sender import sender
from workforce.models import Account, Worker
from workforce.web.tags import day, time_range

INVITATION = "invitation"
SAID = {
    "booked": "Supervision with {other} is booked: {when}.",
    "moved": "Supervision with {other} has moved to {when}.",
    "cancelled": "Supervision with {other} on {when} is cancelled.",
    "left": "You no longer take part in supervision with {other} on {when}.",
    "taken_over": "After a change of supervisor, you have supervision with {other}: {when}.",
    "handed_over": "You no longer have supervision with {other} on {when}: the supervisor has changed.",
}
#: What takes the entry out of a person's own calendar.
TAKEN_OUT = ("cancelled", "left", "handed_over")


def tell_both(
    *,
    session: Session,
    became: str,
    by: Account | None,
    at: datetime,
    only: Collection[Worker] | None = None,
) -> None:
    """E-mail each person of a session that was booked, moved or cancelled; or these people `only`.

    No one is told of what the tracker does by itself (an import, the demo). A person who has switched
    invitations off still gets an e-mail about what someone else did, without the calendar part.
    """
    people = [session.supervisor, *session.supervisees.select_related("account")]
    _tell(session, people if only is None else only, people, became, by=by, at=at)


def tell_taken_over(*, session: Session, former: Worker, by: Account | None, at: datetime) -> None:
    """E-mail both people of a session that has another supervisor, and the former supervisor."""
    supervisees = list(session.supervisees.select_related("account"))
    both = [session.supervisor, *supervisees]
    _tell(session, both, both, "taken_over", by=by, at=at)
    _tell(session, [former], [former, *supervisees], "handed_over", by=by, at=at)


def _tell(
    session: Session,
    told: Collection[Worker],
    people: list[Worker],
    became: str,
    *,
    by: Account | None,
    at: datetime,
) -> None:
    """E-mail those told of what became of a session of these people."""
    if by is None:
        return
    entries = {entry.worker_id: entry for entry in DiaryEntry.objects.filter(uid=session.uid)}
    on = timezone.localtime(at).date()
    off = {account for account, kind in chosen(Often.OFF) if kind == INVITATION}
    made = [
        _reminder(
            session, person, account, entries[person.pk], people, became, at=at, is_off=account.pk in off
        )
        for person in told
        if person.pk in entries
        and (account := account_here(person, on=on))
        and not (account.pk in off and account == by)
    ]
    tell_now(made, at=at)


def tell_of_leaving(*, session: Session, gone: Worker, by: Account | None, at: datetime) -> None:
    """Tell who no longer comes to a group session, and its supervisor where someone else said so."""
    tell_both(session=session, became="left", by=by, at=at, only=[gone])
    account = account_here(session.supervisor, on=timezone.localtime(at).date())
    if by is None or account is None or account == by:
        return
    on = timezone.localtime(session.starts_at).date()
    entry = DiaryEntry.objects.get(uid=session.uid, worker=gone)
    subject = f"{entry.uid}:{entry.sequence}:{gone.pk}:left"
    line = f"{gone} cannot come to supervision on {day(on)}. The others still can."
    wanted = Wanted(subject, on, account, line, session.get_absolute_url(), about=session.supervisor_id)
    tell_now([reminder_of(INVITATION, wanted, at=at)], at=at)


def _reminder(
    session: Session,
    person: Worker,
    account: Account,
    entry: DiaryEntry,
    people: list[Worker],
    became: str,
    *,
    at: datetime,
    is_off: bool,
) -> Reminder:
    others = ", ".join(str(other) for other in people if other != person)
    when = f"{day(session.starts_at)}, {time_range(session.starts_at, session.ends_at)}"
    if session.place and became not in TAKEN_OUT:
        when = f"{when}, {session.place}"
    wanted = Wanted(
        subject=f"{entry.uid}:{entry.sequence}",
        due_on=timezone.localtime(session.starts_at).date(),
        recipient=account,
        line=SAID[became].format(other=others, when=when)[:300],
        path=reverse("supervision:index") if became == "handed_over" else session.get_absolute_url(),
        about=person.pk,
    )
    on = timezone.localtime(at).date()
    here = [theirs for one in people if (theirs := account_here(one, on=on))]
    calendar = "" if is_off else _calendar(entry, here, is_cancelled=became in TAKEN_OUT)
    return reminder_of(INVITATION, wanted, at=at, calendar=calendar)


def _calendar(entry: DiaryEntry, people: list[Account], *, is_cancelled: bool) -> str:
    from_us = sender()
    return invitation_of(
        entry,
        address=settings.SITE_ADDRESS,
        organiser=from_us.address,
        organiser_name=from_us.name or settings.SERVICE_NAME,
        attendees=[account.email for account in people],
        is_cancelled=is_cancelled,
    ).decode()


INVITATIONS = ReminderKind(
    INVITATION,
    "Calendar invitations",
    "When a session is booked, moved or cancelled, with the entry for your own calendar.",
    "Supervision with Daniel Okafor is booked: Thursday 26 November, 10:00 to 11:30, Room 2.",
    can_wait=False,
)
