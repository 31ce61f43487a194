"""Single cells: what a person typed, as a value, or a problem that says what to do."""

import math
import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from workforce.rules.in_words import many

FULL_DAY_OF_MINUTES = 24 * 60
SECONDS_AN_HOUR = 3600
HOURS_OF_A_WEEK = 7 * 24
#: Without a width of their own: zero-width blanks and joiners, soft hyphens, marks of the writing direction.
INVISIBLE = dict.fromkeys(
    (0xAD, 0x61C, 0x180E, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A))
)
#: "#N/A", "#REF!" and the like, those that Excel learns each year ("#SPILL!", "#FIELD!"), LibreOffice's
#: "Err:502", and the "####" of a column that was too narrow when it was saved as CSV.
SPREADSHEET_ERROR = re.compile(r"#[A-Z][A-Z0-9/_]*[!?]|#N/A|#GETTING_DATA|Err:[0-9]{3}|#{3,}")
#: Words in place of a value, as councils' lists have them. "Not known" is none of them: there is a value, and
#: someone has to find it.
NO_VALUE = frozenset(
    ("n/a", "n.a", "not applicable", "not available", "not required", "not recorded",
     "tbc", "tba", "tbd", "to be confirmed", "to be advised", "pending", "awaiting", "awaited", "vacant",
     "vacancy", "to be allocated", "not allocated", "not yet allocated", "blank", "empty", "(blank)",
     "no email", "no manager")
)  # fmt: skip
NO_VALUE_OR_A_NAME = frozenset(("na", "none", "nil", "null"))
NO_VALUE_IF_OPTIONAL = NO_VALUE | NO_VALUE_OR_A_NAME
LONGEST_NO_VALUE = 40
EMAIL = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_{|}~\-]+(\.[a-z0-9!#$%&'*+/=?^_{|}~\-]+)*"
    r"@([a-z0-9]([a-z0-9\-]*[a-z0-9])?\.)+[a-z]([a-z0-9\-]*[a-z0-9])"
)
THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))
HOURS_AND_MINUTES = re.compile(r"([0-9]{1,2})(?::|h(?:(?:ou)?rs?)?)([0-9]{1,2})(?:m(?:in(?:ute)?s?)?)?")
LENGTH = re.compile(r"([0-9]{1,5}(?:\.[0-9]{1,4})?)(m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|)")
ABOUT = re.compile(r"^(?:about|around|roughly|approx(?:imately)?\.?|circa|ca?\.|~)")
HOW_TO_WRITE_FTE = "Write full-time equivalent as 0.8 or 80%; full time is 1."
HOW_TO_WRITE_HOURS = "Write the hours of a week as 29.6 or 29:36."
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
    return value is None or (isinstance(value, str) and not seen(value).strip())


def seen(words: str) -> str:
    """The words without what no one sees; there is none of that among the letters of ASCII."""
    return words if words.isascii() else words.translate(INVISIBLE)


def placeholder(value: object, *, is_needed: bool = False) -> str:
    """The word as typed where it stands for no value ("N/A", "-", "TBC"), otherwise empty.

    Where a value is needed, words that may be a person's name are no placeholders.
    """
    if not isinstance(value, str):
        return ""
    if len(value) > LONGEST_NO_VALUE:
        return ""
    typed = " ".join(seen(value).split())
    word = typed.casefold().strip("().")
    meant = NO_VALUE if is_needed else NO_VALUE_IF_OPTIONAL
    return typed if word in meant or (typed and not typed.strip("-–—_./?*()")) else ""


def text(value: object, *, longest: int = 200) -> str:
    """Words with single spaces, in composed Unicode. Raises CellProblem."""
    if isinstance(value, (datetime, date, time, timedelta)):
        raise CellProblem("Excel has turned this into a date. Format the cell as text, type again.")
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise CellProblem("This is not text. Type it as words.")
    if isinstance(value, (int, float)):
        return str(int(value)) if is_whole(value) else str(value)
    if ("#" in value or "Err:" in value) and SPREADSHEET_ERROR.fullmatch(value.strip()):
        raise CellProblem("Excel shows an error here. Put the value itself in the cell.")
    joined = unicodedata.normalize("NFC", " ".join(seen(value).split()))
    if not joined.isprintable() and any(
        unicodedata.category(character) in ("Cc", "Cs") for character in joined
    ):
        raise CellProblem("There is a hidden control character here. Type the value again.")
    if len(joined) > longest:
        raise CellProblem(f"This is longer than {many(longest, 'character')}. Shorten it.")
    return joined


def is_whole(value: float) -> bool:
    return math.isfinite(value) and value == int(value)


def number(value: object, problem: str) -> Decimal:
    """A finite number, typed or kept as one; raises CellProblem with `problem`."""
    typed = text(value) if isinstance(value, str) else str(value)
    if THOUSANDS.fullmatch(typed):
        typed = typed.replace(",", "")
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


def hours_a_week(value: object) -> Decimal:
    """Hours of work in a week: 29.6, "37 hrs" or 36:15."""
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute)
    if isinstance(value, timedelta):
        return Decimal(int(value.total_seconds())) / SECONDS_AN_HOUR
    typed = "".join(text(value).lower().split())
    if clock := HOURS_AND_MINUTES.fullmatch(typed):
        return Decimal(clock[1]) + Decimal(clock[2]) / 60
    alone = re.sub(r"h(?:(?:ou)?rs?)?$", "", typed)
    found = number(alone, f"This is not a number of hours. {HOW_TO_WRITE_HOURS}")
    if not 0 <= found <= HOURS_OF_A_WEEK:
        raise CellProblem(f"A week does not have so many hours. {HOW_TO_WRITE_HOURS}")
    return found


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
    typed = text(value).upper().translate(HYPHENS)
    if not re.fullmatch(r"[A-Z0-9][A-Z0-9/\-]{0,19}", typed) or not re.search(r"[0-9]", typed):
        raise CellProblem("This is not a staff number. Write it as HR does, such as 174254.")
    return typed


def number_key(staff_number: str) -> str:
    """What two spellings of one staff number have in common: "00101" and "101" are the same number.

    Zeros in front come and go as a spreadsheet keeps a column as text or as numbers. A number with
    letters is what it is.
    """
    return (staff_number.lstrip("0") or "0") if staff_number.isdigit() else staff_number


def minutes(value: object) -> int:
    """A length in whole minutes: 90, "90 mins", "1.5 hrs", "1h 30" or 1:30."""
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute)
    if isinstance(value, timedelta):
        return within_a_day(Decimal(int(value.total_seconds())) / 60)
    typed = ABOUT.sub("", "".join(text(value).lower().split()))
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


def word_for(value: object, meanings: dict[str, Any], advice: str) -> Any:
    """What a word of a fixed list means, whatever its case and punctuation."""
    typed = without_punctuation(text(value))
    if typed not in meanings:
        raise CellProblem(f"This is not a word we know here. {advice}")
    return meanings[typed]


def without_punctuation(words: str) -> str:
    """Words in small letters with single spaces and nothing else between them."""
    return re.sub(r"[^a-z0-9]+", " ", words.lower()).strip()
