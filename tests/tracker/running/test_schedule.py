"""When a job should have begun, and when it comes next."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.running.schedule import every, nightly, working_hours

LONDON = ZoneInfo("Europe/London")


def london(day, clock):
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("when", "at", "latest", "coming"),
    [
        (every(1), ("2026-11-26", "10:00:30"), ("2026-11-26", "10:00"), ("2026-11-26", "10:01")),
        (every(5), ("2026-11-26", "10:04"), ("2026-11-26", "10:00"), ("2026-11-26", "10:05")),
        (every(5), ("2026-11-26", "23:58"), ("2026-11-26", "23:55"), ("2026-11-27", "00:00")),
        (nightly(2, 15), ("2026-11-26", "02:14"), ("2026-11-25", "02:15"), ("2026-11-26", "02:15")),
        (nightly(2, 15), ("2026-11-26", "02:15"), ("2026-11-26", "02:15"), ("2026-11-27", "02:15")),
        (working_hours(7, 18, 5), ("2026-11-26", "07:04"), ("2026-11-25", "18:05"), ("2026-11-26", "07:05")),
        (working_hours(7, 18, 5), ("2026-11-28", "12:00"), ("2026-11-27", "18:05"), ("2026-11-30", "07:05")),
        (working_hours(7, 18, 5), ("2026-11-30", "06:00"), ("2026-11-27", "18:05"), ("2026-11-30", "07:05")),
    ],
)
def test_the_newest_time_and_the_next(when, at, latest, coming):
    assert when.latest(london(*at)) == london(*latest)
    assert when.next_after(london(*at)) == london(*coming)


SCHEDULES = st.one_of(
    st.sampled_from([1, 5, 7, 60]).map(every),
    st.builds(nightly, st.integers(0, 23), st.integers(0, 59)),
    st.builds(working_hours, st.integers(0, 11), st.integers(12, 23), st.integers(0, 59)),
)


@given(
    when=SCHEDULES,
    at=st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)).map(lambda one: one.replace(tzinfo=UTC)),
)
def test_no_time_lies_between_the_newest_and_the_next(when, at):
    latest, coming = when.latest(at), when.next_after(at)
    assert latest <= at < coming
    # On the two nights on which clocks change, a time between may come twice or not at all.
    if all(
        (at + timedelta(days)).astimezone(LONDON).utcoffset() == at.astimezone(LONDON).utcoffset()
        for days in (-4, 4)
    ):
        assert when.next_after(latest) == coming
        assert when.latest(coming) == coming
        assert when.latest(coming - timedelta(minutes=1)) == latest
