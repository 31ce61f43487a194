"""Single cells: what a person typed, as a value, or a problem that says what to do."""

import math
import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

EARLIEST_YEAR, LATEST_YEAR = 1950, 2100
EXCEL_DAY_ZERO = date(1899, 12, 30)
FULL_DAY_OF_MINUTES = 24 * 60
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
INVISIBLE = str.maketrans("", "", "\u200b\u2060\ufeff\u00ad")
EXCEL_ERRORS = ("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!")
EMAIL = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_{|}~\-]+(\.[a-z0-9!#$%&'*+/=?^_{|}~\-]+)*"
    r"@([a-z0-9]([a-z0-9\-]*[a-z0-9])?\.)+[a-z]([a-z0-9\-]*[a-z0-9])"
)
HOURS_AND_MINUTES = re.compile(r"([0-9]{1,2})(?::|h(?:(?:ou)?rs?)?)([0-9]{1,2})(?:m(?:in(?:ute)?s?)?)?")
LENGTH = re.compile(r"([0-9]{1,5}(?:\.[0-9]{1,4})?)(m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|)")
HOW_TO_WRITE_A_DATE = "Write the day as 16/04/2024 or 16 Apr 2024."
HOW_TO_WRITE_FTE = "Write full-time equivalent as 0.8 or 80%; full time is 1."
HOW_TO_WRITE_MINUTES = "Write the length as 90, 90 mins or 1.5 hrs."


class CellProblem(ValueError):
    """A cell that cannot be understood; `problem` says why and what to write instead.

    `shown_as` stands in for the cell's value where the value itself must not be repeated.
    """

    def __init__(self, problem: str, *, shown_as: str | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.shown_as = shown_as


def is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.translate(INVISIBLE).strip())


def text(value: object, *, longest: int = 200) -> str:
    """Words with single spaces, in composed Unicode. Raises CellProblem."""
    if isinstance(value, (datetime, date, time, timedelta)):
        raise CellProblem("Excel has turned this into a date. Format the cell as text, type again.")
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise CellProblem("This is not text. Type it as words.")
    if isinstance(value, (int, float)):
        return str(int(value)) if is_whole(value) else str(value)
    if value.strip() in EXCEL_ERRORS:
        raise CellProblem("Excel shows an error here. Put the value itself in the cell.")
    joined = unicodedata.normalize("NFC", " ".join(value.translate(INVISIBLE).split()))
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in joined):
        raise CellProblem("There is a hidden control character here. Type the value again.")
    if len(joined) > longest:
        raise CellProblem(f"This is longer than {longest} characters. Shorten it.")
    return joined


def is_whole(value: float) -> bool:
    return math.isfinite(value) and value == int(value)


