"""Diary entries as iCalendar: one event for life, nothing but subject, time, place and address."""

import uuid
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from icalendar import Calendar

from supervision.calendars.ical import LONDON_ZONE, calendar_of, invitation_of, series_of

TEN = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
CHANGED = datetime(2026, 11, 19, 9, 30, 15, tzinfo=UTC)


def entry(**facts):
    usual = {
        "uid": uuid.UUID(int=1),
        "sequence": 0,
        "starts_at": TEN,
        "ends_at": TEN + timedelta(minutes=90),
        "place": "Room 2",
        "path": "/supervision/sessions/7/",
        "cancelled_at": None,
        "is_tentative": False,
        "changed_at": CHANGED,
        "subject": "supervision",
        "get_subject_display": lambda: "Supervision",
    }
    return SimpleNamespace(**{**usual, **facts})


def read(*entries):
    content = calendar_of(
        entries, address="https://tracker.example", name="Supervision", days_only=frozenset({"milestone"})
    )
    return Calendar.from_ical(content)


def event(**facts):
    return read(entry(**facts)).events[0]


def test_an_event_says_what_when_and_where_and_no_more():
    found = {name: value.to_ical() for name, value in event().items()}
    assert found == {
        "SUMMARY": b"Supervision",
        "DTSTART": b"20261124T100000",
        "DTEND": b"20261124T113000",
        "DTSTAMP": b"20261119T093015Z",
        "UID": b"00000000-0000-0000-0000-000000000001",
        "SEQUENCE": b"0",
        "LOCATION": b"Room 2",
        "STATUS": b"CONFIRMED",
        "TRANSP": b"OPAQUE",
        "URL": b"https://tracker.example/supervision/sessions/7/",
    }


def test_a_cancelled_entry_is_carried_as_cancelled():
    found = event(cancelled_at=CHANGED, sequence=2)
    assert (found["STATUS"], found["SEQUENCE"]) == ("CANCELLED", 2)


def test_a_proposal_is_tentative():
    assert event(is_tentative=True)["STATUS"] == "TENTATIVE"


@pytest.mark.parametrize(
    ("is_cancelled", "method", "status"), [(False, "REQUEST", "CONFIRMED"), (True, "CANCEL", "CANCELLED")]
)
def test_an_invitation_names_its_method_and_those_invited(is_cancelled, method, status):
    people = ["amina@council.example", "dele@council.example"]
    content = invitation_of(
        entry(sequence=3),
        address="https://tracker.example",
        organiser="tracker@council.example",
        organiser_name="Supervision tracker",
        attendees=people,
        is_cancelled=is_cancelled,
    )
    calendar = Calendar.from_ical(content)
    found = calendar.events[0]
    assert (calendar["METHOD"], found["STATUS"], found["SEQUENCE"]) == (method, status, 3)
    assert str(found["UID"]) == str(uuid.UUID(int=1))
    assert [str(each) for each in found["ATTENDEE"]] == [f"mailto:{person}" for person in people]
    assert str(found["ORGANIZER"]) == "mailto:tracker@council.example"


def test_a_milestone_is_a_whole_day_that_takes_no_time():
    found = event(subject="milestone", get_subject_display=lambda: "NQSW milestone due", place="", path="")
    assert (found.start, found.end, found["TRANSP"]) == (
        date(2026, 11, 24),
        date(2026, 11, 25),
        "TRANSPARENT",
    )
    assert "LOCATION" not in found
    assert "URL" not in found


def test_times_are_london_with_its_own_definition_of_the_clock():
    calendar = read(entry())
    assert [zone["TZID"] for zone in calendar.timezones] == ["Europe/London"]
    assert calendar.events[0]["DTSTART"].params["TZID"] == "Europe/London"
    assert calendar.get_missing_tzids() == set()
    assert len(calendar.timezones[0].to_ical()) < 1000


def test_the_clock_is_told_by_rule_for_a_list_of_dates_is_read_in_part_by_some():
    zone = read(entry()).timezones[0]
    rules = {part.name: dict(part["RRULE"]) for part in zone.subcomponents}
    last_sunday = {"FREQ": ["YEARLY"], "BYDAY": ["-1SU"]}
    assert rules == {
        "DAYLIGHT": {**last_sunday, "BYMONTH": [3]},
        "STANDARD": {**last_sunday, "BYMONTH": [10]},
    }


@pytest.mark.parametrize(
    ("at", "offset"),
    [
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), 0),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), 1),
        (datetime(2026, 10, 25, 0, 59, tzinfo=UTC), 1),
        (datetime(2026, 10, 25, 1, 0, tzinfo=UTC), 0),
    ],
    ids=["before spring", "spring", "before autumn", "autumn"],
)
def test_the_clock_changes_at_one_in_the_morning_utc(at, offset):
    """By the calendar's own rule, not by that of the machine."""
    zone = LONDON_ZONE.to_tz(lookup_tzid=False)
    assert at.astimezone(zone).utcoffset() == timedelta(hours=offset)


def test_an_empty_diary_is_a_calendar_without_events():
    assert read().events == []


@pytest.mark.parametrize("place", ["Room; 2, north", "line\nbreak", "BEGIN:VEVENT", "ü" * 200])
def test_a_place_cannot_break_out_of_its_line(place):
    calendar = read(entry(place=place))
    assert len(calendar.events) == 1
    assert str(calendar.events[0]["LOCATION"]) == place


def test_a_series_says_its_weekday_and_where_its_week_starts():
    starts = [TEN + timedelta(weeks=2 * number) for number in range(5) if number != 2]
    content = series_of(
        {start: entry(starts_at=start, ends_at=start + timedelta(minutes=90)) for start in starts},
        uid=uuid.UUID(int=9),
        address="https://tracker.example",
        organiser="tracker@council.example",
        organiser_name="Supervision tracker",
        attendees=["amina@council.example"],
        sequence=4,
        stamp=CHANGED,
    )
    (master,) = Calendar.from_ical(content).events
    rule = dict(part.split("=") for part in master["RRULE"].to_ical().decode().split(";"))
    assert rule == {"FREQ": "WEEKLY", "INTERVAL": "2", "COUNT": "5", "BYDAY": "TU", "WKST": "MO"}
    assert master["EXDATE"].dts[0].dt == starts[1] + timedelta(weeks=2)
