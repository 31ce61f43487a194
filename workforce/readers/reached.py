"""What a cell says of a milestone: done, on which days; not done yet; or nothing that is plain.

Trackers are kept by hand: "done", "Y", a tick, "booked 3/12", two days in a cell, "see file". What is plain
is taken; what is not is for a person to say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from workforce.readers.cells import CellProblem, text
from workforce.readers.days import any_day

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
DAY = re.compile(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}([/.\-])[0-9]{1,2}\1[0-9]{2,4}(?![0-9])|"
    rf"[0-9]{{1,2}}(?:st|nd|rd|th)?[ \-]*{MONTH}\.?,?[ \-]*(?:[0-9]{{4}}|[0-9]{{2}})(?![0-9])",
    re.IGNORECASE,
)
NO_YEAR = re.compile(
    rf"\b([0-9]{{1,2}})[/.]([0-9]{{1,2}})\b|\b([0-9]{{1,2}})(?:st|nd|rd|th)?\s+({MONTH})\b", re.IGNORECASE
)
OPEN_WORDS = re.compile(
    r"\b(?:not|no|n|yet|outstanding|overdue|over due|to do|todo|due|await\w*|pending|booked|planned|"
    r"scheduled|o/s|late|to be|tbc|arranged|arranging|in progress|started|draft|chase\w*|needs?|required|"
    r"rebooked?|rearranged)\b"
)
LATE = re.compile(r"\blate\b")
PLANNED = re.compile(r"\b(?:booked|planned|scheduled|arranged|due|rebooked?|rearranged|to be)\b")
DONE_WORDS = re.compile(
    r"\b(?:done|y|yes|x|complete|completed|signed(?: off)?|held|received|submitted|achieved|met|ok|uploaded|"
    r"on|observed|agreed|written|passed|both)\b|[✓✔√☑]"
)
DENIED = re.compile(
    r"\b(?:not|to be|needs|due to be)(?: yet)?(?: be(?:en)?)? "
    r"(?:done|complete\w*|signed|held|received|met|submitted)\b"
)
JOINING = re.compile(r"\b(?:and|then)\b|[&,;/+\s.:()\-–—]+")


class Said(StrEnum):
    NOTHING = "nothing"
    DONE = "done"
    OPEN = "open"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Telling:
    """What a cell says; `days` are the days in it, `typed` its words."""

    says: Said
    days: tuple[date, ...] = ()
    typed: str = ""


def told_of(value: object, *, today: date) -> Telling:
    """What a filled cell says of a milestone. Raises CellProblem for a day that there is not."""
    if isinstance(value, bool):
        return Telling(Said.DONE if value else Said.OPEN, (), "Yes" if value else "No")
    if not isinstance(value, str):
        day = any_day(value)
        return Telling(Said.DONE if day <= today else Said.OPEN, (day,), f"{day:%d/%m/%Y}")
    return words_told(text(value), today=today)


def words_told(typed: str, *, today: date) -> Telling:
    days, rest = days_in(typed)
    rest, no_year = without_bare_days(rest, today)
    past = tuple(day for day in days if day <= today)
    words = DENIED.sub("outstanding", rest.casefold())
    if past:  # "15/04/2026 (late)" was done on that day
        words = LATE.sub("", words)
    is_open, is_done = bool(OPEN_WORDS.search(words)), bool(DONE_WORDS.search(words))
    is_plain = not JOINING.sub("", DONE_WORDS.sub("", OPEN_WORDS.sub("", words)))
    if not is_plain or (is_open and is_done) or (no_year and not is_open):
        return Telling(Said.UNCLEAR, past or tuple(day for day in no_year if day <= today)[-1:], typed)
    if is_open:
        # A day that has passed says that it was to be done then, not whether it was.
        is_over = bool(PLANNED.search(words)) and bool(past or (no_year and max(no_year) <= today))
        if is_over:
            return Telling(Said.UNCLEAR, past or no_year[-1:], typed)
        return Telling(Said.OPEN, days, typed)
    if days and not past:
        return Telling(Said.OPEN, days, typed)
    return Telling(Said.DONE if past or is_done else Said.UNCLEAR, past, typed)


def days_in(typed: str) -> tuple[tuple[date, ...], str]:
    """The days in words, in their order, and the words without them."""
    found = tuple(dict.fromkeys(any_day(match[0].strip()) for match in DAY.finditer(typed)))
    return found, DAY.sub(" ", typed)


def without_bare_days(words: str, today: date) -> tuple[str, tuple[date, ...]]:
    """Words without days that lack their year; and these days, as they are this year."""
    return NO_YEAR.sub(" ", words), tuple(sorted(bare_days(words, today)))


def bare_days(words: str, today: date) -> Iterator[date]:
    for match in NO_YEAR.finditer(words):
        typed = f"{match[1]}/{match[2]}/" if match[1] else f"{match[3]} {match[4]} "
        try:
            this_year = any_day(f"{typed}{today.year}")
        except CellProblem:
            continue
        yield this_year


@dataclass(frozen=True)
class Spell:
    """Days on which a programme stood still; `reason` is empty where the words give none."""

    reason: str
    starts_on: date
    ends_on: date | None


REASONS = (
    ("parental_leave", r"\b(?:mat|maternity|paternity|parental|adoption|shared parental)\b"),
    ("bereavement", r"\bbereave\w*"),
    ("lack_of_support", r"\b(?:lack of support|no assessor|no supervisor|no manager)\b"),
    ("sickness", r"\b(?:sick\w*|ill|illness|long[- ]term sick|lts|unwell)\b"),
)
NO_PAUSE = re.compile(r"(?:no|n|none|nil|n/?a|-|0)?", re.IGNORECASE)


def reason_of(words: str) -> str:
    said = words.casefold()
    return next((reason for reason, pattern in REASONS if re.search(pattern, said)), "")


def spells_told(value: object, *, usual: str = "") -> tuple[Spell, ...]:
    """The pauses that a cell names: "sick 3/2/25 - 14/3/25; mat leave from 1/9/25". Raises CellProblem.

    The cell itself is never repeated: it may say why someone was ill.
    """
    if isinstance(value, (datetime, date)):
        return (Spell(usual, any_day(value), None),)
    typed = text(value) if isinstance(value, str) else ""
    if NO_PAUSE.fullmatch(typed.strip()):
        return ()
    spells = []
    for part in re.split(r";|\n|\band\b(?=[^;]*[0-9])", typed):
        days, rest = days_in(part)
        if not days and not rest.strip():
            continue
        if not days or len(days) > 2 or (len(days) == 2 and days[1] < days[0]):
            raise CellProblem(
                "Write the first and the last day of each pause, such as 03/02/2025 to 14/03/2025, with ; "
                "between pauses.",
                shown_as="(not shown)",
            )
        spells.append(Spell(reason_of(rest) or usual, days[0], days[1] if len(days) == 2 else None))
    return tuple(spells)
