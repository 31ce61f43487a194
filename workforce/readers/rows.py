"""What every reader hands back: rows that can be used, and errors a person can act on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any

from workforce.readers.cells import CellProblem, is_blank, placeholder
from workforce.readers.days import ANY_YEAR, Span, day, is_day_zero, says_no_end, year_of_two_digits
from workforce.readers.headings import open_columns
from workforce.readers.notes import Note, Noted
from workforce.readers.packages.facts import CellFault
from workforce.readers.places import number_of, sheet_of
from workforce.readers.sheet import RawRow, Table
from workforce.rules.in_words import day_in_full

LONGEST_SHOWN_VALUE = 80


@dataclass(frozen=True)
class RowError:
    """One thing to put right in the file before it can be imported.

    `row` is the row as the spreadsheet shows it (1 is the top), or the line of a CSV;
    `column` the heading as it stands in the file; `value` what the cell holds.
    """

    row: int
    column: str
    value: str
    problem: str

    def as_json(self) -> dict[str, Any]:
        """The error as it is kept and printed; with its sheet where several were read."""
        said = asdict(self) | {"row": number_of(self.row)}
        return said | ({"sheet": sheet_of(self.row)} if sheet_of(self.row) else {})


@dataclass(frozen=True)
class Reading[R]:
    """A file that was read: `rows` are the sound ones, `errors` say what is wrong elsewhere.

    A file with any error should change nothing. `total` counts the rows found, sound or
    not; `notes` are what a person is told of the file, before anyone says yes; `headings` are
    those of the columns that were read, by key; `as_at` is the day that a count or a list is of,
    where the file says it; `lacking` are the keys of the columns that the file does not have, or not for
    sure.
    """

    rows: tuple[R, ...]
    errors: tuple[RowError, ...]
    total: int
    notes: tuple[Note, ...] = ()
    as_at: date | None = None
    headings: Mapping[str, str] = field(default_factory=dict)
    lacking: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        return not self.errors

    @property
    def ignored(self) -> tuple[str, ...]:
        """The headings that no column of ours answers to."""
        return tuple(note.what for note in self.notes if note.kind is Noted.COLUMN)

    def error(self, row: int, key: str, value: object, problem: str) -> RowError:
        """An error found after the file was read, under the heading that the file uses."""
        return RowError(row, self.headings.get(key, ""), shown(value), problem)


def reading_of[R](
    table: Table, *, rows: Sequence[R], errors: list[RowError], as_at: date | None = None
) -> Reading[R]:
    """What was read of a table, with all that a person is told of it."""
    return Reading(
        rows=tuple(rows),
        errors=in_file_order(errors, table),
        total=len(table.rows),
        notes=table.notes.told(),
        as_at=as_at,
        headings=table.headings_by_key,
        lacking=open_columns(table.columns, {key: table.heading(key) for key in table.positions}),
    )


def shown(value: object) -> str:
    """A cell as a person would recognise it in a list of errors."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.strftime("%d/%m/%Y" if midnight else "%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    text = " ".join("".join(c if c.isprintable() else " " for c in str(value)).split())
    return text if len(text) <= LONGEST_SHOWN_VALUE else text[: LONGEST_SHOWN_VALUE - 1] + "…"


class RowCells:
    """The cells of one row by what they mean, collecting a RowError for each that is not."""

    def __init__(self, table: Table, raw: RawRow) -> None:
        self.table = table
        self.number = raw.number
        self.errors: list[RowError] = []
        self._raw = raw

    def has(self, key: str) -> bool:
        """Whether the file has this column."""
        return key in self.table.positions

    @property
    def all_values(self) -> tuple[Any, ...]:
        """Every cell of the row, of columns that are not read too."""
        return self._raw.cells

    def value(self, key: str) -> Any:
        position = self.table.positions.get(key)
        if position is None or position >= len(self._raw.cells):
            return None
        return self._raw.cells[position]

    def read[V](self, key: str, parse: Callable[[object], V], *, missing: str = "") -> V | None:
        """The parsed cell; None when it is blank or, with an error noted, cannot be understood.

        `missing` is what to say about a blank cell that must not be blank. A word that stands for no
        value ("N/A") counts as blank, and is told.
        """
        value = self.value(key)
        no_value = "" if value is None else placeholder(value, is_needed=bool(missing))
        if no_value and not missing:
            self.tell(Noted.EMPTY, key, no_value)
        if isinstance(value, CellFault):
            self.note(key, value.problem)
            return None
        if no_value or is_blank(value):
            if missing:
                self.note(key, missing)
            return None
        try:
            return parse(value)
        except CellProblem as problem:
            self.note(key, problem.problem, value=problem.shown_as)
            return None

    def read_day(self, key: str, span: Span = ANY_YEAR, *, missing: str = "") -> date | None:
        """The day in a cell, within the years that it can lie in; the century of "98" is told."""
        value = self.value(key)
        if not missing and is_day_zero(value):
            self.tell(Noted.EMPTY, key, "00/01/1900")
            return None
        found = self.read(key, partial(day, span=span), missing=missing)
        if found and year_of_two_digits(value):
            self.tell(Noted.TWO_DIGIT_YEAR, key, shown(value), meaning=day_in_full(found))
        return found

    def read_end(self, key: str, span: Span = ANY_YEAR) -> date | None:
        """The last day in a cell; None where it is open, also by a day such as 31/12/9999, which is told."""
        value = self.value(key)
        if not (is_blank(value) or isinstance(value, CellFault)) and says_no_end(value):
            self.tell(Noted.NO_END, key, shown(value))
            return None
        return self.read_day(key, span)

    def tell(self, kind: Noted, key: str, what: str, *, meaning: str = "") -> None:
        """Count something that was read as something else than it says."""
        self.table.notes.add(kind, what, column=self.table.heading(key), row=self.number, meaning=meaning)

    def note(self, key: str, problem: str, *, value: str | None = None) -> None:
        as_shown = shown(self.value(key)) if value is None else value
        self.errors.append(RowError(self.number, self.table.heading(key), as_shown, problem))


def in_file_order(errors: list[RowError], table: Table) -> tuple[RowError, ...]:
    """Errors down the rows, and across the columns within a row."""
    order = {heading: place for place, heading in enumerate(table.headings)}
    return tuple(sorted(errors, key=lambda e: (e.row, order.get(e.column, len(order)))))
