"""Diary entries → iCalendar. Pure: entries and addresses in, bytes out; nothing is looked up.

An event carries its subject ("Supervision"), times, room or link and the address of its page; never
a note, a reason or a child. Source of the format: RFC 5545, RFC 7986 (name, refresh interval).
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Protocol
from uuid import UUID

from icalendar import Calendar, Event, Timezone

from supervision.rules.repeating import LONDON
from workforce.rules.plain_text import plain

PRODUCT = "-//Supervision and NQSW tracker//EN"
REFRESH_EVERY = timedelta(hours=1)
#: British clocks since 1996: the last Sundays of March and October, 01:00 UTC (Summer Time Order 2002).
#: By rule and not by a list of dates, of which some calendars read the first alone.
LONDON_ZONE = Timezone.from_ical(
    b"""BEGIN:VTIMEZONE\r
TZID:Europe/London\r
BEGIN:DAYLIGHT\r
DTSTART:19960331T010000\r
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r
TZNAME:BST\r
TZOFFSETFROM:+0000\r
TZOFFSETTO:+0100\r
END:DAYLIGHT\r
BEGIN:STANDARD\r
DTSTART:19961027T020000\r
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r
TZNAME:GMT\r
TZOFFSETFROM:+0100\r
TZOFFSETTO:+0000\r
END:STANDARD\r
END:VTIMEZONE\r
"""
)


class Entry(Protocol):
    """What an event is made from: a `DiaryEntry`, or anything shaped like one."""

    uid: UUID
    sequence: int
    starts_at: datetime
    ends_at: datetime
    place: str
    path: str
    cancelled_at: datetime | None
    is_tentative: bool
    changed_at: datetime
    subject: str

    def get_subject_display(self) -> str: ...


def calendar_of(entries: Iterable[Entry], *, address: str, name: str, days_only: frozenset[str]) -> bytes:
    """A calendar of these entries. Subjects in `days_only` are whole days that take no time.

    `address` is the tracker's own ("https://tracker.example"), which each entry's path is put to.
    """
    events = [event_of(entry, address=address, is_day=entry.subject in days_only) for entry in entries]
    calendar = _calendar(events)
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESH_EVERY, parameters={"VALUE": "DURATION"})
    content: bytes = calendar.to_ical()
    return content


def event_of(entry: Entry, *, address: str, is_day: bool = False) -> Event:
    """One entry as an event: same UID for life, SEQUENCE and DTSTAMP of its last change."""
    event = Event()
    event.add("uid", str(entry.uid))
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("summary", entry.get_subject_display())
    starts_at, ends_at = entry.starts_at.astimezone(LONDON), entry.ends_at.astimezone(LONDON)
    event.add("dtstart", starts_at.date() if is_day else starts_at)
    event.add("dtend", starts_at.date() + timedelta(days=1) if is_day else ends_at)
    if entry.place:
        event.add("location", plain(entry.place))
    if entry.path:
        event.add("url", f"{address}{entry.path}")
    event.add("status", _status(entry))
    event.add("transp", "TRANSPARENT" if is_day or entry.cancelled_at else "OPAQUE")
    return event


def _status(entry: Entry) -> str:
    if entry.cancelled_at:
        return "CANCELLED"
    return "TENTATIVE" if entry.is_tentative else "CONFIRMED"


def invitation_of(
    entry: Entry,
    *,
    address: str,
    organiser: str,
    organiser_name: str,
    attendees: Iterable[str],
    is_cancelled: bool,
) -> bytes:
    """One entry as an invitation to everyone's own calendar (RFC 5546), or as its cancellation.

    The tracker is the organiser, so that both people's calendars take the change from it: `organiser` is its
    address alone, as `mailto:` wants it.
    """
    event = event_of(entry, address=address)
    event.add("organizer", f"mailto:{organiser}", parameters={"CN": organiser_name})
    for attendee in attendees:
        event.add("attendee", f"mailto:{attendee}", parameters={"PARTSTAT": "ACCEPTED", "RSVP": "FALSE"})
    if is_cancelled:
        event["STATUS"] = "CANCELLED"
    calendar = _calendar([event])
    calendar.add("method", "CANCEL" if is_cancelled else "REQUEST")
    content: bytes = calendar.to_ical()
    return content


def _calendar(events: list[Event]) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    if events:
        calendar.add_component(LONDON_ZONE)
    for event in events:
        calendar.add_component(event)
    return calendar
