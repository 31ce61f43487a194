"""What there is to know of a sheet beside its values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

NOT_CALCULATED = (
    "This is a formula without a result. Open the file in Excel, let it calculate, save it and send that, "
    "or type the value itself."
)
#: What the codes of an error stand for in .xls and .xlsb.
ERROR_NAMES: Mapping[int, str] = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
#: Room that calamine makes for one sheet: some 24 bytes for each cell between the first and the last.
LARGEST_AREA = 10_000_000
#: Rows and columns as a spreadsheet can have them.
LAST_EXCEL_ROW, LAST_EXCEL_COLUMN = 1_048_576, 16_384


@dataclass(frozen=True)
class CellFault:
    """A cell without a value that can be used: what it shows, and what to do about it."""

    shows: str
    problem: str

    def __str__(self) -> str:
        return self.shows


@dataclass
class SheetFacts:
    """Rows count from 1, columns from 0, as rows and cells of a grid do.

    `last_row` and `last_column` are the last that hold anything; `instead` are cells whose value the reader
    of spreadsheets does not give, by row and column.
    """

    last_row: int = 0
    last_column: int = -1
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    instead: dict[tuple[int, int], str | CellFault] = field(default_factory=dict)
    #: Cells that show the value of the merged cell above them: known once the rows are read.
    merged: set[tuple[int, int]] = field(default_factory=set)

    @property
    def is_too_large(self) -> bool:
        """Whether there are too many cells between the first and the last, however few hold anything."""
        return self.last_row * (self.last_column + 1) > LARGEST_AREA

    def holds(self, row: int, column: int) -> None:
        """A cell that holds something."""
        self.last_row = max(self.last_row, row)
        self.last_column = max(self.last_column, column)


class Damaged(Exception):
    """A part of the file is not as such a part must be."""


class TooLarge(Exception):
    """A sheet that is read together with the others has cells too far apart."""


class Locked(Exception):
    """The workbook has a password."""


class NoWorkbook(Exception):
    """An archive of something else, a letter perhaps."""


def error_named(code: int) -> str:
    return ERROR_NAMES.get(code, "#ERROR!")
