"""What every reader hands back: rows that can be used, and errors a person can act on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from workforce.readers.cells import CellProblem, is_blank
from workforce.readers.sheet import RawRow, Table

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


@dataclass(frozen=True)
class Reading[R]:
    """A file that was read: `rows` are the sound ones, `errors` say what is wrong elsewhere.

    A file with any error should change nothing. `total` counts the rows found, sound or
    not; `ignored` are headings that no column of ours answers to; `headings` are those
    that one does, by its key; `as_at` is the day a count is of, where the file is a count.
    """

    rows: tuple[R, ...]
    errors: tuple[RowError, ...]
    total: int
    ignored: tuple[str, ...] = ()
    as_at: date | None = None
    headings: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_sound(self) -> bool:
        return not self.errors

    def error(self, row: int, key: str, value: object, problem: str) -> RowError:
        """An error found after the file was read, under the heading that the file uses."""
        return RowError(row, self.headings.get(key, ""), shown(value), problem)


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

    def value(self, key: str) -> Any:
        position = self.table.positions.get(key)
        if position is None or position >= len(self._raw.cells):
            return None
        return self._raw.cells[position]

    def read[V](self, key: str, parse: Callable[[object], V], *, missing: str = "") -> V | None:
        """The parsed cell; None when it is blank or, with an error noted, cannot be understood.

        `missing` is what to say about a blank cell that must not be blank.
        """
        value = self.value(key)
        if is_blank(value):
            if missing:
                self.note(key, missing)
            return None
        try:
            return parse(value)
        except CellProblem as problem:
            self.note(key, problem.problem, value=problem.shown_as)
            return None

    def note(self, key: str, problem: str, *, value: str | None = None) -> None:
        as_shown = shown(self.value(key)) if value is None else value
        self.errors.append(RowError(self.number, self.table.heading(key), as_shown, problem))


def in_file_order(errors: list[RowError], table: Table) -> tuple[RowError, ...]:
    """Errors down the rows, and across the columns within a row."""
    order = {heading: place for place, heading in enumerate(table.headings)}
    return tuple(sorted(errors, key=lambda e: (e.row, order.get(e.column, len(order)))))
