"""Spreadsheets out: headings and rows in, a file that is safe to open.

Knows no domain. Text is always text, whatever character it starts with, so that nothing
typed by one person becomes a formula on another's computer; dates stay dates.
"""

import contextlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from workforce.web.cell_values import (
    LARGEST_EXACT_NUMBER,
    LONGEST_TEXT,
    YEAR_OF_FIRST_DAY,
    Share,
    clean,
    storable,
)
from workforce.web.sheet_look import (
    NOBODYS,
    Band,
    SheetChart,
    Whose,
    add_bands,
    add_charts,
    add_table,
    heading_height,
    set_up,
    sign,
)

MOST_ROWS = 1_048_576 - 1
LONGEST_TITLE = 31
NOT_ALLOWED_IN_TITLES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
STARTS_A_FORMULA = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")  # the last four are full width
PLAIN_TEXT = re.compile(
    "[^\x00-\x20#=+\\-@\uff1d\uff0b\uff0d\uff20\ud800-\udfff\ufffe\uffff]"
    "[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*"
).fullmatch


class CellKind(StrEnum):
    """What a column holds, and so how Excel shows it."""

    TEXT = "General"
    DATE = "dd/mm/yyyy"
    MOMENT = "dd/mm/yyyy hh:mm"
    WHOLE = "0"
    DECIMAL = "0.00"
    PERCENT = "0.0%"


#: Of these types and columns a number is written as it is, unless it is too large; no other is as frequent.
PLAIN_NUMBERS = frozenset({int, float})
OF_NUMBERS = frozenset({CellKind.WHOLE, CellKind.DECIMAL, CellKind.PERCENT})


@dataclass(frozen=True)
class SheetColumn:
    """A column: its heading, its width in characters, what it holds, and how its cells are marked."""

    heading: str
    width: int = 16
    kind: CellKind = CellKind.TEXT
    band: Band = Band.NONE


@dataclass(frozen=True)
class Sheet:
    """A sheet: its title, its columns, its rows, which are taken one at a time, and charts beside them."""

    title: str
    columns: Sequence[SheetColumn]
    rows: Iterable[Sequence[Any]]
    charts: Sequence[SheetChart] = ()


class TooManyRows(ValueError):
    """More rows than a sheet of Excel can hold."""


def write_workbook(
    sheets: Iterable[Sheet], to: str | Path | BinaryIO, *, title: str = "", whose: Whose = NOBODYS
) -> None:
    """Write an .xlsx; memory does not grow with the rows.

    Each sheet is an Excel table under a frozen heading row, and prints across A4. None is an empty cell.
    `title` is that of the document; without one it is its first sheet's. `whose` stands in its properties and
    on each printed page. Raises TooManyRows beyond what a
    sheet can hold.
    """
    workbook = Workbook(write_only=True)
    try:
        titles: set[str] = set()
        charts = []
        for sheet in sheets:
            rows = write_sheet(workbook, sheet, unique_title(sheet.title, titles), whose=whose)
            charts.append((sheet.charts, rows))
        if not workbook.worksheets:
            workbook.create_sheet("Sheet")
        for target, (drawn, rows) in zip(workbook.worksheets, charts, strict=False):
            add_charts(workbook, target, drawn, rows=rows)
        sign(workbook, title=title or workbook.worksheets[0].title, whose=whose)
        workbook.save(to)
    except BaseException:
        discard(workbook)
        raise


def write_sheet(workbook: Workbook, sheet: Sheet, title: str, *, whose: Whose = NOBODYS) -> int:
    """Write one sheet; answers how many rows it has."""
    target = workbook.create_sheet(title)
    target.freeze_panes = "A2"
    set_up(target, title=title, wide=sum(column.width for column in sheet.columns), whose=whose)
    for place, column in enumerate(sheet.columns, start=1):
        target.column_dimensions[get_column_letter(place)].width = column.width
    headings = [clean(column.heading) for column in sheet.columns]
    widths = [column.width for column in sheet.columns]
    target.row_dimensions[1].height = heading_height(headings, widths)
    target.append(heading_cells(target, sheet.columns))
    cells = CellMaker(target, sheet.columns)
    number = 0
    for number, row in enumerate(sheet.rows, start=1):
        if number > MOST_ROWS:
            raise TooManyRows(f"A sheet can hold {MOST_ROWS:,} rows. Narrow the filter.")
        target.append(cells.row(row))
    add_table(target, headings, rows=number, number=len(workbook.worksheets))
    add_bands(target, [column.band for column in sheet.columns], rows=number)
    return number


