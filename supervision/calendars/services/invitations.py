"""Telling everyone of a booking at once: an e-mail with the entry for their own calendar.

Written down in the booking's own transaction and sent after it, by the same claim and mark as every
reminder, so that a booking never waits for the mail server and no e-mail is lost with it.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from supervision.calendars.ical import InSeries, invitation_of, series_of
from supervision.calendars.words import SAID, SAID_OF_SEVERAL, when_of, why_of
from supervision.models import DiaryEntry, Often, Reminder, Session
from supervision.reminders.kinds import ReminderKind, Wanted, account_here, chosen
from supervision.reminders.services.sending import reminder_of, tell_now, told_in_one_mail
from workforce.mail.sender import sender
from workforce.models import Account, Mail, Worker
from workforce.reader_changes.mails import readers_told_together
from workforce.web.tags import day, time_range

INVITATION = "invitation"
#: What takes the entry out of a person's own calendar.
TAKEN_OUT = ("cancelled", "left", "handed_over", "removed")
#: What changes no calendar: said of a time that is over.
AFTERWARDS = ("missed", "not_missed")


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


def tell_others(
    *, session: Session, became: str, by: Account | None, at: datetime, missing: str = ""
) -> None:
    """E-mail those of a session who did not record this themselves: who did not attend, or that they did."""
    people = [session.supervisor, *session.supervisees.select_related("account")]
    others = [person for person in people if by is None or person.account_id != by.pk]
    _tell(session, others, people, became, by=by, at=at, missing=missing)


def tell_taken_over(*, session: Session, former: Worker, by: Account | None, at: datetime) -> None:
    """E-mail both people of a session that has another supervisor, and the former supervisor."""
    supervisees = list(session.supervisees.select_related("account"))
    both = [session.supervisor, *supervisees]
    _tell(session, both, both, "taken_over", by=by, at=at)
    _tell(session, [former], [former, *supervisees], "handed_over", by=by, at=at)


def tell_moved_to(*, session: Session, before: Session, by: Account | None, at: datetime) -> None:
    """E-mail those of a session that moved to another supervisor's time: it has moved, is booked with whoever
    holds it now, and is no longer with who held it `before`.
    """
    supervisees = list(session.supervisees.select_related("account"))
    both = [session.supervisor, *supervisees]
    _tell(session, supervisees, both, "moved", by=by, at=at)
    _tell(session, [session.supervisor], both, "booked", by=by, at=at)
    _tell(before, [before.supervisor], [before.supervisor, *supervisees], "handed_over", by=by, at=at)


@dataclass(frozen=True, slots=True)
class _Change:
    """What became of one session, for one person who is told of it."""

    session: Session
    person: Worker
    people: tuple[Worker, ...]
    became: str
    by: Account
    at: datetime
    missing: str = ""


#: What is to be told together at the end, while someone gathers it.
_gathered: ContextVar[list[_Change] | None] = ContextVar("gathered", default=None)


@contextmanager
def told_together() -> Iterator[None]:
    """What becomes of several sessions meanwhile is told to each person at its end in one e-mail, a series as
    one thing, under who reads whose notes now; beside one invitation that is an e-mail of its own. Within
    another one, at the end of that; after an error, nothing.
    """
    if _gathered.get() is not None:
        yield
        return
    changes: list[_Change] = []
    notices: list[Mail] = []
    token = _gathered.set(changes)
    with told_in_one_mail(notices):
        try:
            with readers_told_together(to=notices.extend):
                yield
        finally:
            _gathered.reset(token)
        _tell_changes(changes)


def _tell(
    session: Session,
    told: Collection[Worker],
    people: list[Worker],
    became: str,
    *,
    by: Account | None,
    at: datetime,
    missing: str = "",
) -> None:
    """E-mail those told of what became of a session of these people; `missing` names who did not attend."""
    if by is None:
        return
    changes = [_Change(session, person, tuple(people), became, by, at, missing) for person in told]
    if (gathered := _gathered.get()) is None:
        _tell_changes(changes)
    else:
        gathered += changes


def _tell_changes(changes: Sequence[_Change]) -> None:
    """Tell each person, in one e-mail, what became of each session, or of each series, in the end."""
    if not changes:
        return
    at, on = changes[0].at, timezone.localtime(changes[0].at).date()
    off = {account for account, kind in chosen(Often.OFF) if kind == INVITATION}
    uids, people = [each.session.uid for each in changes], [each.person.pk for each in changes]
    found = DiaryEntry.objects.filter(uid__in=uids, worker__in=people)
    entries = {(entry.uid, entry.worker_id): entry for entry in found}
    groups: dict[tuple[int, str, UUID], list[_Change]] = {}
    in_the_end = {(each.session.uid, each.person.pk): each for each in changes}
    for each in in_the_end.values():
        if entry := entries.get((each.session.uid, each.person.pk)):
            key = (each.person.pk, each.became, entry.series_uid or entry.uid)
            groups.setdefault(key, []).append(each)
    made = []
    for group in groups.values():
        person, by = group[0].person, group[0].by
        account = account_here(person, on=on)
        if account is None or (account.pk in off and account == by):
            continue
        mine = [(each, entries[each.session.uid, person.pk]) for each in group]
        is_off = account.pk in off
        made.append((_of_several if len(mine) > 1 else _of_one)(mine, account, is_off=is_off))
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


type _Mine = Sequence[tuple[_Change, DiaryEntry]]


def _of_one(mine: _Mine, account: Account, *, is_off: bool) -> Reminder:
    [(change, entry)] = mine
    session = change.session
    when = when_of(session)
    if session.place and change.became not in (*TAKEN_OUT, *AFTERWARDS):
        when = f"{when}, {session.place}"
    facts = {"other": _others(mine), "when": when, "missing": change.missing, "why": why_of(session)}
    if change.became == "moved":
        facts["before"] = when_of(session.replaces)
    line = SAID[change.became].format(**facts)
    subject = f"{entry.uid}:{entry.sequence}"
    if change.became in AFTERWARDS:
        return _reminder(mine, account, f"{subject}:{change.became}:{change.at.timestamp():.0f}", line, "")
    calendar = "" if is_off else _calendar_of_one(change, entry)
    return _reminder(mine, account, subject, line, calendar)


def _of_several(mine: _Mine, account: Account, *, is_off: bool) -> Reminder:
    """Several of a series at once: the series as it is now, in one e-mail."""
    sessions = sorted((change.session for change, _ in mine), key=lambda each: each.starts_at)
    first, last, became = sessions[0], sessions[-1], mine[0][0].became
    when = f"{day(first.starts_at)} to {day(last.starts_at)}"
    times = {time_range(each.starts_at, each.ends_at) for each in sessions}
    places = {each.place for each in sessions}
    if len(times) == 1:
        when = f"{when}, {times.pop()}"
    if len(places) == 1 and first.place and became not in TAKEN_OUT:
        when = f"{when}, {first.place}"
    line = SAID_OF_SEVERAL[became].format(number=len(sessions), other=_others(mine), when=when)
    entry = mine[0][1]
    series, uid = _series_of(entry), entry.series_uid or entry.uid
    subject = f"{uid}:{_sequence(series)}:{became}"
    calendar = "" if is_off else _calendar_of_series(mine, series, uid)
    return _reminder(mine, account, subject, line, calendar)


def _reminder(mine: _Mine, account: Account, subject: str, line: str, calendar: str) -> Reminder:
    change = min((change for change, _ in mine), key=lambda each: each.session.starts_at)
    session, is_gone = change.session, change.became in ("handed_over", "removed")
    wanted = Wanted(
        subject=subject,
        due_on=timezone.localtime(session.starts_at).date(),
        recipient=account,
        line=line[:300],
        path=reverse("supervision:index") if is_gone else session.get_absolute_url(),
        about=change.person.pk,
    )
    return reminder_of(INVITATION, wanted, at=change.at, calendar=calendar)


def _others(mine: _Mine) -> str:
    names = dict.fromkeys(
        str(other) for change, _ in mine for other in change.people if other != change.person
    )
    return ", ".join(names)


def _series_of(entry: DiaryEntry) -> list[DiaryEntry]:
    """All of a person's entries that are invited to as one series."""
    mine = DiaryEntry.objects.filter(series_uid=entry.series_uid, worker=entry.worker_id)
    return list(mine.order_by("series_starts_at", "pk"))


