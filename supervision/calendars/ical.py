"""Diary entries → iCalendar. Pure: entries and addresses in, bytes out; nothing is looked up.

An event carries its subject ("Supervision"), times, room or link and the address of its page; never
a note, a reason or a child. Source of the format: RFC 5545, RFC 7986 (name, refresh interval).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol
from uuid import UUID

from icalendar import Calendar, Event, Timezone, vDDDTypes, vInt, vText

from supervision.rules.recurrence import WeeklyRule, rule_of
from supervision.rules.repeating import LONDON, instant
from workforce.rules.plain_text import plain

PRODUCT = "-//Supervision and NQSW tracker//EN"
REFRESH_EVERY = timedelta(hours=1)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
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


@dataclass(frozen=True, slots=True)
class InSeries:
    """Which one of a series an invitation is about; the series as a whole where it has no start."""

    uid: UUID
    starts_at: datetime | None
    #: Rises with each change of any of the series.
    sequence: int


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
    in_series: InSeries | None = None,
) -> bytes:
    """One entry as an invitation to everyone's own calendar (RFC 5546), or as its cancellation.

    The tracker is the organiser, so that both people's calendars take the change from it: `organiser` is its
    address alone, as `mailto:` wants it. `in_series` says which one of a series changes; the others stay.
    """
    event = event_of(entry, address=address)
    _invite(event, organiser=organiser, organiser_name=organiser_name, attendees=attendees)
    if in_series:
        event["UID"], event["SEQUENCE"] = vText(str(in_series.uid)), vInt(in_series.sequence)
        if in_series.starts_at:
            event.add("recurrence-id", in_series.starts_at.astimezone(LONDON))
    if is_cancelled:
        event["STATUS"] = "CANCELLED"
    return _message([event], is_cancelled=is_cancelled)


def series_of(
    live: Mapping[datetime, Entry],
    *,
    uid: UUID,
    address: str,
    organiser: str,
    organiser_name: str,
    attendees: Iterable[str],
    sequence: int,
    stamp: datetime,
) -> bytes:
    """A person's whole series as one repeating invitation: what is elsewhere or gone stands as an exception.

    `live` are their entries that stand, at least one, each by the start under which the series knows it.
    `sequence` rises with each change of any of them.
    """
    rule, usual = rule_of(list(live)), _usual(live)
    master = event_of(usual, address=address)
    ends_at = instant(rule.first.date(), rule.first.time()) + _length(usual)
    master["DTSTART"], master["DTEND"] = vDDDTypes(rule.first), vDDDTypes(ends_at)
    master.add("rrule", _weekly(rule))
    for left_out in rule.left_out:
        master.add("exdate", left_out)
    events = [master]
    for start, entry in live.items():
        if (start, _length(usual), usual.place) != (entry.starts_at, _length(entry), entry.place):
            exception = event_of(entry, address=address)
            exception.add("recurrence-id", start.astimezone(LONDON))
            events.append(exception)
    people = list(attendees)
    for event in events:
        event["UID"], event["SEQUENCE"] = vText(str(uid)), vInt(sequence)
        event["DTSTAMP"] = vDDDTypes(stamp.astimezone(UTC))
        _invite(event, organiser=organiser, organiser_name=organiser_name, attendees=people)
    return _message(events, is_cancelled=False)


def _weekly(rule: WeeklyRule) -> dict[str, object]:
    """The rule for calendars: the weekday and the week's start are said too, which some cannot do without."""
    weekday = WEEKDAYS[rule.first.weekday()]
    return {
        "freq": "weekly",
        "interval": rule.every_weeks,
        "count": rule.times,
        "byday": weekday,
        "wkst": WEEKDAYS[0],
    }


def _usual(live: Mapping[datetime, Entry]) -> Entry:
    """One that says what most of them say: how long, and where."""
    at_their_time = [entry for start, entry in live.items() if start == entry.starts_at]
    said = [(_length(entry), entry.place) for entry in at_their_time or live.values()]
    most, _number = Counter(said).most_common(1)[0]
    return next(entry for entry in live.values() if (_length(entry), entry.place) == most)


def _length(entry: Entry) -> timedelta:
    return entry.ends_at - entry.starts_at


def _invite(event: Event, *, organiser: str, organiser_name: str, attendees: Iterable[str]) -> None:
    """Who asks and who comes; nobody is asked to answer."""
    event.add("organizer", f"mailto:{organiser}", parameters={"CN": organiser_name})
    for attendee in attendees:
        event.add("attendee", f"mailto:{attendee}", parameters={"PARTSTAT": "ACCEPTED", "RSVP": "FALSE"})


def _message(events: list[Event], *, is_cancelled: bool) -> bytes:
    calendar = _calendar(events)
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