def heading_cells(target: Any, columns: Sequence[SheetColumn]) -> Iterator[Any]:
    bold, wrapped = Font(name="Calibri", size=11, bold=True), Alignment(wrap_text=True, vertical="top")
    for column in columns:
        cell = text_cell(target, clean(column.heading))
        cell.font, cell.alignment = bold, wrapped
        yield cell


class ReadyCell(Cell):
    """A cell whose type is settled. openpyxl words an error about each that it is handed.

    It is written again and again with other values: its look is looked up once.
    """

    __slots__ = ("look",)
    look: int

    def __repr__(self) -> str:
        return "cell"

    @property
    def has_style(self) -> bool:
        return True

    @property
    def style_id(self) -> int:
        """Which of the workbook's looks it has; not to be changed once it was written."""
        if not hasattr(self, "look"):
            self.look = super().style_id
        return self.look


class CellMaker:
    """Turns values into cells; styled cells are made once per column and used again.

    A cell of a write-only sheet is written before the next one is asked for.
    """

    def __init__(self, target: Any, columns: Sequence[SheetColumn]) -> None:
        self._kinds = [column.kind for column in columns]
        self._target = target
        self._styled: dict[tuple[str, bool], Any] = {}
        self._quoted = text_cell(target, "'")

    def row(self, values: Sequence[Any]) -> Iterator[Any]:
        kinds = self._kinds
        for place, value in enumerate(values):
            kind, its_type = kinds[place] if place < len(kinds) else CellKind.TEXT, type(value)
            if its_type is str and len(value) <= LONGEST_TEXT and PLAIN_TEXT(value):
                yield value
            elif its_type in PLAIN_NUMBERS and kind in OF_NUMBERS and abs(value) <= LARGEST_EXACT_NUMBER:
                yield self.styled(value, kind)
            elif its_type is date and value.year > YEAR_OF_FIRST_DAY:
                yield self.styled(value, CellKind.DATE, is_among_text=kind == CellKind.TEXT)
            else:
                yield self.cell(storable(value), kind)

    def cell(self, value: Any, kind: CellKind) -> Any:
        if value is None:
            return None
        if isinstance(value, str):
            if value[0] in STARTS_A_FORMULA or value[0] == "#":
                self._quoted._value = value  # stays text: setting `value` would guess again
                return self._quoted
            return value
        is_among_text = kind == CellKind.TEXT and isinstance(value, date)
        return self.styled(value, number_format(value, kind), is_among_text=is_among_text)

    def styled(self, value: Any, style: str, *, is_among_text: bool = False) -> Any:
        """A day among words stands where they do: at the right of a wide column it looks lost."""
        if style == CellKind.TEXT:
            return value
        cell = self._styled.get((style, is_among_text))
        if cell is None:
            cell = self._styled[style, is_among_text] = ReadyCell(self._target)
            cell.number_format = style
            cell.data_type = "d" if isinstance(value, date) else "n"
            if is_among_text:
                cell.alignment = Alignment(horizontal="left")
        cell._value = value
        return cell


def text_cell(target: Any, value: str) -> Any:
    """A cell that is text whatever it starts with, also when someone edits it in Excel."""
    cell = ReadyCell(target)
    cell._value = value
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell


def number_format(value: Any, kind: CellKind) -> str:
    if isinstance(value, datetime):
        return CellKind.MOMENT
    if isinstance(value, date):
        return CellKind.DATE
    if isinstance(value, Share):
        return CellKind.PERCENT
    return CellKind.TEXT if kind in (CellKind.DATE, CellKind.MOMENT) else kind


def unique_title(wanted: str, taken: set[str]) -> str:
    """A sheet title that Excel accepts and no other sheet has, whatever the case."""
    base = clean(NOT_ALLOWED_IN_TITLES.sub(" ", wanted)).strip(" '")
    if not base or base.casefold() == "history":
        base = f"{base} sheet".strip().capitalize()
    title, number = shortened(base, LONGEST_TITLE), 1
    while title.casefold() in taken:
        number += 1
        suffix = f" ({number})"
        title = shortened(base, LONGEST_TITLE - len(suffix)) + suffix
    taken.add(title.casefold())
    return title


def shortened(title: str, longest: int) -> str:
    """Cut to what Excel counts: UTF-16 units."""
    return title.encode("utf-16-le")[: longest * 2].decode("utf-16-le", "ignore").rstrip(" '")


def discard(workbook: Workbook) -> None:
    """Remove the temporary files of a workbook that was not finished: they hold people's data."""
    for sheet in workbook.worksheets:
        writer = getattr(sheet, "_writer", None)
        if writer is not None and Path(writer.out).exists():
            for stream in (sheet._rows, writer):
                with contextlib.suppress(Exception):  # half-written XML ends in no good order
                    stream.close()
            writer.cleanup()
