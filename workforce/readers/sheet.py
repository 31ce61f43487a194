"""Finding the table in a spreadsheet or CSV that a person or a system has saved."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from workforce.readers.cells import is_blank
from workforce.readers.files import Grid, RawRow, grids
from workforce.readers.notes import Noted, Notes
from workforce.readers.refusals import UnreadableFile

__all__ = ["ExpectedColumn", "RawRow", "Table", "UnreadableFile", "find_table"]

ROWS_SEARCHED_FOR_HEADINGS = 100
LONGEST_FOOTER = 80
FOOTER = re.compile(
    r"(grand\s+totals?|totals?|sub\s?totals?|records?|rows?|count|number of \w+|"
    r"end of (report|file|list)|page \d+.*|report (run|ends).*)\s*[:=]?\s*[\d,]*\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ExpectedColumn:
    """A column that a reader knows: its key and the headings it goes by in the field.

    The first name is the one used when a person is told that the column is needed. `or_else` is the key of
    the column that stands in where this one is not there.
    """

    key: str
    names: tuple[str, ...]
    needed: bool = False
    or_else: str = ""


@dataclass(frozen=True)
class Table:
    """The rows under a recognised heading row.

    `above` are the title rows, `footers` the totals and record counts below; `positions`
    maps a column's key to its place, `headings` are the cells of the heading row. `notes` collects what
    a person is told of the file.
    """

    columns: Sequence[ExpectedColumn]
    headings: tuple[str, ...]
    positions: dict[str, int]
    heading_row: int
    above: tuple[RawRow, ...] = ()
    rows: tuple[RawRow, ...] = ()
    footers: tuple[RawRow, ...] = ()
    ignored: tuple[str, ...] = field(default=())
    notes: Notes = field(default_factory=Notes, compare=False)

    def heading(self, key: str) -> str:
        """The heading as in the file, or our own name for a column that it lacks."""
        if key in self.positions:
            return self.headings[self.positions[key]]
        return next(column.names[0] for column in self.columns if column.key == key)

    @property
    def headings_by_key(self) -> dict[str, str]:
        """The heading of every column of ours, as `heading` gives it."""
        return {column.key: self.heading(column.key) for column in self.columns}


@dataclass(frozen=True)
class Candidate:
    """A row that may be the heading row of a grid."""

    grid: Grid
    index: int
    found: dict[str, list[int]]
    missing: tuple[str, ...]


def find_table(content: bytes, file_name: str, columns: Sequence[ExpectedColumn]) -> Table:
    """The table in the file whose headings are those of `columns`, in any order.

    Every visible sheet of a workbook is tried, and every usual separator of a CSV.
    Raises UnreadableFile when there is none, and says which headings were looked for.
    """
    known = {plain(name): column.key for column in columns for name in column.names}
    found = [grid for grid in grids(content, file_name) if not grid.is_hidden]
    best = best_candidate(found, columns, known)
    for grid in [best.grid] if best else found:
        if grid.problem:
            raise grid.problem
    needed = ", ".join(column.names[0] for column in columns if column.needed)
    if best is None:
        raise UnreadableFile(f"No heading row was found. The file needs a row with these headings: {needed}.")
    if best.missing:
        raise UnreadableFile(
            f"Row {best.grid.rows[best.index].number} looks like the headings, but there is no "
            f"column for: {', '.join(best.missing)}. The file needs: {needed}."
        )
    refuse_twice_named(best)
    return table_under(best, columns)


def plain(heading: object) -> str:
    """A heading without case, spaces or punctuation: "Forename(s)" is "forenames"."""
    if not isinstance(heading, str):
        return ""
    return "".join(character for character in heading.casefold() if character.isalnum())


def best_candidate(
    found: Iterable[Grid], columns: Sequence[ExpectedColumn], known: dict[str, str]
) -> Candidate | None:
    """The row with the fewest needed headings missing, then the most recognised; first wins."""
    best: Candidate | None = None
    for grid in found:
        for index in range(min(len(grid.rows), ROWS_SEARCHED_FOR_HEADINGS)):
            candidate = headings_at(grid, index, columns, known)
            if candidate and (best is None or rank(candidate) < rank(best)):
                best = candidate
    return best


def rank(candidate: Candidate) -> tuple[int, int]:
    return len(candidate.missing), -len(candidate.found)


def headings_at(
    grid: Grid, index: int, columns: Sequence[ExpectedColumn], known: dict[str, str]
) -> Candidate | None:
    """The row read as headings; None unless at least two are recognised."""
    found: dict[str, list[int]] = {}
    for position, cell in enumerate(grid.rows[index].cells):
        key = known.get(plain(cell))
        if key:
            found.setdefault(key, []).append(position)
    if len(found) < 2:
        return None
    for column in columns:
        if column.key not in found and column.or_else in found:
            found[column.key] = found.pop(column.or_else)
    missing = tuple(c.names[0] for c in columns if c.needed and c.key not in found)
    return Candidate(grid, index, found, missing)


def refuse_twice_named(candidate: Candidate) -> None:
    """Two columns of one meaning: no one can say which of them is right."""
    row = candidate.grid.rows[candidate.index]
    for positions in candidate.found.values():
        if len(positions) > 1:
            names = " and ".join(f"“{str(row.cells[p]).strip()}”" for p in positions)
            raise UnreadableFile(
                f"Row {row.number} has two headings for the same thing: {names}. "
                "Remove or rename one of them."
            )


def table_under(candidate: Candidate, columns: Sequence[ExpectedColumn]) -> Table:
    rows, heading_row = candidate.grid.rows, candidate.grid.rows[candidate.index]
    headings = tuple("" if c is None else " ".join(str(c).split()) for c in heading_row.cells)
    positions = {key: places[0] for key, places in candidate.found.items()}
    below = [row for row in rows[candidate.index + 1 :] if row.cells != heading_row.cells]
    under = tuple(row for row in below if not is_footer(row))
    if not under:
        raise UnreadableFile(f"There are no rows under the headings in row {heading_row.number}.")
    table = Table(
        columns=columns,
        headings=headings,
        positions=positions,
        heading_row=heading_row.number,
        above=tuple(rows[: candidate.index]),
        rows=under,
        footers=tuple(row for row in below if is_footer(row)),
        ignored=tuple(h for i, h in enumerate(headings) if h and i not in positions.values()),
    )
    note_what_is_not_read(table, repeated=len(rows) - candidate.index - 1 - len(below))
    return table


def note_what_is_not_read(table: Table, *, repeated: int) -> None:
    """Titles, headings that stand again, totals, and the columns that no column of ours answers to."""
    notes = table.notes
    if table.above:
        notes.add(Noted.ABOVE, "", number=len(table.above), row=table.above[0].number)
    if repeated:
        notes.add(Noted.HEADINGS_AGAIN, "", number=repeated)
    for row in table.footers:
        words = " ".join(str(cell).strip() for cell in row.cells if not is_blank(cell))
        notes.add(Noted.FOOTER, words[:LONGEST_FOOTER], row=row.number)
    for place, filled in filled_beside(table):
        heading = table.headings[place] if place < len(table.headings) else ""
        if heading:
            notes.add(Noted.COLUMN, heading, number=filled)
        elif filled:
            notes.add(Noted.NO_HEADING, get_column_letter(place + 1), number=filled)


def filled_beside(table: Table) -> list[tuple[int, int]]:
    """The places that no column of ours stands at, each with its number of filled cells."""
    width = max(len(table.headings), *(len(row.cells) for row in table.rows))
    beside = [place for place in range(width) if place not in table.positions.values()]
    return [
        (place, sum(len(row.cells) > place and not is_blank(row.cells[place]) for row in table.rows))
        for place in beside
    ]


def is_footer(row: RawRow) -> bool:
    """A total or a count of records: its words come first and only numbers follow."""
    first, *others = [cell for cell in row.cells if cell is not None and str(cell).strip()]
    if not isinstance(first, str) or not FOOTER.fullmatch(first.strip()):
        return False
    return all(re.fullmatch(r"\s*-?[\d,. ]+%?\s*", str(other)) for other in others)
