"""Sheets of an .xlsb: records of a number, a length and their bytes ([MS-XLSB], 2.1.4)."""

from collections.abc import Iterator, Mapping
from struct import error as StructError
from struct import unpack_from

from workforce.readers.packages.facts import LAST_EXCEL_COLUMN, Damaged, SheetFacts, error_named

ROW, BLANK, COLUMNS = 0, 1, 60
ERROR, FORMULA_ERROR = 3, 11
#: Records of one cell each: column, style, then what they hold.
CELLS = frozenset((*range(2, 12), 62))
HIDDEN_ROW = 0x10
SHEET = 156
PLACE_OF_THE_ROWS_FLAGS = 11


def names_of_sheets(part: bytes, targets: Mapping[str, str]) -> dict[str, str]:
    """The part of each sheet by the sheet's name, from the workbook's own part and what it speaks of."""
    found = {}
    for kind, at, _ in records_of(part):
        if kind == SHEET:
            key, after = words_at(part, at + 8)
            name, _ = words_at(part, after)
            if key in targets:
                found[name] = targets[key]
    return found


def words_at(part: bytes, at: int) -> tuple[str, int]:
    """Words with their length before them, and the place after them."""
    (length,) = unpack_from("<I", part, at)
    end = at + 4 + 2 * length
    return part[at + 4 : end].decode("utf-16-le"), end


def sheet_facts(part: bytes) -> SheetFacts:
    """What there is to know of a sheet. Raises Damaged."""
    facts, row = SheetFacts(), 0
    try:
        for kind, at, size in records_of(part):
            if kind == ROW:
                row = unpack_from("<I", part, at)[0] + 1
                if size > PLACE_OF_THE_ROWS_FLAGS and part[at + PLACE_OF_THE_ROWS_FLAGS] & HIDDEN_ROW:
                    facts.hidden_rows.add(row)
            elif kind in CELLS:
                (column,) = unpack_from("<I", part, at)
                facts.holds(row, column)
                if kind in (ERROR, FORMULA_ERROR):
                    facts.instead[row, column] = error_named(part[at + 8])
            elif kind == COLUMNS:
                first, last, _, _, flags = unpack_from("<IIIIH", part, at)
                if flags & 1:
                    facts.hidden_columns.update(range(first, min(last, LAST_EXCEL_COLUMN) + 1))
    except (IndexError, ValueError, StructError) as error:
        raise Damaged from error
    return facts


def records_of(part: bytes) -> Iterator[tuple[int, int, int]]:
    """The number of each record, where its bytes start and how many there are."""
    at = 0
    while at < len(part):
        kind, at = number_at(part, at, most=2)
        size, at = number_at(part, at, most=4)
        if at + size > len(part):
            raise Damaged
        yield kind, at, size
        at += size


def number_at(part: bytes, at: int, *, most: int) -> tuple[int, int]:
    """A number of seven bits a byte, and the place after it."""
    number = 0
    for place in range(most):
        byte = part[at + place]
        number |= (byte & 0x7F) << (7 * place)
        if not byte & 0x80:
            return number, at + place + 1
    return number, at + most
