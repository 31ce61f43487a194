"""Sheets of an .xlsx: parts of XML, read by patterns a little at a time.

The patterns know how programs write a sheet. A part that is written in any other way (a comment, letters of
two bytes, a prefix, cells without their place) is first written anew in that way, by `plain_xml`.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl.utils import column_index_from_string

from workforce.readers.packages.facts import (
    LAST_EXCEL_COLUMN,
    NOT_CALCULATED,
    CellFault,
    Damaged,
    SheetFacts,
)
from workforce.readers.packages.plain_xml import plain_sheet

CHUNK = 1024 * 1024
#: From so many pieces of nothing on they are left out.
EMPTY_PIECES = 4
START_OF_SHEET = re.compile(rb"\s*(?:<\?xml[^>]*\?>\s*)?<worksheet[\s>]")
UTF_8 = re.compile(
    rb"""<\?xml(?:(?!encoding)[^>])*(?:encoding=["'](?:utf-8|us-ascii)["'][^>]*)?\?>""", re.IGNORECASE
)
PLACE = rb'<c r="([A-Z]{1,3}+)([0-9]{1,7}+)"'
#: A cell that holds a value, perhaps after its formula; one with a formula; one with an error.
HOLDS = re.compile(
    PLACE + rb"[^>]*+(?<!/)>\s*+(?:<f(?:[^>]*+(?<=/)>|[^>]*+>[^<]*+</f>)\s*+)?+<(?:v|is)[\s/>]"
)
HAS_FORMULA = re.compile(PLACE + rb"([^>]*+)(?<!/)>\s*+(<f[\s/>].*?)</c>", re.DOTALL)
HAS_ERROR = re.compile(PLACE + rb'([^>]*\bt="e"[^>]*+)(?<!/)>(.*?)</c>', re.DOTALL)
HIDDEN = re.compile(rb'<(row|col)\s[^>]*\bhidden="(?:1|true)"[^>]*>')
ATTRIBUTE = re.compile(rb'\s(r|min|max)="([0-9]{1,7})"')
VALUE = re.compile(rb"<v(?:\s[^>]*)?>([^<]*)</v>")
FORMULA = re.compile(rb"<f(?:\s[^>]*)?>([^<]*)</f>")
KNOWN_ERRORS = frozenset((b"#NULL!", b"#DIV/0!", b"#VALUE!", b"#REF!", b"#NAME?", b"#NUM!", b"#N/A"))
#: Errors that Excel has learnt since make calamine refuse the whole file; as text they are told by cell.
AN_ERROR = re.compile(rb'(<c\s[^>]*\bt=")e(")')


@dataclass
class SheetPart:
    """Facts of a sheet's part, and its content where it has to be written anew."""

    facts: SheetFacts
    anew: bytes | None = None


class Unusual(Exception):
    """Written in a way that the patterns do not know."""


def read_sheet_part(archive: zipfile.ZipFile, name: str) -> SheetPart:
    """What there is to know of a sheet. Raises Damaged."""
    try:
        scan = Scan()
        for piece in pieces_of(archive, name):
            scan.read(piece)
        anew = without(scan.empty_pieces, archive, name)
    except Unusual:
        anew = plain_sheet(archive.read(name))
        scan = scan_of_plain(anew)
    if scan.unknown_error:
        anew = AN_ERROR.sub(rb"\1str\2", anew or archive.read(name))
    return SheetPart(scan.facts, anew)


def scan_of_plain(part: bytes) -> "Scan":
    scan = Scan()
    try:
        scan.read(part)
    except Unusual as error:
        raise Damaged from error
    return scan


def without(empty: set[int], archive: zipfile.ZipFile, name: str) -> bytes | None:
    """The part without its empty rows, where there is much of them: a million take calamine seconds."""
    if len(empty) < EMPTY_PIECES:
        return None
    pieces = enumerate(pieces_of(archive, name))
    return b"".join(piece for number, piece in pieces if number not in empty)


def pieces_of(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The part in pieces that end where a row starts; the last one holds what comes after the rows."""
    with archive.open(name) as part:
        rest = part.read(CHUNK)
        refuse_unusual_start(rest)
        while chunk := part.read(CHUNK):
            rest += chunk
            cut = rest.rfind(b"<row ")
            if cut > 0:
                yield rest[:cut]
                rest = rest[cut:]
    yield rest


def refuse_unusual_start(start: bytes) -> None:
    declared = start.lstrip()[:5] == b"<?xml"
    if not START_OF_SHEET.match(start) or (declared and not UTF_8.match(start.lstrip())):
        raise Unusual


class Scan:
    """Reads pieces of a sheet's part one after the other."""

    def __init__(self) -> None:
        self.facts = SheetFacts()
        self.unknown_error = False
        #: Pieces of nothing but rows without a value, by their number; never the first or the last.
        self.empty_pieces: set[int] = set()
        self._pieces = 0

    def read(self, piece: bytes) -> None:
        if has(piece, b"!", b"<!") or has(piece, b":", b":c ", b":v>", b":is>"):
            raise Unusual
        self._note_hidden(piece)
        cells = HOLDS.findall(piece) if b"</c>" in piece else []
        if len(cells) != count(piece, b"v", b"<v>", b"<v ", b"<v/") + count(
            piece, b"i", b"<is>", b"<is ", b"<is/"
        ):
            raise Unusual
        cells += self._note_unusable(piece)
        if cells:
            last_row = max(map(int, {row for _, row in cells}))
            self.facts.holds(last_row, max(map(place_of, {column for column, _ in cells})))
        elif piece.startswith(b"<row ") and b"</sheetData>" not in piece:
            self.empty_pieces.add(self._pieces)
        self._pieces += 1

    def _note_unusable(self, piece: bytes) -> list[tuple[bytes, bytes]]:
        """Errors, and formulas without a result: calamine answers both as empty cells. Where they are."""
        formulas = count(piece, b"f", b"<f>", b"<f ", b"<f/")
        found = HAS_FORMULA.findall(piece) if formulas else []
        if len(found) != formulas:
            raise Unusual
        if b't="e"' in piece:
            found += HAS_ERROR.findall(piece)
        for column, row, attributes, content in found:
            self._note_cell(int(row), place_of(column), attributes, content)
        return [(column, row) for column, row, _, _ in found]

    def _note_cell(self, row: int, column: int, attributes: bytes, content: bytes) -> None:
        value = VALUE.search(content)
        if b't="e"' in attributes:
            said = value[1].strip() if value else b""
            self.unknown_error |= said not in KNOWN_ERRORS
            self.facts.instead[row, column] = said.decode("utf-8", "replace") or "#ERROR!"
        elif not (value and value[1].strip()) and not (value is not None and b't="str"' in attributes):
            formula = FORMULA.search(content)
            shows = unescaped(formula[1]) if formula else ""
            self.facts.instead[row, column] = CellFault(f"={shows}", NOT_CALCULATED)

    def _note_hidden(self, piece: bytes) -> None:
        if not has(piece, b"h", b' hidden="'):
            return
        for match in HIDDEN.finditer(piece):
            named = {name: int(number) for name, number in ATTRIBUTE.findall(match[0])}
            if match[1] == b"row":
                self.facts.hidden_rows.add(named.get(b"r", 0))
            elif b"min" in named:
                last = min(named.get(b"max", named[b"min"]), LAST_EXCEL_COLUMN)
                self.facts.hidden_columns.update(range(named[b"min"] - 1, last))


def has(piece: bytes, letter: bytes, *words: bytes) -> bool:
    """Whether any of the words is in the piece; where their letter is not, that is seen at once."""
    return letter in piece and any(word in piece for word in words)


def count(piece: bytes, letter: bytes, *words: bytes) -> int:
    return sum(map(piece.count, words)) if letter in piece else 0


def place_of(letters: bytes) -> int:
    """The place of a column by its letters, from 0; raises Damaged past a sheet's last."""
    try:
        place = int(column_index_from_string(letters.decode()))
    except ValueError as error:
        raise Damaged from error
    if place > LAST_EXCEL_COLUMN:
        raise Damaged
    return place - 1


def unescaped(xml: bytes) -> str:
    words = xml.decode("utf-8", "replace")
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        words = words.replace(entity, character)
    return words
