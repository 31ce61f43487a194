"""The case system's list of who holds which case since when."""

from dataclasses import dataclass, replace
from datetime import date

from workforce.readers.caseloads import groups_above, nobody_in, tray_named, without_group_headings
from workforce.readers.cells import CellProblem, is_blank, swe_number, text
from workforce.readers.column_names import (
    CASE_HOLDER_NAMES,
    CASE_HOLDER_STAFF_NUMBERS,
    CASE_HOLDER_SWE_NUMBERS,
    TEAMS,
    first,
)
from workforce.readers.headings import Meanings, listed
from workforce.readers.notes import Noted
from workforce.readers.rows import Reading, RowCells, RowError, reading_of
from workforce.readers.sheet import ExpectedColumn, Table, find_table
from workforce.readers.wording import case_category, case_reference

WORKER = ExpectedColumn("worker", CASE_HOLDER_NAMES)
COLUMNS = (
    ExpectedColumn(
        "case_reference",
        listed(
            "Person ID, Case Reference, Case Ref, Case ID, Case No, Case Number, Case Reference "
            "Number, Client ID, Client Ref, Child ID, Child Ref, Person Ref, Service User ID, Mosaic "
            "ID, Mosaic No, Mosaic Number, LCS ID, LCS No, ICS ID, ICS No, Liquidlogic ID, Liquidlogic No, "
            "Eclipse ID, Azeus ID"
        ),
        needed=True,
        also=listed("ID, Reference, Ref"),
    ),
    ExpectedColumn(
        "category",
        listed("Involvement, Category, Case Type, Case Category, Status"),
        needed=True,
        also=listed("Involvement Type, Plan Type, Case Status"),
    ),
    ExpectedColumn(
        "swe_number",
        first("Allocated worker SWE", CASE_HOLDER_SWE_NUMBERS),
        needed=True,
        unless=WORKER,
    ),
    WORKER,
    ExpectedColumn("staff_number", first("Staff No", CASE_HOLDER_STAFF_NUMBERS)),
    ExpectedColumn("team", TEAMS),
    ExpectedColumn(
        "allocated_from",
        listed(
            "Allocated from, Allocated on, Allocation Date, From, Start Date, Allocation Start, "
            "Allocation Start Date, Date Allocated, Allocated Date, Allocated Since, Start of Allocation"
        ),
        needed=True,
        also=listed("From Date, Involvement Start Date, Involvement Start, Start, Started, Since"),
    ),
    ExpectedColumn(
        "allocated_to",
        listed(
            "Allocated to, To, End Date, Allocation End, Allocation End Date, Allocated until, Date "
            "Deallocated, Deallocated on, Allocation Ended, End of Allocation"
        ),
        also=listed("To Date, Involvement End Date, Involvement End, End, Ended, Until"),
    ),
)


#: The share of cells that must be categories for a column to be taken as theirs.
MOSTLY = 0.5
NEEDS_A_NUMBER = "Every allocation needs the worker's registration number."
NEEDS_A_WORKER = "Every allocation needs its worker: a name, or a registration number."


@dataclass(frozen=True)
class AllocationRow:
    """One case in one worker's hands, from a day to a day (both included), or still."""

    row: int
    case_reference: str
    category: str
    swe_number: str
    allocated_from: date
    allocated_to: date | None
    worker: str = ""
    staff_number: str = ""
    team: str = ""

    @property
    def key(self) -> str:
        """The reference whatever its letter case: "p100" and "P100" are one case."""
        return self.case_reference.upper()


def read_allocations(
    content: bytes, file_name: str, *, said: Meanings | None = None
) -> Reading[AllocationRow]:
    """The allocations in a case system's export.

    Raises UnreadableFile when the file as a whole cannot be used.
    """
    whole = find_table(content, file_name, COLUMNS, said)
    table = without_group_headings(whole, "worker")
    above = groups_above(whole)
    table = with_categories(table)
    rows: list[AllocationRow] = []
    errors: list[RowError] = []
    for raw in table.rows:
        cells = RowCells(table, raw)
        row = allocation_of(cells, above=above.get(raw.number, ""))
        errors += cells.errors
        if row and not cells.errors:
            rows.append(row)
    return reading_of(table, rows=rows, errors=errors)


def with_categories(table: Table) -> Table:
    """The table with the column of categories that holds some, where the one by its heading holds none.

    A case system may call the worker's part in a case "Involvement", and the category a "Status".
    """
    by_heading = table.positions["category"]
    if any(map(is_category, table.cells_at(by_heading))):
        return table
    unread = set(range(len(table.headings))) - set(table.positions.values())
    for place in sorted(unread):
        filled = [cell for cell in table.cells_at(place) if not is_blank(cell)]
        if filled and sum(map(is_category, filled)) >= len(filled) * MOSTLY:
            before = table.headings[by_heading]
            table.notes.drop(Noted.COLUMN, table.headings[place])
            number = sum(not is_blank(cell) for cell in table.cells_at(by_heading))
            table.notes.add(Noted.COLUMN, before, number=number)
            table.notes.add(
                Noted.READ_AS,
                table.headings[place],
                number=len(filled),
                meaning=f"the category, since no cell under “{before}” is one",
            )
            return replace(table, positions={**table.positions, "category": place})
    return table


def is_category(value: object) -> bool:
    try:
        return bool(case_category(value))
    except CellProblem:
        return False


def allocation_of(cells: RowCells, *, above: str = "") -> AllocationRow | None:
    reference = cells.read("case_reference", case_reference, missing="Every allocation needs a case number.")
    category = category_of(cells)
    nobody = tray_named(cells.value("swe_number")) or nobody_in(cells)
    name = "" if nobody else cells.read("worker", text) or ""
    needs = NEEDS_A_WORKER if "worker" in cells.table.positions else NEEDS_A_NUMBER
    worker = "" if nobody else cells.read("swe_number", swe_number, missing="" if name else needs)
    since = cells.read_day("allocated_from", missing="Every allocation needs its first day.")
    until = cells.read_end("allocated_to")
    if since and until and until < since:
        cells.note("allocated_to", f"This is before the first day, {since:%d/%m/%Y}. Check both.")
    if nobody and not cells.errors:
        cells.tell(Noted.ROW, "worker" if tray_named(cells.value("worker")) else "swe_number", nobody,
                   meaning="not a person")  # fmt: skip
        return None
    if reference is None or category is None or since is None or not (worker or name):
        return None
    staff_number = cells.read("staff_number", text) or ""
    team = cells.read("team", text) or above
    return AllocationRow(
        cells.number, reference, category, worker or "", since, until, name, staff_number, team
    )


def category_of(cells: RowCells) -> str | None:
    """The category; a word of this authority's own is "other", and is told."""
    typed = cells.read("category", text, missing="Every allocation needs a category, such as CIN.")
    if typed is None:
        return None
    try:
        return case_category(typed)
    except CellProblem:
        cells.tell(Noted.READ_AS, "category", typed, meaning="a category of your own, counted as other")
        return "other"
