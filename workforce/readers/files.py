"""Opening an uploaded file: bytes in, grids of raw cells with their row numbers out."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from workforce.readers.delimited import csv_records
from workforce.readers.letters import NOTHING_GUESSED, Letters, letters_of
from workforce.readers.packages.facts import LAST_EXCEL_ROW, Damaged, Locked, NoWorkbook, TooLarge
from workforce.readers.refusals import DAMAGED, LOCKED, SAVE_AS, UnreadableFile
from workforce.readers.workbooks import Sheet, sheets_of

MEGABYTE = 1024 * 1024
LARGEST_FILE = 50 * MEGABYTE
#: A text takes up to 16 times its bytes in memory while it is read; 200,000 rows of a list are about 20 MB.
LARGEST_CSV = 25 * MEGABYTE
#: Bytes in which a list has come to the end of a line.
LONGEST_LINE = MEGABYTE // 2
LARGEST_UNPACKED = 200 * MEGABYTE
LARGEST_SINGLE_PART = 20 * MEGABYTE  # styles, workbook and the like, held in memory as a tree
LARGEST_STRINGS_PART = 60 * MEGABYTE
LARGEST_RATIO = 200  # a real sheet packs 5 to 60 times
MOST_PARTS = 2_000
MOST_ROWS = 200_000
MOST_COLUMNS = 200
MOST_CELLS = 5_000_000
SEPARATORS = (",", ";", "\t", "|")

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
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
FAR_APART = (
    "{what} has cells beyond column {most}, or far below the others. Delete them, or copy the rows "
    "that are needed into a new workbook and send that."
)


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row that holds anything: its number as in the file, its cells to the last filled."""

    number: int
    cells: tuple[Any, ...]


@dataclass(frozen=True)
class Grid:
    """One sheet, or a CSV by one separator; `problem` is why reading it stopped early.

    Hidden rows are counted from 1 as rows are, hidden columns from 0 as cells are. `letters` tell how those
    of a CSV were read, `merged` are the row and place of each cell that shows what a merged cell above holds.
    """

    rows: list[RawRow]
    problem: UnreadableFile | None = None
    name: str = ""
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    letters: Letters = NOTHING_GUESSED
    merged: frozenset[tuple[int, int]] = frozenset()


def grids(content: bytes, file_name: str) -> list[Grid]:
    """The sheets of a workbook, or a CSV by each usual separator; blank rows left out.

    What the file holds counts, not what it is called. Raises UnreadableFile.
    """
    refuse_what_is_no_spreadsheet(content, file_name)
    if content.startswith((b"PK", COMPOUND)):
        return workbook_grids(content)
    refuse_excessive_text(content)
    letters = letters_of(content)
    readings = [limited(csv_records(letters.text, separator)) for separator in SEPARATORS]
    return [replace(grid, letters=letters._replace(text="")) for grid in readings]


def refuse_what_is_no_spreadsheet(content: bytes, file_name: str) -> None:
    if not content.strip():
        raise UnreadableFile("The file is empty.")
    if len(content) > LARGEST_FILE:
        raise UnreadableFile(f"The file is larger than {LARGEST_FILE // MEGABYTE} MB.")
    if content.startswith(COMPOUND) and "EncryptedPackage".encode("utf-16-le") in content:
        raise UnreadableFile(LOCKED)
    for mark, kind in OTHER_FORMATS.items():
        if content.startswith(mark):
            raise UnreadableFile(f"“{file_name}” is {kind}, not a spreadsheet. {SAVE_AS}")
    if re.match(rb"(\xef\xbb\xbf)?\s*<(!doctype|html|table|\?xml)", content[:200], re.IGNORECASE):
        raise UnreadableFile(f"This is a web page or XML, not a spreadsheet. {SAVE_AS}")


def refuse_excessive_text(content: bytes) -> None:
    """Before any of it is made into words, which take many times the room."""
    if len(content) > LARGEST_CSV:
        raise UnreadableFile(f"The CSV is larger than {LARGEST_CSV // MEGABYTE} MB. Save it as a workbook.")
    for start in range(0, len(content) - LONGEST_LINE, LONGEST_LINE):
        part = content[start : start + LONGEST_LINE]
        if b"\n" not in part and b"\r" not in part:
            raise UnreadableFile(f"The file has a line of half a megabyte: it is no list. {SAVE_AS}")


def workbook_grids(content: bytes) -> list[Grid]:
    """Every sheet; values as last calculated, never formulas."""
    if content.startswith(b"PK"):
        refuse_dangerous_archive(content)
    try:
        return [grid_of(sheet) for sheet in sheets_of(content)]
    except TooLarge as error:
        raise UnreadableFile(FAR_APART.format(what="The spreadsheet", most=MOST_COLUMNS)) from error
    except Locked as error:
        raise UnreadableFile(LOCKED) from error
    except NoWorkbook as error:
        raise UnreadableFile(
            f"This is a compressed file or a document, not a spreadsheet. {SAVE_AS}"
        ) from error
    except Damaged as error:
        raise UnreadableFile(DAMAGED) from error


def grid_of(sheet: Sheet) -> Grid:
    """The rows of a sheet, with what it hides."""
    if sheet.facts.last_column >= MOST_COLUMNS or sheet.facts.is_too_large:
        grid = Grid([], UnreadableFile(FAR_APART.format(what=f"Sheet “{sheet.name}”", most=MOST_COLUMNS)))
    else:
        grid = limited(sheet.rows())
    return replace(
        grid,
        name=sheet.name,
        is_hidden=sheet.is_hidden,
        hidden_rows=frozenset(sheet.facts.hidden_rows),
        hidden_columns=frozenset(sheet.facts.hidden_columns),
        merged=frozenset(sheet.facts.merged),
    )


def refuse_dangerous_archive(content: bytes) -> None:
    """Refuse what is no workbook, has a password, or would unpack to far more than it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except Exception as error:  # zipfile raises six kinds for a directory that is not sound
        raise UnreadableFile(DAMAGED) from error
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableFile(LOCKED)
    unpacked = sum(part.file_size for part in parts)
    suspicious = unpacked > LARGEST_SINGLE_PART and unpacked > LARGEST_RATIO * len(content)
    oversized = any(part.file_size > largest_allowed(part.filename) for part in parts)
    if len(parts) > MOST_PARTS or unpacked > LARGEST_UNPACKED or suspicious or oversized:
        raise UnreadableFile(
            "The spreadsheet unpacks to more than can be read safely. Copy the rows "
            "that are needed into a new workbook and send that."
        )


def largest_allowed(part_name: str) -> int:
    if part_name.startswith("xl/worksheets/") or part_name == "content.xml":
        return LARGEST_UNPACKED
    return LARGEST_STRINGS_PART if part_name.endswith("Strings.xml") else LARGEST_SINGLE_PART


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
