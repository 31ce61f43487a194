"""Ten o'clock stays ten o'clock, for every week of eleven years and by two other readers."""

import uuid
from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace

import recurring_ical_events
from dateutil import parser as dateutil_parser
from dateutil import tz
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from supervision.calendars.ical import calendar_of
from supervision.rules.repeating import LONDON, NoSuchTime, instant

TUESDAYS = [date(2026, 1, 6) + timedelta(weeks=week) for week in range(574)]
CHANGED = datetime(2026, 1, 1, tzinfo=UTC)


def entry(starts_at, number, **facts):
    return SimpleNamespace(
        uid=uuid.UUID(int=number),
        sequence=0,
        starts_at=starts_at.astimezone(UTC),
        ends_at=(starts_at + timedelta(minutes=90)).astimezone(UTC),
        place="",
        path="",
        cancelled_at=None,
        is_tentative=False,
        changed_at=CHANGED,
        subject="supervision",
        get_subject_display=lambda: "Supervision",
        **facts,
    )


def feed(entries):
    return calendar_of(entries, address="", name="Supervision", days_only=frozenset())


def test_every_tuesday_at_ten_from_2026_to_2036_is_read_back_at_the_same_instant():
    assert (TUESDAYS[0].year, TUESDAYS[-1].year) == (2026, 2036)
    content = feed(entry(instant(day, time(10)), number) for number, day in enumerate(TUESDAYS))
    expected = [datetime.combine(day, time(10), tzinfo=LONDON).astimezone(UTC) for day in TUESDAYS]
    found = recurring_ical_events.of(Calendar.from_ical(content)).between(date(2026, 1, 1), date(2037, 1, 1))
    assert sorted(event["DTSTART"].dt.astimezone(UTC) for event in found) == expected
    assert sorted(read_with_dateutil(content)) == expected
    assert {moment.astimezone(LONDON).time() for moment in expected} == {time(10)}


def read_with_dateutil(content):
    """Start instants by another reader: the calendar's own VTIMEZONE and dateutil's arithmetic."""
    text = content.decode().replace("\r\n ", "")
    zone = tz.tzical(_as_file(text)).get("Europe/London")
    for line in text.splitlines():
        if line.startswith("DTSTART;TZID=Europe/London:"):
            yield dateutil_parser.parse(line.rpartition(":")[2]).replace(tzinfo=zone).astimezone(UTC)


def _as_file(text):
    from io import StringIO

    start, end = text.index("BEGIN:VTIMEZONE"), text.index("END:VTIMEZONE") + len("END:VTIMEZONE")
    return StringIO(text[start:end] + "\r\n")


@given(st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2045, 12, 31)))
def test_any_wall_clock_time_comes_back_as_it_was_meant(local):
    local = local.replace(second=0, microsecond=0)
    try:
        starts_at = instant(local.date(), local.time())
    except NoSuchTime:
        return
    event = Calendar.from_ical(feed([entry(starts_at, 1)])).events[0]
    assert event.start.replace(tzinfo=None) == local


@given(st.sets(st.integers(min_value=0, max_value=10**9), min_size=1, max_size=30))
def test_uids_are_as_many_as_entries_and_the_same_at_each_reading(numbers):
    entries = [entry(instant(date(2026, 11, 24), time(10)), number) for number in sorted(numbers)]
    first, second = (
        [str(event["UID"]) for event in Calendar.from_ical(feed(entries)).events] for _ in range(2)
    )
    assert first == second
    assert len(set(first)) == len(numbers)
