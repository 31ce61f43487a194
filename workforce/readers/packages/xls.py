"""Sheets of an .xls: records within a compound document ([MS-XLS], 2.4)."""

import io
from collections.abc import Iterator
from struct import error as StructError
from struct import unpack_from

import olefile

from workforce.readers.packages.facts import LAST_EXCEL_COLUMN, Damaged, Locked, SheetFacts, error_named

STREAMS = ("Workbook", "Book")
END, SHEET, PASSWORD = 0x0A, 0x85, 0x2F
ROW, COLUMNS = 0x0208, 0x7D
FORMULA, BOOLEAN_OR_ERROR, SEVERAL_NUMBERS = 0x0006, 0x0205, 0xBD
#: Records of one cell each: row, column, style, then what they hold.
CELLS = frozenset((FORMULA, BOOLEAN_OR_ERROR, 0x0203, 0x0204, 0xFD, 0x027E, 0xD6))
HIDDEN_ROW, HIDDEN_COLUMN = 0x20, 0x01
NOT_A_NUMBER, AN_ERROR = 0xFFFF, 2


def facts_of_sheets(content: bytes) -> list[SheetFacts]:
    """What there is to know of each sheet, in the workbook's order. Raises Damaged or Locked."""
    try:
        book = stream_of(content)
        starts = []
        for kind, at, _ in records_from(book, 0):
            if kind == PASSWORD:
                raise Locked
            if kind == SHEET:
                starts.append(unpack_from("<I", book, at)[0])
        return [sheet_facts(book, start) for start in starts]
    except (OSError, IndexError, ValueError, StructError) as error:
        raise Damaged from error


def stream_of(content: bytes) -> bytes:
    """The workbook within the compound document."""
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as document:
            for name in STREAMS:
                if document.exists(name):
                    return bytes(document.openstream(name).read())
    except Exception as error:  # a directory that is not sound raises whatever olefile met first
        raise Damaged from error
    raise Damaged


def records_from(book: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """The number of each record, where its bytes start and how many there are, to the end of the part."""
    while at + 4 <= len(book):
        kind, size = unpack_from("<HH", book, at)
        if at + 4 + size > len(book):
            raise Damaged
        yield kind, at + 4, size
        if kind == END:
            return
        at += 4 + size


def sheet_facts(book: bytes, start: int) -> SheetFacts:
    facts = SheetFacts()
    for kind, at, size in records_from(book, start):
        if kind in CELLS:
            row, column = unpack_from("<HH", book, at)
            facts.holds(row + 1, column)
            if code := error_code(book, kind, at):
                facts.instead[row + 1, column] = error_named(code[0])
        elif kind == SEVERAL_NUMBERS:
            row, column = unpack_from("<HH", book, at)
            facts.holds(row + 1, max(column, unpack_from("<H", book, at + size - 2)[0]))
        elif kind == ROW and unpack_from("<H", book, at + 12)[0] & HIDDEN_ROW:
            facts.hidden_rows.add(unpack_from("<H", book, at)[0] + 1)
        elif kind == COLUMNS and unpack_from("<H", book, at + 8)[0] & HIDDEN_COLUMN:
            first, last = unpack_from("<HH", book, at)
            facts.hidden_columns.update(range(first, min(last, LAST_EXCEL_COLUMN) + 1))
    return facts


def error_code(book: bytes, kind: int, at: int) -> bytes:
    """The one byte of a cell's error; empty where it has none."""
    if kind == BOOLEAN_OR_ERROR and book[at + 7]:
        return book[at + 6 : at + 7]
    if kind == FORMULA and book[at + 6] == AN_ERROR and unpack_from("<H", book, at + 12)[0] == NOT_A_NUMBER:
        return book[at + 8 : at + 9]
    return b""
