"""Sheets of a workbook of any kind: values by python-calamine, the rest from the file itself."""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from workforce.readers.packages.facts import CellFault, Damaged, Locked, SheetFacts, TooLarge
from workforce.readers.packages.first_try import survives
from workforce.readers.packages.known import facts_of

LARGEST_WHOLE = 1e15

type Cell = str | int | float | bool | date | datetime | time | timedelta | CellFault | None


@dataclass
class Sheet:
    """One sheet: its rows are read when they are asked for."""

    name: str
    is_hidden: bool
    facts: SheetFacts
    rows: Callable[[], Iterator[tuple[int, tuple[Cell, ...]]]] = field(repr=False)


def sheets_of(content: bytes) -> list[Sheet]:
    """The sheets of an .xlsx, .xlsb, .ods or .xls. Raises Damaged, Locked, NoWorkbook or TooLarge."""
    known = facts_of(content)
    if known.is_read_at_once and any(facts.is_too_large for facts in known.all):
        raise TooLarge
    if known.is_binary and not survives(known.content):
        raise Damaged
    try:
        with only_known_failures():
            book = CalamineWorkbook.from_filelike(io.BytesIO(known.content))
    except PasswordError as error:
        raise Locked from error
    sheets = []
    for place, one in enumerate(book.sheets_metadata):
        facts = known.of(one.name, place)
        if one.typ == SheetTypeEnum.WorkSheet and facts is None:
            raise Damaged
        if one.typ == SheetTypeEnum.WorkSheet and facts is not None:
            is_hidden = one.visible != SheetVisibleEnum.Visible
            sheets.append(Sheet(one.name, is_hidden, facts, partial(rows_of, book, place, facts)))
    return sheets


def rows_of(book: CalamineWorkbook, place: int, facts: SheetFacts) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """Every row from the first, with its number; a whole number is no decimal, an empty cell is None."""
    with only_known_failures():
        sheet = book.get_sheet_by_index(place)
    in_row: dict[int, dict[int, str | CellFault]] = {}
    for (number, column), value in facts.instead.items():
        in_row.setdefault(number, {})[column] = value
    last = 0
    beside: list[Cell] = [None] * (sheet.start[1] if sheet.start else 0)  # columns before the first filled
    shown = Merged(sheet.merged_cell_ranges or (), facts)
    for number, values in enumerate(sheet.iter_rows(), start=1):
        cells = shown.filled(number, beside + [plain(value) for value in values])
        last = number
        yield number, tuple(put_in(cells, in_row.pop(number)) if number in in_row else cells)
    for number in sorted(in_row):  # rows past the last that calamine finds anything in
        yield max(number, last), tuple(put_in([], in_row[number]))


class Merged:
    """Cells that were merged down a column: each row shows the value of the first."""

    def __init__(self, ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]], facts: SheetFacts) -> None:
        self._ends = {(top + 1, left): bottom + 1 for (top, left), (bottom, _) in ranges if bottom > top}
        self._facts = facts
        self._open: dict[int, tuple[int, Cell]] = {}

    def filled(self, number: int, cells: list[Cell]) -> list[Cell]:
        """The row with what its merged cells show; a row of nothing else stays empty."""
        if not self._ends:
            return cells
        holds = any(cell is not None for cell in cells)
        for column, (bottom, value) in list(self._open.items()):
            if number > bottom:
                del self._open[column]
            elif holds and column < len(cells) and cells[column] is None:
                cells[column] = value
                self._facts.merged.add((number, column))
        for column, cell in enumerate(cells):
            if (number, column) in self._ends and cell is not None:
                self._open[column] = (self._ends[number, column], cell)
        return cells


def plain(value: Any) -> Cell:
    if type(value) is float:
        return int(value) if value.is_integer() and abs(value) < LARGEST_WHOLE else value
    return None if value == "" else value


def put_in(cells: list[Cell], instead: Mapping[int, str | CellFault]) -> list[Cell]:
    """The row with the cells whose value calamine does not give."""
    cells += [None] * (max(instead) + 1 - len(cells))
    for column, value in instead.items():
        cells[column] = value
    return cells


@contextmanager
def only_known_failures() -> Iterator[None]:
    """Whatever calamine meets in a file that is not sound is Damaged, a panic of its own among it."""
    try:
        yield
    except PasswordError:
        raise
    except Exception as error:  # errors of its own, of input, of numbers: whatever the file leads it to
        raise Damaged from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise Damaged from error
        raise
