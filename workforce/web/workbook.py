"""Spreadsheets and CSV out: headings and rows in, a file that is safe to open.

Knows no domain. Text is always text, whatever character it starts with, so that nothing
typed by one person becomes a formula on another's computer; dates stay dates.
"""

import contextlib
import csv
import io
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

LOCAL_TIME = ZoneInfo("Europe/London")
MOST_ROWS = 1_048_576 - 1
LONGEST_TEXT = 32_767
LONGEST_TITLE = 31
YEAR_OF_FIRST_DAY = 1900  # Excel counts days from here: an earlier day is written as text
LARGEST_EXACT_NUMBER = 10**15
NOT_ALLOWED_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
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


@dataclass(frozen=True)
class SheetColumn:
    """A column: its heading, its width in characters, and what it holds."""

    heading: str
    width: int = 16
    kind: CellKind = CellKind.TEXT


@dataclass(frozen=True)
class Sheet:
    """A sheet: its title, its columns, and its rows, which are taken one at a time."""

    title: str
    columns: Sequence[SheetColumn]
    rows: Iterable[Sequence[Any]]


class TooManyRows(ValueError):
    """More rows than a sheet of Excel can hold."""


def write_workbook(sheets: Iterable[Sheet], to: str | Path | BinaryIO) -> None:
    """Write an .xlsx; memory does not grow with the rows.

    Each sheet has a bold, frozen heading row and a filter. None is an empty cell.
    Raises TooManyRows beyond what a sheet can hold.
    """
    workbook = Workbook(write_only=True)
    try:
        titles: set[str] = set()
        for sheet in sheets:
            write_sheet(workbook, sheet, unique_title(sheet.title, titles))
        if not workbook.worksheets:
            workbook.create_sheet("Sheet")
        workbook.save(to)
    except BaseException:
        discard(workbook)
        raise


def write_sheet(workbook: Workbook, sheet: Sheet, title: str) -> None:
    target = workbook.create_sheet(title)
    target.freeze_panes = "A2"
    for place, column in enumerate(sheet.columns, start=1):
        target.column_dimensions[get_column_letter(place)].width = column.width
    target.append(heading_cells(target, sheet.columns))
    cells = CellMaker(target, sheet.columns)
    number = 0
    for number, row in enumerate(sheet.rows, start=1):
        if number > MOST_ROWS:
            raise TooManyRows(f"A sheet can hold {MOST_ROWS:,} rows. Narrow the filter.")
        target.append(cells.row(row))
    if sheet.columns:
        last = get_column_letter(len(sheet.columns))
        target.auto_filter.ref = f"A1:{last}{number + 1}"


def heading_cells(target: Any, columns: Sequence[SheetColumn]) -> Iterator[Any]:
    bold = Font(bold=True)
    for column in columns:
        cell = text_cell(target, clean(column.heading))
        cell.font = bold
        yield cell


class ReadyCell(Cell):
    """A cell whose type is settled. openpyxl words an error about each that it is handed."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "cell"


class CellMaker:
    """Turns values into cells; styled cells are made once per column and used again.

    A cell of a write-only sheet is written before the next one is asked for.
    """

    def __init__(self, target: Any, columns: Sequence[SheetColumn]) -> None:
        self._kinds = [column.kind for column in columns]
        self._target = target
        self._styled: dict[str, Any] = {}
        self._quoted = text_cell(target, "'")

    def row(self, values: Sequence[Any]) -> Iterator[Any]:
        kinds = self._kinds
        for place, value in enumerate(values):
            kind = kinds[place] if place < len(kinds) else CellKind.TEXT
            if type(value) is str and len(value) <= LONGEST_TEXT and PLAIN_TEXT(value):
                yield value
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
        return self.styled(value, number_format(value, kind))

    def styled(self, value: Any, style: str) -> Any:
        if style == CellKind.TEXT:
            return value
        cell = self._styled.get(style)
        if cell is None:
            cell = self._styled[style] = ReadyCell(self._target)
            cell.number_format = style
            cell.data_type = "d" if isinstance(value, date) else "n"
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
    return CellKind.TEXT if kind in (CellKind.DATE, CellKind.MOMENT) else kind


def storable(value: Any) -> Any:
    """The value as a spreadsheet can keep it: text, number, day, moment, or None for empty."""
    if value is None:
        return None
    if isinstance(value, str):
        return clean(value) or None
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, (int, float, Decimal)):
        return storable_number(value)
    if isinstance(value, datetime):
        local = value.astimezone(LOCAL_TIME).replace(tzinfo=None) if value.tzinfo else value
        return local if local.year > YEAR_OF_FIRST_DAY else local.isoformat(sep=" ")
    if isinstance(value, date):
        return value if value.year > YEAR_OF_FIRST_DAY else value.isoformat()
    if isinstance(value, (time, timedelta)):
        return str(value)
    return clean(str(value)) or None


def storable_number(value: float | Decimal) -> int | float | Decimal | str | None:
    """The number; as text where Excel would change its digits, None where it is not finite."""
    if isinstance(value, int):
        return value if abs(value) <= LARGEST_EXACT_NUMBER else f"{Decimal(value):f}"
    return value if math.isfinite(value) else None


def clean(value: str) -> str:
    """Text without the characters that no spreadsheet can hold, cut to the longest cell."""
    return NOT_ALLOWED_IN_XML.sub("", str(value))[:LONGEST_TEXT]


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


def write_csv(columns: Sequence[SheetColumn], rows: Iterable[Sequence[Any]], to: BinaryIO) -> None:
    """Write a CSV that Excel opens as UTF-8; text that could be a formula gets an apostrophe.

    Days are written as 2026-11-02, which every Excel reads as a day.
    """
    stream = io.TextIOWrapper(to, encoding="utf-8-sig", newline="", write_through=True)
    try:
        writer = csv.writer(stream)
        writer.writerow([csv_text(column.heading) for column in columns])
        for row in rows:
            writer.writerow([csv_value(value) for value in row])
    finally:
        stream.detach()


def csv_value(value: Any) -> Any:
    kept = storable(value)
    if kept is None:
        return ""
    if isinstance(kept, datetime):
        return kept.isoformat(sep=" ", timespec="minutes")
    if isinstance(kept, date):
        return kept.isoformat()
    return csv_text(kept) if isinstance(kept, str) else kept


def csv_text(value: str) -> str:
    cleaned = clean(value)
    risky = cleaned[:1] in STARTS_A_FORMULA or first_seen(cleaned) in STARTS_A_FORMULA
    return f"'{cleaned}" if cleaned and risky else cleaned


def first_seen(text: str) -> str:
    """The first character that a reader sees: a spreadsheet may drop what stands before it."""
    return next((each for each in text if not is_invisible(each)), "")


def is_invisible(character: str) -> bool:
    """A blank, a control or formatting character, a mark on no letter, or a letter without a shape."""
    return (
        unicodedata.category(character) in ("Cc", "Cf", "Cn", "Co", "Mn", "Me", "Zs", "Zl", "Zp")
        or character in "\u115f\u1160\u2800\u3164\uffa0"
    )


def write_list(sheet: Sheet, to: BinaryIO, *, kind: str) -> None:
    """One list as a file of its own: "xlsx" or "csv"."""
    if kind == "csv":
        write_csv(sheet.columns, sheet.rows, to)
    else:
        write_workbook([sheet], to)