def _sequence(series: Iterable[DiaryEntry]) -> int:
    """Rises with each change of any of them, and never falls."""
    return sum(entry.sequence for entry in series)


def _calendar_of_one(change: _Change, entry: DiaryEntry) -> str:
    in_series = None
    if uid := entry.series_uid:
        in_series = InSeries(uid, entry.series_starts_at, _sequence(_series_of(entry)))
    is_cancelled = change.became in TAKEN_OUT
    facts = _facts([change])
    return invitation_of(entry, **facts, is_cancelled=is_cancelled, in_series=in_series).decode()


def _calendar_of_series(mine: _Mine, series: Sequence[DiaryEntry], uid: UUID) -> str:
    facts, sequence = _facts([change for change, _ in mine]), _sequence(series)
    live = {
        entry.series_starts_at: entry
        for entry in series
        if entry.series_starts_at and entry.cancelled_at is None
    }
    if live:
        stamp = max(entry.changed_at for entry in series)
        return series_of(live, uid=uid, **facts, sequence=sequence, stamp=stamp).decode()
    whole = InSeries(uid, None, sequence)
    return invitation_of(series[0], **facts, is_cancelled=True, in_series=whole).decode()


def _facts(changes: Sequence[_Change]) -> dict[str, Any]:
    """Who asks, and who comes."""
    from_us, on = sender(), timezone.localtime(changes[0].at).date()
    people = dict.fromkeys(one for change in changes for one in change.people)
    here = [account for one in people if (account := account_here(one, on=on))]
    return {
        "address": settings.SITE_ADDRESS,
        "organiser": from_us.address,
        "organiser_name": from_us.name or settings.SERVICE_NAME,
        "attendees": [account.email for account in here],
    }


INVITATIONS = ReminderKind(
    INVITATION,
    "Calendar invitations",
    "When a session is booked, moved or cancelled, with the entry for your own calendar.",
    "Supervision with Daniel Okafor is booked: Thursday 26 November, 10:00 to 11:30, Room 2.",
    can_wait=False,
    names_its_day=True,
)
