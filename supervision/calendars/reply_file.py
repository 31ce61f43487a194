"""A calendar's reply to an invitation, read from its file (RFC 5546, METHOD:REPLY). Pure.

It reads only who answers what; a comment that someone wrote beside it is not read.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from icalendar import Calendar, Event

from workforce.rules.refusal import Refusal

#: Bytes. A reply is about one kilobyte, with its time zone three.
LARGEST_REPLY = 100_000
ANSWERS = {"ACCEPTED": "accepted", "TENTATIVE": "tentative", "DECLINED": "declined"}

UNREADABLE = "The tracker cannot read this file. Save the reply again as an .ics file."
NOT_A_REPLY = "This is a calendar file, but not a reply to an invitation."
NOT_OURS = "This reply is not to an invitation from the tracker."
NO_ANSWER = "This reply does not accept or decline."


class UnreadableReply(Refusal):
    """The file is not a reply that the tracker can take; the message is for people."""


@dataclass(frozen=True, slots=True)
class ReplyFile:
    """Who answered what to which invitation, and when."""

    uid: UUID
    sequence: int
    attendee: str
    answer: str
    answered_at: datetime


def read_reply(content: bytes) -> ReplyFile:
    """The one answer in a reply file. Raises UnreadableReply."""
    if len(content) > LARGEST_REPLY:
        raise UnreadableReply(f"The file must be smaller than {LARGEST_REPLY // 1000} kB.")
    try:
        return _reply_in(Calendar.from_ical(content))
    except UnreadableReply:
        raise
    except (ArithmeticError, LookupError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableReply(UNREADABLE) from error


def _reply_in(calendar: Calendar) -> ReplyFile:
    if str(calendar.get("METHOD", "")).upper() != "REPLY":
        raise UnreadableReply(NOT_A_REPLY)
    events = calendar.events
    if len(events) != 1:
        raise UnreadableReply("The file must answer exactly one invitation.")
    event = events[0]
    return ReplyFile(
        uid=_uid_of(event),
        sequence=int(event.get("SEQUENCE", 0)),
        answered_at=_stamp_of(event),
        **_answer_in(event),
    )


def _uid_of(event: Event) -> UUID:
    try:
        return UUID(str(event["UID"]))
    except ValueError as error:
        raise UnreadableReply(NOT_OURS) from error


def _stamp_of(event: Event) -> datetime:
    stamp = getattr(event["DTSTAMP"], "dt", None)
    if not isinstance(stamp, datetime):
        raise UnreadableReply(UNREADABLE)
    return stamp.astimezone(UTC) if stamp.tzinfo else stamp.replace(tzinfo=UTC)


def _answer_in(event: Event) -> dict[str, str]:
    """The one attendee of a reply, and what they answer."""
    attendee = event["ATTENDEE"]
    if isinstance(attendee, list):
        raise UnreadableReply("The file must be from one person only.")
    answer = ANSWERS.get(str(attendee.params.get("PARTSTAT", "")).upper())
    if answer is None:
        raise UnreadableReply(NO_ANSWER)
    kind, _, address = str(attendee).partition(":")
    return {"attendee": address if kind.lower() == "mailto" else "", "answer": answer}
