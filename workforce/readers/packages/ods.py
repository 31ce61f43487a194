"""Sheets of an .ods: one part of XML for all of them, in which rows and cells are repeated by a number."""

from collections.abc import Mapping
from typing import IO, Any
from xml.parsers import expat

from workforce.readers.packages.facts import (
    LAST_EXCEL_COLUMN,
    NOT_CALCULATED,
    CellFault,
    Damaged,
    SheetFacts,
)

TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
HIDDEN = ("collapse", "filter")
CHUNK = 1024 * 1024


def facts_of_sheets(part: IO[bytes]) -> dict[str, SheetFacts]:
    """What there is to know of each sheet, by its name. Raises Damaged."""
    reader = ContentReader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = reader.refuse
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    try:
        while chunk := part.read(CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError, OverflowError) as error:
        raise Damaged from error
    return reader.sheets


class ContentReader:
    """Walks over tables, rows and cells, and keeps where it is."""

    def __init__(self) -> None:
        self.sheets: dict[str, SheetFacts] = {}
        self._facts = SheetFacts()
        self._row = self._column = self._places = 0
        self._rows = self._cells = 1
        self._cell: Mapping[str, str] = {}
        self._words: list[str] | None = None

    def refuse(self, *doctype: Any) -> None:
        raise Damaged

    def start(self, name: str, said: dict[str, str]) -> None:
        if name == TABLE + "table":
            self._facts = self.sheets.setdefault(said.get(TABLE + "name", ""), SheetFacts())
            self._row = self._places = 0
        elif name == TABLE + "table-column":
            times = int(said.get(TABLE + "number-columns-repeated", "1"))
            if said.get(TABLE + "visibility") in HIDDEN:
                last = min(self._places + times, LAST_EXCEL_COLUMN)
                self._facts.hidden_columns.update(range(self._places, last))
            self._places += times
        elif name == TABLE + "table-row":
            self._rows, self._column = int(said.get(TABLE + "number-rows-repeated", "1")), 0
            if said.get(TABLE + "visibility") in HIDDEN:
                self._facts.hidden_rows.add(self._row + 1)
        elif name in (TABLE + "table-cell", TABLE + "covered-table-cell"):
            self._cells = int(said.get(TABLE + "number-columns-repeated", "1"))
            self._cell, self._words = said, []

    def characters(self, words: str) -> None:
        if self._words is not None:
            self._words.append(words)

    def end(self, name: str) -> None:
        if name in (TABLE + "table-cell", TABLE + "covered-table-cell"):
            self._note_cell(self._cell, "".join(self._words or ()).strip())
            self._column += self._cells
            self._words = None
        elif name == TABLE + "table-row":
            self._row += self._rows

    def _note_cell(self, said: Mapping[str, str], words: str) -> None:
        has_value = OFFICE + "value-type" in said
        if not (has_value or words or TABLE + "formula" in said):
            return
        row, column = self._row + 1, self._column
        self._facts.holds(self._row + self._rows, self._column + self._cells - 1)
        if said.get(CALC + "value-type") == "error":
            self._facts.instead[row, column] = words or "#ERROR!"
        elif TABLE + "formula" in said and not has_value and not words:
            formula = said[TABLE + "formula"].removeprefix("of:")
            self._facts.instead[row, column] = CellFault(formula, NOT_CALCULATED)
