"""Which day a count is of, by what its report says above the headings."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from workforce.readers.cells import CellProblem, is_blank
from workforce.readers.days import day
from workforce.readers.notes import Noted
from workforce.readers.rows import RowError, shown
from workforce.readers.sheet import RawRow, Table

A_DAY = re.compile(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-][0-9]{2,4}"
    r"|[0-9]{1,2}(?:st|nd|rd|th)?[ \-][A-Za-z]{3,9}[ \-][0-9]{2,4}"
)
#: Words with which a report says which day it counts; and those that only say when it was made.
SAYS_AS_AT = re.compile(
    r"\b(?:as at|as of|position (?:on|date)|snapshot (?:date|on|of)|counted on|count date|data (?:as )?at|"
    r"at (?:the )?(?:close|end) of(?: business| play)?)\b",
    re.IGNORECASE,
)
SAYS_WHEN_MADE = re.compile(
    r"\b(?:report date|run date|run on|date run|printed|produced|extracted)\b", re.IGNORECASE
)

UNDATED = "does not say which day it counts. Add a row above the headings, such as “As at 30/09/2026”."


def day_of_the_count(table: Table, errors: list[RowError]) -> date | None:
    """The day that a title row says the count is of; an error when there is none, or more than one."""
    for says in (SAYS_AS_AT, SAYS_WHEN_MADE):
        found = [(raw, cell, match) for raw, cell in titles(table) for match in says.finditer(cell)]
        try:
            days = {day_after(raw, cell, match): cell for raw, cell, match in found}
        except CellProblem as problem:
            raw, cell, _ = found[0]
            errors.append(RowError(raw.number, "As at", shown(cell), problem.problem))
            return None
        if len(days) > 1:
            both = " and ".join(f"{one:%d/%m/%Y}" for one in sorted(days))
            told = f"The file says that it counts {both}. Keep one of them."
            errors.append(RowError(found[0][0].number, "As at", shown(found[0][1]), told))
            return None
        if days:
            (on, cell), (raw, _, match) = next(iter(days.items())), found[0]
            if says is SAYS_WHEN_MADE and (others := days_named(table) - {on}):
                errors.append(RowError(raw.number, "As at", shown(cell), made_on(on, others)))
                return None
            if says is SAYS_WHEN_MADE:
                counted = f"the day of the count, {on:%d/%m/%Y}"
                table.notes.add(Noted.READ_AS, match[0], row=raw.number, meaning=counted)
            return on
    errors.append(RowError(table.heading_row, "As at", "", f"The file {UNDATED}"))
    return None


def day_that_is_named(table: Table) -> date | None:
    """The one day that a title row says a list is of, or was made on; None where none or several do."""
    for says in (SAYS_AS_AT, SAYS_WHEN_MADE):
        days = set()
        for raw, cell in titles(table):
            for match in says.finditer(cell):
                with suppress(CellProblem):
                    days.add(day_after(raw, cell, match))
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def days_named(table: Table) -> set[date]:
    """Every day that stands above the headings, whatever the words around it."""
    found: set[date] = set()
    for raw in table.above:
        for cell in raw.cells:
            days = A_DAY.findall(cell) if isinstance(cell, str) else [cell] if isinstance(cell, date) else []
            for typed in days:
                with suppress(CellProblem):
                    found.add(day(typed))
    return found


def made_on(on: date, others: set[date]) -> str:
    """Why a report's own day is not taken for that of the count: it names other days too."""
    also = " and ".join(f"{one:%d/%m/%Y}" for one in sorted(others))
    return f"The file was made on {on:%d/%m/%Y}, also names {also}, and {UNDATED}"


def titles(table: Table) -> Iterator[tuple[RawRow, str]]:
    for raw in table.above:
        yield from ((raw, cell) for cell in raw.cells if isinstance(cell, str))


def day_after(raw: RawRow, cell: str, label: re.Match[str]) -> date:
    """The day that follows a label, within the words or in the cell after them. Raises CellProblem."""
    if match := A_DAY.search(cell, label.end()):
        return day(match[0])
    after = raw.cells[raw.cells.index(cell) + 1 :]
    return day(next((value for value in after if not is_blank(value)), cell))
