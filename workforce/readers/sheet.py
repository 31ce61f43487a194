"""The table in a spreadsheet or CSV that a person or a system has saved."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from openpyxl.utils import get_column_letter

from workforce.readers.cells import is_blank
from workforce.readers.files import Grid, RawRow, grids
from workforce.readers.headings import (
    Candidate,
    ExpectedColumn,
    Meanings,
    best_candidate,
    meanings_of,
    open_columns,
    plain,
    refuse_twice_named,
)
from workforce.readers.likeness import looks_like
from workforce.readers.notes import Noted, Notes
from workforce.readers.places import RowNumber, number_of
from workforce.readers.refusals import UnreadableFile

__all__ = ["ExpectedColumn", "RawRow", "Table", "UnreadableFile", "find_table"]

LONGEST_FOOTER = 80
FOOTER = re.compile(
    r"(grand\s+totals?|totals?(\s+(for|of)\s.*)?|sub[\s-]?totals?(\s.*)?|.*\s(sub[\s-]?)?total|"
    r"(totals?\s+)?(head[\s-]?count|fte|staff|employees|people|workers|posts|records|rows)(\s+(for|of|in)\s.*)?|"
    r"((number|no\.?|count|total) of )?(records?|rows?|employees|staff|workers|people|lines|entries|results)"
    r"( (returned|found|listed|exported|selected|shown|in (this |the )?(report|list|file|extract)))?|"
    r"all (workers|staff|teams)|count|number of [\w ]+|page \d+.*|"
    r"end of (the |this )?(report|file|list|data|extract|listing)|"
    r"report (run|ends).*|(printed|generated|exported|produced|run|extracted) (on|at|by|from)\b.*|"
    r"official(\s*[-–:]\s*sensitive.*)?|(source|data source|criteria|filters?) ?:.*)\s*[:=]?\s*[\d,]*\.?",
    re.IGNORECASE,
)
#: What a reference has and the name of a team has not.
LONG_NUMBER = re.compile(r"\d{3}")


@dataclass(frozen=True)
class Table:
    """The rows under a recognised heading row, or those of several sheets with the same headings.

    `above` are the title rows, `footers` the totals and record counts below; `positions`
    maps a column's key to its place, `headings` are the cells of the heading row. `notes` collects what
    a person is told of the file.
    """

    columns: Sequence[ExpectedColumn]
    headings: tuple[str, ...]
    positions: Mapping[str, int]
    heading_row: int
    above: tuple[RawRow, ...] = ()
    rows: tuple[RawRow, ...] = ()
    footers: tuple[RawRow, ...] = ()
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

    def cells_at(self, place: int) -> list[Any]:
        """The cells of a column, down the rows."""
        return [row.cells[place] if place < len(row.cells) else None for row in self.rows]


def find_table(
    content: bytes, file_name: str, columns: Sequence[ExpectedColumn], said: Meanings | None = None
) -> Table:
    """The table in the file whose headings are those of `columns`, in any order.

    Every visible sheet of a workbook is tried, and every usual separator of a CSV. Sheets with all the
    needed headings are read as one list. `said` is what a person has said of headings that nobody knows.
    Raises UnreadableFile when there is no table, and says which headings were looked for.
    """
    meanings = meanings_of(columns, said or {})
    every = grids(content, file_name)
    seen = [grid for grid in every if not grid.is_hidden]
    best = best_candidate(seen, columns, meanings)
    for grid in [best.grid] if best else seen:
        if grid.problem:
            raise grid.problem
    refuse_without_headings(best, columns, hidden=[grid.name for grid in every if grid.is_hidden])
    chosen = [best] if best else []
    lacking: dict[str, tuple[str, ...]] = {}
    for grid in seen:
        other = (
            best_candidate([grid], columns, meanings)
            if grid.name and best and grid is not best.grid
            else None
        )
        if other and other.is_nearly_there:
            lacking[grid.name] = other.missing
        elif other and not other.missing and len(other.grid.rows) > other.index + other.height:
            chosen.append(other)
    chosen.sort(key=lambda one: seen.index(one.grid))
    table = table_of(chosen, columns)
    letters = chosen[0].grid.letters
    if letters.example:
        table.notes.add(Noted.LETTERS, letters.example, meaning=letters.read_as)
    note_other_sheets(table.notes, every, read=[one.grid for one in chosen], lacking=lacking)
    return table


def refuse_without_headings(
    best: Candidate | None, columns: Sequence[ExpectedColumn], *, hidden: Sequence[str]
) -> None:
    needed = ", ".join(column.names[0] for column in columns if column.needed)
    unseen = f" Hidden sheets are not read: {', '.join(hidden)}." if hidden else ""
    if best is None:
        raise UnreadableFile(
            f"No heading row was found. The file needs a row with these headings: {needed}.{unseen}"
        )
    if best.missing:
        raise UnreadableFile(
            f"Row {best.row} looks like the headings, but there is no "
            f"column for: {', '.join(best.missing)}. The file needs: {needed}.{unseen}",
            unknown=best.unknown,
            lacking=open_columns(
                columns, {key: best.headings[places[0]] for key, places in best.found.items()}
            ),
        )


def table_of(chosen: Sequence[Candidate], columns: Sequence[ExpectedColumn]) -> Table:
    """The table of one sheet, or of several one after the other."""
    notes, tables = Notes(), []
    for place, candidate in enumerate(chosen):
        refuse_twice_named(candidate)
        if candidate.grid.problem:
            raise candidate.grid.problem
        grid = candidate.grid if len(chosen) == 1 else numbered_by_sheet(candidate.grid, place)
        tables.append(table_under(replace(candidate, grid=grid), columns, notes))
    if len(tables) == 1:
        return tables[0]
    for candidate, table in zip(chosen, tables, strict=True):
        notes.add(Noted.SHEET_READ, candidate.grid.name, number=len(table.rows))
    return joined(tables)


def numbered_by_sheet(grid: Grid, place: int) -> Grid:
    """The grid with rows that tell their sheet."""
    rows = [RawRow(RowNumber(row.number, grid.name, place), row.cells) for row in grid.rows]
    hidden = frozenset(row.number for row in rows if number_of(row.number) in grid.hidden_rows)
    return replace(grid, rows=rows, hidden_rows=hidden)


def joined(tables: Sequence[Table]) -> Table:
    """The rows of several tables as one: the columns of the first, then what only others have."""
    layout: dict[str, str] = {}
    for table in tables:
        for place, heading in enumerate(table.headings):
            layout.setdefault(identity(table, place), heading)
    places = {one: place for place, one in enumerate(layout)}
    keys = {column.key for column in tables[0].columns}

    def laid_out(table: Table, rows: Iterable[RawRow]) -> list[RawRow]:
        where = [places[identity(table, place)] for place in range(len(table.headings))]
        found = []
        for row in rows:
            cells: list[Any] = [None] * len(layout)
            for place, cell in zip(where, row.cells, strict=False):
                cells[place] = cell
            found.append(RawRow(row.number, tuple(cells)))
        return found

    return replace(
        tables[0],
        headings=tuple(layout.values()),
        positions={key: places[key] for key in keys if key in places},
        above=tuple(row for table in tables for row in table.above),
        rows=tuple(row for table in tables for row in laid_out(table, table.rows)),
        footers=tuple(row for table in tables for row in laid_out(table, table.footers)),
    )


def identity(table: Table, place: int) -> str:
    """What makes a column the same in two tables: our key for it, or its heading."""
    for key, where in table.positions.items():
        if where == place:
            return key
    return f" {plain(table.headings[place]) or place}"


def table_under(candidate: Candidate, columns: Sequence[ExpectedColumn], notes: Notes) -> Table:
    rows, start = candidate.grid.rows, candidate.index + candidate.height
    heading_rows = [row.cells for row in rows[candidate.index : start]]
    positions = {key: places[0] for key, places in candidate.found.items()}
    below = [row for row in rows[start:] if row.cells not in heading_rows]
    under = tuple(row for row in below if not is_footer(row))
    if not under:
        raise UnreadableFile(f"There are no rows under the headings in row {candidate.row}.")
    headings = candidate.headings
    table = Table(
        columns=columns,
        headings=headings,
        positions=positions,
        heading_row=candidate.row,
        above=tuple(rows[: candidate.index]),
        rows=under,
        footers=tuple(row for row in below if is_footer(row)),
        notes=notes,
    )
    note_what_is_not_read(table, repeated=len(rows) - start - len(below))
    note_what_is_hidden(table, candidate.grid)
    return table


# --- What a person is told ------------------------------------------------------------------------


def note_other_sheets(
    notes: Notes, every: Sequence[Grid], *, read: Sequence[Grid], lacking: Mapping[str, Sequence[str]]
) -> None:
    """Sheets that are not read; `lacking` are the needed headings that are not on one, by its name."""
    for grid in every:
        if grid.name and grid.rows and grid not in read:
            kind = Noted.HIDDEN_SHEET if grid.is_hidden else Noted.SHEET
            missing = ", ".join(lacking.get(grid.name, ()))
            notes.add(kind, grid.name, number=len(grid.rows), meaning=missing)


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
    width = max(len(table.headings), *(len(row.cells) for row in table.rows))
    read = [(table.headings[place], table.cells_at(place)) for place in table.positions.values()]
    for place in range(width):
        if place in table.positions.values():
            continue
        cells = table.cells_at(place)
        heading = table.headings[place] if place < len(table.headings) else ""
        filled = sum(not is_blank(cell) for cell in cells)
        if heading:
            notes.add(Noted.COLUMN, heading, number=filled, meaning=looks_like(cells, read))
        elif filled:
            notes.add(Noted.NO_HEADING, get_column_letter(place + 1), number=filled)


def note_what_is_hidden(table: Table, grid: Grid) -> None:
    """Rows and columns that are hidden, by a filter perhaps, and cells that are merged: all are read."""
    hidden = sum(row.number in grid.hidden_rows for row in table.rows)
    if hidden:
        table.notes.add(Noted.HIDDEN_ROWS, "", number=hidden)
    rows = {number_of(row.number) for row in table.rows}
    for place in sorted(table.positions.values()):
        filled = sum(column == place and row in rows for row, column in grid.merged)
        if filled:
            table.notes.add(Noted.MERGED, table.headings[place], number=filled)
    for place in sorted(grid.hidden_columns & set(table.positions.values())):
        table.notes.add(Noted.HIDDEN_COLUMN, table.headings[place])


def group_heading(row: RawRow) -> str:
    """The words of a row that has nothing else in it, as a team above its people; empty for any other row."""
    filled = [cell for cell in row.cells if not is_blank(cell)]
    words = " ".join(filled[0].split()) if len(filled) == 1 and isinstance(filled[0], str) else ""
    return "" if LONG_NUMBER.search(words) else words


def is_footer(row: RawRow) -> bool:
    """A total or a count of records: its words come first and only numbers follow."""
    first, *others = [cell for cell in row.cells if cell is not None and str(cell).strip()]
    if not isinstance(first, str) or not FOOTER.fullmatch(first.strip()):
        return False
    return all(re.fullmatch(r"\s*-?[\d,. ]+%?\s*", str(other)) for other in others)
