"""Where a row stands, in a file of which several sheets are read as one list."""

from typing import Any, Self

#: More than the rows of a sheet, so that the rows of one sheet all come before those of the next.
ROOM = 2**21


class RowNumber(int):
    """The number of a row, and the sheet that it is in: as words "3 (South)".

    As a number it is one of its own for each row of the file, in the order of the sheets, so that rows can
    be sorted, counted and told apart like those of one sheet.
    """

    number: int
    sheet: str

    def __new__(cls, number: int, sheet: str, place: int) -> Self:
        """`place` counts the sheets that are read, from 0."""
        self = super().__new__(cls, place * ROOM + number)
        self.number, self.sheet = number, sheet
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return RowNumber, self.as_written()

    def as_written(self) -> tuple[int, str, int]:
        return self.number, self.sheet, int(self) // ROOM

    def __str__(self) -> str:
        return f"{self.number} ({self.sheet})"

    __repr__ = __str__


def number_of(row: int) -> int:
    """The row's number in its own sheet."""
    return row.number if isinstance(row, RowNumber) else row


def sheet_of(row: int) -> str:
    """The name of the row's sheet, empty where only one is read."""
    return row.sheet if isinstance(row, RowNumber) else ""


def as_json(row: int) -> int | list[Any]:
    """A row's place as it can be kept; `from_json` makes the same of it again."""
    return list(row.as_written()) if isinstance(row, RowNumber) else row


def from_json(said: Any) -> int:
    return RowNumber(*said) if isinstance(said, list) else int(said)
