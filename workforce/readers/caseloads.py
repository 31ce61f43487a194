"""The case system's count of open cases by worker."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workforce.readers.cells import CellProblem, swe_number, text, whole_number
from workforce.readers.days import day
from workforce.readers.rows import Reading, RowCells, RowError, reading_of, shown
from workforce.readers.sheet import ExpectedColumn, RawRow, Table, find_table

CATEGORIES = {
    "cin": ("CIN", "Child in need", "Children in need"),
    "cp": ("CP", "CPP", "Child protection", "Child protection plan"),
    "cla": ("CLA", "LAC", "Looked after", "Children looked after", "Child looked after"),
    "care_leaver": ("Care leaver", "Care leavers", "Leaving care"),
    "s47": ("S47", "Section 47", "Sec 47", "S47 enquiry", "S47 enquiries"),
    "assessment": ("Assessment", "Assessments", "C&F assessment", "Single assessment"),
    "other": ("Other", "Others"),
}
COLUMNS = (
    ExpectedColumn("worker", ("Worker", "Worker Name", "Allocated Worker", "Social Worker", "Name"),
           needed=True),
    ExpectedColumn("swe_number", ("SWE No", "SWE Number", "SWE Reg No", "Worker SWE",
           "Allocated Worker SWE", "SWE Registration Number", "Registration Number"), needed=True),
    ExpectedColumn("team", ("Team", "Team Name")),
    *(ExpectedColumn(category, names) for category, names in CATEGORIES.items()),
    ExpectedColumn("total", ("Total", "Total Cases", "All", "Caseload"), needed=True),
)  # fmt: skip
A_DAY = re.compile(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-][0-9]{2,4}"
    r"|[0-9]{1,2}(?:st|nd|rd|th)?[ \-][A-Za-z]{3,9}[ \-][0-9]{2,4}"
)


@dataclass(frozen=True)
class CaseloadRow:
    """The open cases of one worker on one day, in number and by category (none left out)."""

    row: int
    swe_number: str
    worker: str
    team: str
    cases: Mapping[str, int]
    total: int


def read_caseloads(content: bytes, file_name: str, *, counted_on: date | None = None) -> Reading[CaseloadRow]:
    """A count by worker; its day is `counted_on`, or else the "As at" of the title rows.

    Raises UnreadableFile when the file as a whole cannot be used.
    """
    table = find_table(content, file_name, COLUMNS)
    errors: list[RowError] = []
    as_at = counted_on or day_of_the_count(table, errors)
    rows: list[CaseloadRow] = []
    first_row: dict[str, int] = {}
    for raw in table.rows:
        cells = RowCells(table, raw)
        row = caseload_of(cells, first_row)
        errors += cells.errors
        if row and not cells.errors:
            rows.append(row)
    if len(rows) == len(table.rows):
        check_grand_total(table, rows, errors)
    return reading_of(table, rows=rows, errors=errors, as_at=as_at)


def caseload_of(cells: RowCells, first_row: dict[str, int]) -> CaseloadRow | None:
    worker = cells.read("worker", text, missing="Every row needs the worker's name.")
    number = cells.read(
        "swe_number", swe_number, missing="Every worker needs a registration number, SW71014."
    )
    team = cells.read("team", text)
    total = cells.read("total", whole_number, missing="Every worker needs a total; 0 for none.")
    cases = {category: cells.read(category, whole_number) or 0 for category in CATEGORIES}
    if number and number in first_row:
        cells.note("swe_number", f"Row {first_row[number]} counts this worker too. Keep one row.")
    elif number:
        first_row[number] = cells.number
    if not cells.errors and total is not None and sum(cases.values()) != total:
        cells.note("total", f"The categories add up to {sum(cases.values())}. Correct one of them.")
    if worker is None or number is None or total is None:
        return None
    return CaseloadRow(cells.number, number, worker, team or "", cases, total)


def day_of_the_count(table: Table, errors: list[RowError]) -> date | None:
    """The day that a title row says the count is of; an error when there is none."""
    for raw in table.above:
        cell = next((c for c in raw.cells if isinstance(c, str) and says_as_at(c)), None)
        if cell is None:
            continue
        try:
            return day_in(cell, raw)
        except CellProblem as problem:
            errors.append(RowError(raw.number, "As at", shown(cell), problem.problem))
            return None
    undated = "The file does not say which day it counts. Give the day, or add a row “As at …”."
    errors.append(RowError(table.heading_row, "As at", "", undated))
    return None


def says_as_at(cell: str) -> bool:
    return bool(re.search(r"\b(as at|as of|snapshot date|report date|run date)\b", cell, re.IGNORECASE))


def day_in(cell: str, raw: RawRow) -> date:
    """The day within the words, or in the cell after them."""
    if match := A_DAY.search(cell):
        return day(match[0])
    after = raw.cells[raw.cells.index(cell) + 1 :]
    return day(next((value for value in after if value is not None and value != ""), cell))


def check_grand_total(table: Table, rows: list[CaseloadRow], errors: list[RowError]) -> None:
    """The grand total, where the report has one, must be what its rows add up to."""
    sums = {category: sum(row.cases[category] for row in rows) for category in CATEGORIES}
    sums["total"] = sum(row.total for row in rows)
    for raw in table.footers:
        if not str(raw.cells[0]).lower().lstrip().startswith(("grand", "total")):
            continue
        cells = RowCells(table, raw)
        for key, found in sums.items():
            stated = cells.read(key, whole_number)
            if stated is not None and stated != found:
                cells.note(key, f"The rows add up to {found}. Run the report again or correct it.")
        errors += cells.errors