def day(value: object) -> date:
    """A day typed in any usual British or ISO style, or as Excel keeps it; day before month.

    A two-digit year is of this century. Raises CellProblem.
    """
    if isinstance(value, datetime):
        return plausible(value.date())
    if isinstance(value, date):
        return plausible(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return day_of_serial(value)
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
    if math.isfinite(value) and 0 < value < 100_000:
        return plausible(EXCEL_DAY_ZERO + timedelta(days=int(value)))
    raise CellProblem(f"This number is not a date. {HOW_TO_WRITE_A_DATE}")


def full_year(digits: str) -> int:
    if len(digits) == 2:
        return 2000 + int(digits)
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
        return plausible(date(year, month, day_of_month))
    except CellProblem:
        raise
    except ValueError:
        raise CellProblem(
            f"There is no such day as {typed}. Check day and month. {HOW_TO_WRITE_A_DATE}"
        ) from None


def plausible(found: date) -> date:
    if EARLIEST_YEAR <= found.year <= LATEST_YEAR:
        return found
    raise CellProblem(f"The year {found.year} cannot be right: it must be {EARLIEST_YEAR} to {LATEST_YEAR}.")


def number(value: object, problem: str) -> Decimal:
    """A finite number, typed or kept as one; raises CellProblem with `problem`."""
    typed = text(value) if isinstance(value, str) else str(value)
    if not re.fullmatch(r"[+-]?[0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]{1,3})?|[+-]?[0-9]+\.", typed):
        raise CellProblem(problem)
    return Decimal(typed)


def fte(value: object) -> Decimal:
    """Full-time equivalent, 0 to 1, up to four decimal places: 0.8, "0.80" or "80%"."""
    share = Decimal(1)
    if isinstance(value, str) and value.strip().endswith("%"):
        value, share = value.strip().removesuffix("%").strip(), Decimal("0.01")
    found = number(value, f"This is not a number. {HOW_TO_WRITE_FTE}") * share
    if found > 1:
        raise CellProblem(f"This is more than 1. {HOW_TO_WRITE_FTE}")
    if found < 0:
        raise CellProblem(f"This is less than 0. {HOW_TO_WRITE_FTE}")
    rounded = found.quantize(Decimal("0.0001")).normalize()
    return rounded or Decimal(0)


def whole_number(value: object) -> int:
    """A count, 0 or more; raises CellProblem for anything else."""
    found = number(value, "This is not a whole number. Write it in figures, such as 12.")
    if found < 0:
        raise CellProblem("This is less than 0. Write 0 or more.")
    if found > 1_000_000 or found != found.to_integral_value():
        raise CellProblem("This is not a whole number. Write it in figures, such as 12.")
    return int(found)


def swe_number(value: object) -> str:
    """A Social Work England registration number, as SW71014.

    SW and up to six digits, not starting with 0: the form that the DfE's own service accepts.
    """
    typed = "".join(text(value).split()).upper()
    if not re.fullmatch(r"SW[1-9][0-9]{0,5}", typed):
        raise CellProblem(
            "This is not a registration number. Write SW and up to six digits, such as "
            "SW71014, or leave the cell empty."
        )
    return typed


def email(value: object) -> str:
    """An e-mail address in lower case."""
    typed = text(value, longest=254).lower()
    if not EMAIL.fullmatch(typed):
        raise CellProblem("This is not an e-mail address. Correct it or leave the cell empty.")
    return typed


def staff_number(value: object) -> str:
    """The number that HR or payroll knows a person by, typed as text or as a number."""
    typed = text(value).upper()
    if not re.fullmatch(r"[A-Z0-9][A-Z0-9/\-]{0,19}", typed) or not re.search(r"[0-9]", typed):
        raise CellProblem("This is not a staff number. Write it as HR does, such as 174254.")
    return typed


def minutes(value: object) -> int:
    """A length in whole minutes: 90, "90 mins", "1.5 hrs", "1h 30" or 1:30."""
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute)
    if isinstance(value, timedelta):
        return within_a_day(Decimal(int(value.total_seconds())) / 60)
    typed = "".join(text(value).lower().split())
    if clock := HOURS_AND_MINUTES.fullmatch(typed):
        return within_a_day(Decimal(int(clock[1]) * 60 + int(clock[2])))
    match = LENGTH.fullmatch(typed)
    if not match:
        raise CellProblem(f"This is not a length of time. {HOW_TO_WRITE_MINUTES}")
    if match[2].startswith("h"):
        return within_a_day(Decimal(match[1]) * 60)
    if not match[2] and 0 < Decimal(match[1]) < 5:
        raise CellProblem(f"This may be hours or minutes. {HOW_TO_WRITE_MINUTES}")
    return within_a_day(Decimal(match[1]))


def within_a_day(found: Decimal) -> int:
    if found != found.to_integral_value() or not 0 <= found <= FULL_DAY_OF_MINUTES:
        raise CellProblem(f"This is not a whole number of minutes in a day. {HOW_TO_WRITE_MINUTES}")
    return int(found)


def yes_or_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    answer = {"y": True, "yes": True, "true": True, "n": False, "no": False, "false": False}
    return bool(word_for(value, answer, "Write Y or N, or leave the cell empty."))


def word_for(value: object, meanings: dict[str, Any], advice: str) -> Any:
    """What a word of a fixed list means, whatever its case and punctuation."""
    typed = re.sub(r"[^a-z0-9]+", " ", text(value).lower()).strip()
    if typed not in meanings:
        raise CellProblem(f"This is not a word we know here. {advice}")
    return meanings[typed]
