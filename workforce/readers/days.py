"""Days in cells: as a person typed them, as a spreadsheet keeps them, or as a system says "no end"."""

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from workforce.readers.cells import CellProblem, text

EXCEL_DAY_ZERO = date(1899, 12, 30)
LAST_SERIAL = 2_958_465  # 31 December 9999
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?"
CLOCK = r"(?:[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
NUMERIC_DATE = re.compile(rf"{WEEKDAY}([0-9]{{1,2}})([/.\- ])([0-9]{{1,2}})\2([0-9]+){CLOCK}", re.IGNORECASE)
ISO_DATE = re.compile(rf"([0-9]{{4}})-([0-9]{{1,2}})-([0-9]{{1,2}}){CLOCK}")
WORDED_DATE = re.compile(
    rf"{WEEKDAY}([0-9]{{1,2}})(?:st|nd|rd|th)?[ \-]*([a-z]{{3,9}})\.?,?[ \-]*([0-9]+){CLOCK}",
    re.IGNORECASE,
)
HOW_TO_WRITE_A_DATE = "Write the day as 16/04/2024 or 16 Apr 2024."
#: From this year on the first or the last day of a year is a system's way to say "no end": SAP keeps
#: 31/12/9999, Oracle 31/12/4712, others 31/12/2999.
NO_END_FROM = 2500
#: Years of two digits from here on are of the last century: nobody who works was there before 1950.
LAST_CENTURY_FROM = 50
LONGEST_WORKING_LIFE = 60


@dataclass(frozen=True)
class Span:
    """The years that a day of a column can lie in, both included."""

    earliest: int
    latest: int


ANY_YEAR = Span(1950, 2100)


def has_begun(today: date | None) -> Span:
    """Of what has begun or soon will: a start of work, a first day away, an allocation."""
    return Span(today.year - LONGEST_WORKING_LIFE, today.year + 2) if today else ANY_YEAR


def will_end(today: date | None) -> Span:
    """Of what may end in years to come: a fixed-term contract, a career break."""
    return Span(today.year - LONGEST_WORKING_LIFE, today.year + 10) if today else ANY_YEAR


def day(value: object, span: Span = ANY_YEAR) -> date:
    """A day typed in any usual British or ISO style, or as Excel keeps it; day before month.

    A year of two digits is of the century of a working life: 98 is 1998, 26 is 2026. Raises CellProblem.
    """
    return plausible(any_day(value), span)


def says_no_end(value: object) -> bool:
    """Whether a cell holds a day that stands for no end, such as 31/12/9999."""
    try:
        found = any_day(value)
    except CellProblem:
        return False
    return found.year >= NO_END_FROM and (found.month, found.day) in ((12, 31), (1, 1))


def is_day_zero(value: object) -> bool:
    """Whether a cell holds the 0 of a formula that points at an empty cell; Excel shows it as 00/01/1900."""
    return (value == 0 and type(value) in (int, float)) or value == time(0) or value == "00/01/1900"


def year_of_two_digits(value: object) -> bool:
    """Whether a day was typed with a year of two digits."""
    return isinstance(value, str) and any(
        (match := style.fullmatch(text(value))) and len(match[group]) == 2
        for style, group in ((NUMERIC_DATE, 4), (WORDED_DATE, 3))
    )


def any_day(value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return day_of_serial(value)
    if isinstance(value, (time, timedelta)):
        raise CellProblem(f"This is a time, not a date. {HOW_TO_WRITE_A_DATE}")
    typed = text(value)
    if match := ISO_DATE.fullmatch(typed):
        return day_of(typed, int(match[1]), int(match[2]), int(match[3]))
    if match := NUMERIC_DATE.fullmatch(typed):
        return day_of(typed, full_year(match[4]), int(match[3]), int(match[1]))
    if match := WORDED_DATE.fullmatch(typed):
        return day_of(typed, full_year(match[3]), month_named(match[2]), int(match[1]))
    raise CellProblem(f"This is not a date. {HOW_TO_WRITE_A_DATE}")


def day_of_serial(value: float) -> date:
    """Excel's count of days since 30 December 1899."""
    if math.isfinite(value) and (0 < value < 100_000 or int(value) == LAST_SERIAL):
        return EXCEL_DAY_ZERO + timedelta(days=int(value))
    raise CellProblem(f"This number is not a date. {HOW_TO_WRITE_A_DATE}")


def full_year(digits: str) -> int:
    if len(digits) == 2:
        return (1900 if int(digits) >= LAST_CENTURY_FROM else 2000) + int(digits)
    if len(digits) == 4:
        return int(digits)
    raise CellProblem(f"The year has {len(digits)} digits. {HOW_TO_WRITE_A_DATE}")


def month_named(name: str) -> int:
    """The month's number by its name, its first three letters, or "Sept"."""
    word = name.casefold()
    if word in MONTH_NAMES or word in MONTHS or word == "sept":
        return MONTHS.index(word[:3]) + 1
    raise CellProblem(f"“{name}” is not a month. {HOW_TO_WRITE_A_DATE}")


def day_of(typed: str, year: int, month: int, day_of_month: int) -> date:
    try:
        return date(year, month, day_of_month)
    except ValueError:
        raise CellProblem(
            f"There is no such day as {typed}. Check day and month. {HOW_TO_WRITE_A_DATE}"
        ) from None


def plausible(found: date, span: Span) -> date:
    if span.earliest <= found.year <= span.latest:
        return found
    raise CellProblem(f"The year {found.year} cannot be right: it must be {span.earliest} to {span.latest}.")
