"""A programme that is past its last day and still runs: by how much, in words. Pure."""

from datetime import date

from workforce.rules.in_words import many

#: From so many days on the words count whole weeks.
IN_WEEKS_FROM = 14
DAYS_A_WEEK = 7


def days_past_end(*, expected_end_on: date, on: date) -> int:
    """Calendar days since the last day of a programme; 0 up to that day."""
    return max(0, (on - expected_end_on).days)


def past_in_words(days: int) -> str:
    """By how much: "5 days", "6 weeks"."""
    return many(days, "day") if days < IN_WEEKS_FROM else many(days // DAYS_A_WEEK, "week")
