"""The case system's list of who holds which case since when."""

from dataclasses import dataclass
from datetime import date

from workforce.readers.caseloads import tray_named, without_group_headings
from workforce.readers.cells import CellProblem, swe_number, text
from workforce.readers.column_names import CASE_HOLDER_NAMES, CASE_HOLDER_SWE_NUMBERS, first
from workforce.readers.headings import Meanings, listed
from workforce.readers.notes import Noted
from workforce.readers.rows import Reading, RowCells, RowError, reading_of
from workforce.readers.sheet import ExpectedColumn, find_table
from workforce.readers.wording import case_category, case_reference

WORKER = ExpectedColumn("worker", CASE_HOLDER_NAMES)
COLUMNS = (
    ExpectedColumn(
        "case_reference",
        listed(
            "Person ID, Case Reference, Case Ref, Case ID, Case No, Case Number, Case Reference "
            "Number, Client ID, Client Ref, Child ID, Child Ref, Person Ref, Service User ID, Mosaic "
            "ID, Mosaic No, Mosaic Number, LCS ID, ICS ID, Liquidlogic ID"
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
    ExpectedColumn(
        "allocated_from",
        listed(
            "Allocated from, Allocated on, Allocation Date, From, Start Date, Allocation Start, "
            "Allocation Start Date, Date Allocated, Allocated Date, Allocated Since, Start of Allocation"
        ),
        needed=True,
        also=listed("From Date, Involvement Start Date"),
    ),
    ExpectedColumn(
        "allocated_to",
        listed(
            "Allocated to, To, End Date, Allocation End, Allocation End Date, Allocated until, Date "
            "Deallocated, Deallocated on, End of Allocation"
        ),
        also=listed("To Date, Involvement End Date"),
    ),
)


NEEDS_A_WORKER = "Every allocation needs the worker's registration number."


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
    table = without_group_headings(find_table(content, file_name, COLUMNS, said), "worker")
    rows: list[AllocationRow] = []
    errors: list[RowError] = []
    for raw in table.rows:
        cells = RowCells(table, raw)
        row = allocation_of(cells)
        errors += cells.errors
        if row and not cells.errors:
            rows.append(row)
    return reading_of(table, rows=rows, errors=errors)


def allocation_of(cells: RowCells) -> AllocationRow | None:
    reference = cells.read("case_reference", case_reference, missing="Every allocation needs a case number.")
    category = category_of(cells)
    nobody = tray_named(cells.value("swe_number")) or tray_named(cells.value("worker"))
    name = "" if nobody else cells.read("worker", text) or ""
    worker = "" if nobody else cells.read("swe_number", swe_number, missing="" if name else NEEDS_A_WORKER)
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
    return AllocationRow(cells.number, reference, category, worker or "", since, until, name)


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
