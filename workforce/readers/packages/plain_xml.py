"""A sheet's part written anew, as most programs write it: UTF-8, no prefixes, every cell with its place."""

from collections.abc import Mapping
from typing import Any
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from openpyxl.utils import get_column_letter

from workforce.readers.packages.facts import LAST_EXCEL_COLUMN, LAST_EXCEL_ROW, Damaged

SPREADSHEETS = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
KEPT = frozenset(
    (
        "worksheet",
        "cols",
        "col",
        "sheetData",
        "row",
        "c",
        "f",
        "v",
        "is",
        "t",
        "r",
        "rPh",
        "mergeCells",
        "mergeCell",
    )
)


def plain_sheet(part: bytes) -> bytes:
    """The sheet in plain XML. Raises Damaged where it is not sound, or defines entities of its own."""
    writer = PlainWriter()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = writer.refuse
    parser.StartElementHandler = writer.start
    parser.EndElementHandler = writer.end
    parser.CharacterDataHandler = writer.characters
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, LookupError, ValueError, OverflowError) as error:
        raise Damaged from error
    return "".join(writer.written).encode()


class PlainWriter:
    """Writes the elements of a sheet that hold values; everything else is left out with what is in it."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self._left_out = 0
        self._row = self._column = 0

    def refuse(self, *doctype: Any) -> None:
        raise Damaged

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if self._left_out or space not in SPREADSHEETS or tag not in KEPT:
            self._left_out += 1
            return
        kept = {key: value for key, value in attributes.items() if " " not in key}
        if tag == "worksheet":
            kept = {"xmlns": SPREADSHEETS[0]}
        elif tag == "row":
            self._row, self._column = row_number(kept.get("r"), after=self._row), 0
            kept = {"r": str(self._row)} | kept
        elif tag == "c":
            kept = {"r": self._place(kept.get("r", ""))} | {k: v for k, v in kept.items() if k != "r"}
        self.written.append(f"<{tag}{''.join(f' {key}={quoted(value)}' for key, value in kept.items())}>")

    def end(self, name: str) -> None:
        if self._left_out:
            self._left_out -= 1
        else:
            self.written.append(f"</{name.rpartition(' ')[2]}>")

    def characters(self, words: str) -> None:
        if not self._left_out:
            self.written.append(escape(words))

    def _place(self, said: str) -> str:
        """Where a cell is: as it says, or beside the one before it."""
        letters = said.rstrip("0123456789")
        if said and not (letters.isascii() and letters.isalpha() and said[len(letters) :]):
            raise Damaged
        if not said:
            self._column += 1
            if self._column > LAST_EXCEL_COLUMN:
                raise Damaged
            return f"{get_column_letter(self._column)}{self._row}"
        return said.upper()


def row_number(said: str | None, *, after: int) -> int:
    number = int(said) if said else after + 1
    if not 1 <= number <= LAST_EXCEL_ROW:
        raise Damaged
    return number


def quoted(value: str) -> str:
    """An attribute in double quotes."""
    return quoteattr(value) if '"' not in value else f'"{escape(value, {chr(34): "&quot;"})}"'
