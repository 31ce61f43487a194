"""Numbers and days as a sentence says them; pages have filters of their own (`workforce.web.tags`)."""

from datetime import date


def many(number: int, one: str, several: str = "") -> str:
    """ "1 person", "3 people", "1,200 rows"; without `several` the word takes an s."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def day_in_full(day: date) -> str:
    """ "3 November 2026": always with its year, since a sentence may be read in another one."""
    return f"{day.day} {day:%B %Y}"
