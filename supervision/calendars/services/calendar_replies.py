"""What people's own calendars answered to invitations, from the reply files that they upload.

A reply says that someone accepted or declined; the booking does not change until a person moves or
cancels it.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet

from supervision.calendars.reply_file import NOT_OURS, ReplyFile
from supervision.models import CalendarReply, DiaryEntry, Session, SessionQuerySet
from supervision.reminders.kinds import account_of
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Worker
from workforce.rules.refusal import Refusal


class ReplyRefused(Refusal):
    """The reply does not answer a booking as it is now; the message is for people."""


@transaction.atomic
def record_reply(*, reply: ReplyFile, among: SessionQuerySet, by: Account, at: datetime) -> CalendarReply:
    """Write down an answer to the invitation of one of these sessions. Twice, it is one answer.

    Raises ReplyRefused for an unknown invitation, someone who was not invited, a booking that was
    moved or cancelled since, and an answer older than the one that is known. Then nothing changes.
    """
    session = among.filter(uid=reply.uid).order_by("-pk").first()
    if session is None:
        raise ReplyRefused(NOT_OURS)
    worker = _invited(session, reply.attendee)
    entry = DiaryEntry.objects.select_for_update(of=("self",), no_key=True).get(uid=reply.uid, worker=worker)
    _require_current(entry, reply)
    answered_at = min(reply.answered_at, at)
    known = CalendarReply.objects.filter(entry=entry, sequence=reply.sequence).first()
    if known and (known.answer, known.answered_at) == (reply.answer, answered_at):
        return known
    if known and known.answered_at >= answered_at:
        raise ReplyRefused("The tracker already has a later answer to this invitation.")
    kept, _ = CalendarReply.objects.update_or_create(
        entry=entry,
        defaults={
            "answer": reply.answer,
            "sequence": reply.sequence,
            "answered_at": answered_at,
            "uploaded_at": at,
            "uploaded_by": by,
        },
    )
    record_event(
        verb=Verb.CALENDAR_REPLY_RECORDED, subject=session, by=by, worker=worker, answer=reply.answer
    )
    return kept


def _invited(session: Session, address: str) -> Worker:
    people: list[Worker] = [session.supervisor, *session.supervisees.select_related("account")]
    for person in people:
        account = account_of(person)
        if account and account.email.casefold() == address.casefold():
            return person
    raise ReplyRefused("This reply is from someone who was not invited to that booking.")


def _require_current(entry: DiaryEntry, reply: ReplyFile) -> None:
    if entry.cancelled_at:
        raise ReplyRefused("This booking has since been cancelled.")
    if reply.sequence < entry.sequence:
        raise ReplyRefused("This reply answers an earlier time: the booking has moved since.")
    if reply.sequence > entry.sequence:
        raise ReplyRefused("This reply answers an invitation that the tracker has not sent.")


def current_replies(session: Session) -> QuerySet[CalendarReply]:
    """The answers to a booking as it is now; those to an earlier time of it no longer count."""
    replies = CalendarReply.objects.filter(entry__uid=session.uid, entry__cancelled_at=None)
    current = replies.filter(sequence=F("entry__sequence"))
    return current.select_related("entry__worker").order_by("entry__worker__family_name", "pk")
