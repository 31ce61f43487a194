"""The case system's count of open cases by worker."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from workforce.readers.cells import CellProblem, is_blank, swe_number, text, whole_number
from workforce.readers.column_names import (
    CASE_HOLDER_NAMES,
    CASE_HOLDER_STAFF_NUMBERS,
    CASE_HOLDER_SWE_NUMBERS,
    TEAMS,
    first,
)
from workforce.readers.day_of_count import day_of_the_count
from workforce.readers.headings import Meanings, listed
from workforce.readers.notes import Noted
from workforce.readers.rows import Reading, RowCells, RowError, reading_of
from workforce.readers.sheet import ExpectedColumn, RawRow, Table, find_table, group_heading
from workforce.rules.in_words import many

CATEGORIES = {
    "cin": listed("CIN, Child in need, Children in need, CIN plan, CIN plans"),
    "cp": listed(
        "CP, CPP, Child protection, Child protection plan, Child protection plans, CP plan, CP plans"
    ),
    "cla": listed(
        "CLA, LAC, Looked after, Children looked after, Child looked after, Looked after children, "
        "Looked after child, CIC, Child in care, Children in care"
    ),
    "care_leaver": listed(
        "Care leaver, Care leavers, Leaving care, Care experienced, Care experienced young person, Care "
        "experienced young people, CEYP"
    ),
    "s47": listed("S47, Section 47, Sec 47, S47 enquiry, S47 enquiries, Section 47 enquiries"),
    "assessment": listed(
        "Assessment, Assessments, C&F assessment, C&F assessments, Single assessment, Single assessments, "
        "Child and family assessment"
    ),
    "other": listed("Other, Others"),
}
COLUMNS = (
    ExpectedColumn("worker", first("Worker", CASE_HOLDER_NAMES), needed=True, also=("Name",)),
    ExpectedColumn("swe_number", first("SWE No", CASE_HOLDER_SWE_NUMBERS)),
    ExpectedColumn("staff_number", first("Staff No", CASE_HOLDER_STAFF_NUMBERS)),
    ExpectedColumn("team", TEAMS),
    *(ExpectedColumn(category, names) for category, names in CATEGORIES.items()),
    ExpectedColumn("total", ("Total", "Total Cases", "All", "Caseload", "Total Caseload", "Number of Cases",
           "No of Cases", "Open Cases", "Total Open Cases"), needed=True, also=("Cases",)),
)  # fmt: skip
#: What stands for nobody in the place of a worker: cases that no one holds.
NOT_A_PERSON = re.compile(
    r"(?:un-?allocated|un-?assigned|not (?:yet )?(?:allocated|assigned)|no (?:allocated )?worker|"
    r"(?:to be|awaiting) allocat(?:ed|ion)|duty|.*\b(?:tray|inbox|queue|pool|waiting list)|"
    r".*\bduty (?:worker|team|desk)|vacan(?:t|cy)|tba|tbc)(?: cases?| work| team)?(?:\s+[-–(:,/].*)?",
    re.IGNORECASE,
)
#: What some systems put round words that are nobody's name: "(unallocated)", "** Duty **".
AROUND_WORDS = " ()[]<>*_-–—"
#: Of the whole report, not of a team.
GRAND_TOTAL = re.compile(r"\s*(grand\s|totals?\W*$|all (workers|staff|teams)\W*$)", re.IGNORECASE)
NEEDS_A_NAME = "Every row needs the worker's name."
#: Columns of an authority's own that are tried as categories, at most.
MOST_OWN_CATEGORIES = 6


@dataclass(frozen=True)
class CaseloadRow:
    """The open cases of one worker on one day, in number and by category (none left out).

    `swe_number` and `staff_number` are empty where the report has none for them.
    """

    row: int
    swe_number: str
    worker: str
    team: str
    cases: Mapping[str, int]
    total: int
    staff_number: str = ""


def read_caseloads(
    content: bytes, file_name: str, *, counted_on: date | None = None, said: Meanings | None = None
) -> Reading[CaseloadRow]:
    """A count by worker; its day is `counted_on`, or else the "As at" of the title rows.

    Cases that no one holds (a duty tray) are noted and left out. Raises UnreadableFile when the file as a
    whole cannot be used.
    """
    whole = find_table(content, file_name, COLUMNS, said)
    table = without_group_headings(whole, "worker")
    above = groups_above(whole)
    errors: list[RowError] = []
    as_at = counted_on or day_of_the_count(table, errors)
    own = own_categories(table)
    rows: list[CaseloadRow] = []
    first_row: dict[str, int] = {}
    nobodys: list[CaseloadRow] = []
    for raw in table.rows:
        cells = RowCells(table, raw)
        row = caseload_of(cells, first_row, own=own_cases(raw, own), above=above.get(raw.number, ""))
        errors += cells.errors
        if row and not cells.errors:
            (nobodys if is_nobody(row) else rows).append(row)
    note_nobodys(table, nobodys)
    if len(rows) + len(nobodys) == len(table.rows):
        check_grand_total(table, rows, nobodys, errors, own=own)
    return reading_of(table, rows=rows, errors=errors, as_at=as_at)


def caseload_of(
    cells: RowCells, first_row: dict[str, int], *, own: int, above: str = ""
) -> CaseloadRow | None:
    worker = nobody_in(cells) or cells.read("worker", text, missing=NEEDS_A_NAME)
    number = cells.read("swe_number", swe_number) or ""
    team = cells.read("team", text) or above
    total = cells.read("total", whole_number, missing="Every worker needs a total; 0 for none.")
    cases = {category: cells.read(category, whole_number) or 0 for category in CATEGORIES}
    cases["other"] += own
    if number and number in first_row:
        cells.note("swe_number", f"Row {first_row[number]} counts this worker too. Keep one row.")
    elif number:
        first_row[number] = cells.number
    if not cells.errors and total is not None and sum(cases.values()) != total:
        cells.note("total", not_the_total(cells.table, sum(cases.values())))
    if worker is None or total is None:
        return None
    staff_number = cells.read("staff_number", text) or ""
    return CaseloadRow(cells.number, number, worker, team, cases, total, staff_number)


def not_the_total(table: Table, found: int) -> str:
    """Why a total is wrong; with the columns that were not read, since one of them may be a category."""
    unread = [table.headings[place] for place in places_not_read(table)]
    also = f" Not read: {', '.join(f'“{heading}”' for heading in unread)}." if unread else ""
    return f"The categories add up to {found}. Correct one of them.{also}"


# --- Rows that are nobody's -----------------------------------------------------------------------


def without_group_headings(table: Table, key: str) -> Table:
    """The table without rows that hold one word alone, as a team above its people: each is noted."""
    for raw in table.rows:
        if words := group_heading(raw):
            meaning = "a heading, and nobody's row"
            table.notes.add(Noted.ROW, words, column=table.heading(key), row=raw.number, meaning=meaning)
    return replace(table, rows=tuple(raw for raw in table.rows if not group_heading(raw)))


def groups_above(table: Table) -> dict[int, str]:
    """By row, the words of the heading that it stands under, such as its team; none where there is none."""
    above: dict[int, str] = {}
    words = ""
    for raw in table.rows:
        words = group_heading(raw) or words
        if words:
            above[raw.number] = words
    return above


# --- Cases that no one holds ----------------------------------------------------------------------


def tray_named(value: object) -> str:
    """What stands for nobody in the place of a worker, as typed; empty for anything else."""
    typed = " ".join(value.split()) if isinstance(value, str) else ""
    return typed if NOT_A_PERSON.fullmatch(typed.strip(AROUND_WORDS)) else ""


def nobody_in(cells: RowCells) -> str:
    """What stands for nobody in a row: in the place of the worker, or anywhere where that is empty."""
    worker = cells.value("worker")
    if not is_blank(worker):
        return tray_named(worker)
    return next(filter(None, map(tray_named, cells.all_values)), "")


def is_nobody(row: CaseloadRow) -> bool:
    return not row.swe_number and bool(tray_named(row.worker))


def note_nobodys(table: Table, rows: Sequence[CaseloadRow]) -> None:
    for row in rows:
        table.notes.add(
            Noted.ROW,
            row.worker,
            column=table.heading("worker"),
            row=row.row,
            meaning=f"not a person, with {many(row.total, 'case')}",
        )


# --- Categories of an authority's own -------------------------------------------------------------


def places_not_read(table: Table) -> list[int]:
    read = set(table.positions.values())
    return [place for place, heading in enumerate(table.headings) if heading and place not in read]


def own_categories(table: Table) -> tuple[int, ...]:
    """The places of columns that are categories too: with them, and only so, each row adds up to its total.

    They are counted as "other", and noted.
    """
    if counts_totals_alone(table):
        table.notes.add(Noted.NO_COLUMN, "the categories", meaning="each total is counted as other")
        return (table.positions["total"],)
    numbers = {place: counts_at(table, place) for place in places_not_read(table)}
    candidates = [place for place, counts in numbers.items() if counts and any(counts)]
    missing = [total - sum(known) for known, total in counts_and_totals(table)]
    if not missing or not any(missing) or len(candidates) > MOST_OWN_CATEGORIES:
        return ()
    for size in range(1, len(candidates) + 1):
        fitting = [
            chosen
            for chosen in combinations(candidates, size)
            if [sum(numbers[place][row] for place in chosen) for row in range(len(missing))] == missing
        ]
        if len(fitting) == 1:
            note_own_categories(table, fitting[0])
            return fitting[0]
    return ()


def counts_totals_alone(table: Table) -> bool:
    """No category is known, and no column that was not read can be one: then the total is all there is."""
    if table.positions.keys() & set(CATEGORIES) or any(counts_at(table, at) for at in places_not_read(table)):
        return False
    return "total" in table.positions and any(counts_at(table, table.positions["total"]))


def note_own_categories(table: Table, places: Sequence[int]) -> None:
    for place in places:
        heading = table.headings[place]
        table.notes.drop(Noted.COLUMN, heading)
        filled = sum(not is_blank(cell) for cell in table.cells_at(place))
        meaning = "a category of your own, counted as other"
        table.notes.add(Noted.READ_AS, heading, number=filled, meaning=meaning)


def counts_at(table: Table, place: int) -> list[int]:
    """The numbers in a column, blank for none; nothing where there is anything else in it."""
    try:
        return [0 if is_blank(cell) else whole_number(cell) for cell in table.cells_at(place)]
    except CellProblem:
        return []


def counts_and_totals(table: Table) -> Iterator[tuple[list[int], int]]:
    """The counts by category and the total of each row; of none where one of them is no number."""
    try:
        for raw in table.rows:
            places = (table.positions[key] for key in (*CATEGORIES, "total") if key in table.positions)
            cells = [raw.cells[place] if place < len(raw.cells) else None for place in places]
            *known, total = [0 if is_blank(cell) else whole_number(cell) for cell in cells]
            yield known, total
    except CellProblem:
        return


def own_cases(raw: RawRow, own: Sequence[int]) -> int:
    cells = [raw.cells[place] for place in own if place < len(raw.cells)]
    return sum(whole_number(cell) for cell in cells if not is_blank(cell))


# --- The total ------------------------------------------------------------------------------------


def check_grand_total(
    table: Table,
    rows: Sequence[CaseloadRow],
    nobodys: Sequence[CaseloadRow],
    errors: list[RowError],
    *,
    own: Sequence[int],
) -> None:
    """The grand total, where there is one, must be what the rows add up to, or those of people alone."""
    sums, of_people = sums_of([*rows, *nobodys]), sums_of(rows)
    if own:
        del sums["other"]
    for raw in table.footers:
        if not GRAND_TOTAL.match(str(raw.cells[0])):
            continue
        cells = RowCells(table, raw)
        for key, found in sums.items():
            stated = cells.read(key, whole_number)
            if stated is not None and stated not in (found, of_people[key]):
                cells.note(key, f"The rows add up to {found}. Run the report again or correct it.")
        errors += cells.errors


def sums_of(rows: Sequence[CaseloadRow]) -> dict[str, int]:
    """The cases of several rows by category, and in all."""
    sums = {category: sum(row.cases[category] for row in rows) for category in CATEGORIES}
    return sums | {"total": sum(row.total for row in rows)}
