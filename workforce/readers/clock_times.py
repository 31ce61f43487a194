"""Times of day in cells."""

import re
from datetime import datetime, time, timedelta

from workforce.readers.cells import CellProblem, text

DAY = 24 * 60
CLOCK_TIME = re.compile(
    r"([01]?[0-9]|2[0-4])(?:[:.h]?([0-5][0-9]))?(?::[0-5][0-9])? ?([ap]m)?", re.IGNORECASE
)
HOW_TO_WRITE_A_TIME = "Write the time as 14:30 or 2.30pm."


def clock_time(value: object) -> time:
    """A time of day: 14:30, 2.30pm, 1430, or as Excel keeps it; 24:00 is midnight. Raises CellProblem."""
    if isinstance(value, datetime):
        return value.time().replace(second=0, microsecond=0)
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0)
    if isinstance(value, timedelta):
        return of_minutes(round(value.total_seconds() / 60))
    if isinstance(value, float) and 0 <= value < 1:
        return of_minutes(round(value * DAY))
    match = CLOCK_TIME.fullmatch(text(value).strip())
    if not match or not (match[2] or match[3]):
        raise CellProblem(f"This is not a time of day. {HOW_TO_WRITE_A_TIME}")
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half and not 1 <= hour <= 12:
        raise CellProblem(f"There is no such time. {HOW_TO_WRITE_A_TIME}")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return of_minutes(hour * 60 + minute)


def of_minutes(since_midnight: int) -> time:
    if not 0 <= since_midnight <= DAY:
        raise CellProblem(f"There is no such time. {HOW_TO_WRITE_A_TIME}")
    return time(*divmod(since_midnight % DAY, 60))


def minutes_between(starts_at: time, ends_at: time) -> int:
    """How long it takes from one to the next time on the clock: 23:00 to 00:30 is 90 minutes."""

    def since_midnight(at: time) -> int:
        return at.hour * 60 + at.minute

    return (since_midnight(ends_at) - since_midnight(starts_at)) % DAY
