"""Opening an uploaded file: bytes in, grids of raw cells with their row numbers out."""

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import openpyxl

MEGABYTE = 1024 * 1024
LARGEST_FILE = 50 * MEGABYTE
LARGEST_UNPACKED = 200 * MEGABYTE
LARGEST_SINGLE_PART = 20 * MEGABYTE  # styles, workbook and the like, held in memory as a tree
LARGEST_STRINGS_PART = 60 * MEGABYTE
LARGEST_RATIO = 200  # a real sheet packs 5 to 60 times
MOST_PARTS = 2_000
MOST_ROWS = 200_000
MOST_COLUMNS = 200
MOST_CELLS = 5_000_000
LAST_EXCEL_ROW = 1_048_576
SEPARATORS = (",", ";", "\t")

OLD_OR_ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OTHER_FORMATS = {
    b"%PDF": "a PDF",
    b"{\\rtf": "a text document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"7z\xbc\xaf": "a compressed file",
    b"Rar!": "a compressed file",
}
SAVE_AS = "Open it in Excel, choose Save As, “Excel Workbook (.xlsx)” or CSV, and send that."
DAMAGED = "The spreadsheet is damaged or incomplete. " + SAVE_AS


class UnreadableFile(Exception):
    """The file as a whole cannot be used; `problem` tells a person why and what to do."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True)
class RawRow:
    """One row that holds anything: its number as in the file, its cells to the last filled."""

    number: int
    cells: tuple[Any, ...]


@dataclass(frozen=True)
class Grid:
    """One sheet, or a CSV by one separator; `problem` is why reading it stopped early."""

    rows: list[RawRow]
    problem: UnreadableFile | None = None


def grids(content: bytes, file_name: str) -> list[Grid]:
    """The sheets of a workbook, or a CSV by each usual separator; blank rows left out.

    What the file holds counts, not what it is called. Raises UnreadableFile.
    """
    refuse_what_is_no_spreadsheet(content, file_name)
    if content.startswith(b"PK"):
        return workbook_grids(content)
    text = decoded(content)
    return [limited(csv_records(text, separator)) for separator in SEPARATORS]


def refuse_what_is_no_spreadsheet(content: bytes, file_name: str) -> None:
    if not content.strip():
        raise UnreadableFile("The file is empty.")
    if len(content) > LARGEST_FILE:
        raise UnreadableFile(f"The file is larger than {LARGEST_FILE // MEGABYTE} MB.")
    if content.startswith(OLD_OR_ENCRYPTED):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise UnreadableFile("The file has a password. Save a copy without one and send that.")
        raise UnreadableFile(f"This is an old Excel file (.xls). {SAVE_AS}")
    for mark, kind in OTHER_FORMATS.items():
        if content.startswith(mark):
            raise UnreadableFile(f"“{file_name}” is {kind}, not a spreadsheet. {SAVE_AS}")
    if re.match(rb"(\xef\xbb\xbf)?\s*<(!doctype|html|table|\?xml)", content[:200], re.IGNORECASE):
        raise UnreadableFile(f"This is a web page or XML, not a spreadsheet. {SAVE_AS}")


def workbook_grids(content: bytes) -> list[Grid]:
    """Visible sheets of an .xlsx; values as last calculated, never formulas."""
    refuse_dangerous_archive(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of pictures and rules it leaves out
            return sheets_of(content)
    except Exception as error:  # a damaged part raises whatever the parser met first
        raise UnreadableFile(DAMAGED) from error


def sheets_of(content: bytes) -> list[Grid]:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    try:
        found = []
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible" or not hasattr(sheet, "reset_dimensions"):
                continue
            sheet.reset_dimensions()  # some systems write a size that leaves rows out
            found.append(limited(enumerate(sheet.iter_rows(values_only=True), start=1)))
        return found
    finally:
        book.close()


def refuse_dangerous_archive(content: bytes) -> None:
    """Refuse what is no workbook, has a password, or would unpack to far more than it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except Exception as error:  # zipfile raises six kinds for a directory that is not sound
        raise UnreadableFile(DAMAGED) from error
    if not any(part.filename == "[Content_Types].xml" for part in parts):
        raise UnreadableFile(f"This is a compressed file, not a spreadsheet. {SAVE_AS}")
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableFile("The file has a password. Save a copy without one and send that.")
    unpacked = sum(part.file_size for part in parts)
    suspicious = unpacked > LARGEST_SINGLE_PART and unpacked > LARGEST_RATIO * len(content)
    oversized = any(part.file_size > largest_allowed(part.filename) for part in parts)
    if len(parts) > MOST_PARTS or unpacked > LARGEST_UNPACKED or suspicious or oversized:
        raise UnreadableFile(
            "The spreadsheet unpacks to more than can be read safely. Copy the rows "
            "that are needed into a new workbook and send that."
        )


def largest_allowed(part_name: str) -> int:
    if part_name.startswith("xl/worksheets/"):
        return LARGEST_UNPACKED
    return LARGEST_STRINGS_PART if part_name.endswith("Strings.xml") else LARGEST_SINGLE_PART


def decoded(content: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 with it, otherwise Windows-1252."""
    utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFile(f"This is not a spreadsheet or CSV. {SAVE_AS}")


def csv_records(text: str, separator: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Records with the line that each starts on; a quotation left open is refused."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        starts_on = lines.line_num + 1
        try:
            yield starts_on, tuple(next(lines))
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableFile(
                f"Line {starts_on} cannot be read as CSV: check its quotation marks. {SAVE_AS}"
            ) from error


def limited(numbered: Iterator[tuple[int, tuple[Any, ...]]]) -> Grid:
    """The rows that hold anything, up to the limits or the first line that cannot be read."""
    rows: list[RawRow] = []
    filled = 0
    try:
        for number, cells in numbered:
            width = filled_width(cells)
            filled += width
            refuse_excess(number, rows=len(rows), width=width, filled=filled)
            if width:
                rows.append(RawRow(number, cells[:width]))
    except UnreadableFile as unreadable:
        return Grid(rows, unreadable)
    return Grid(rows)


def filled_width(cells: tuple[Any, ...]) -> int:
    """How many cells there are up to the last that holds anything."""
    width = len(cells)
    while width and (cells[width - 1] is None or str(cells[width - 1]).strip() == ""):
        width -= 1
    return width


def refuse_excess(number: int, *, rows: int, width: int, filled: int) -> None:
    if number > LAST_EXCEL_ROW or (width and rows >= MOST_ROWS):
        raise UnreadableFile(f"The file has more than {MOST_ROWS:,} rows.")
    if width > MOST_COLUMNS:
        raise UnreadableFile(f"Row {number} has more than {MOST_COLUMNS} columns.")
    if filled > MOST_CELLS:
        raise UnreadableFile(f"The file has more than {MOST_CELLS:,} cells.")
