"""What is known of the sheets of an .xls, record by record."""

from struct import pack

import pytest

from tests.workforce.readers.packages.making import Compound, cell, record, workbook_stream
from workforce.readers.packages import xls
from workforce.readers.packages.facts import (
    LAST_EXCEL_COLUMN,
    Damaged,
    Locked,
    SheetFacts,
)


def xls_facts(*records: bytes) -> SheetFacts:
    before = record(0x0809, b"\x00" * 4)  # a sheet seldom stands first
    return xls.sheet_facts(before + b"".join(records) + record(xls.END) + record(0x0203, cell(900, 9)), 8)


def test_an_xls_says_which_cells_hold_something():
    facts = xls_facts(record(0x0203, cell(4, 2, bytes(8))), record(0xFD, cell(1, 5, bytes(4))))
    assert facts == SheetFacts(last_row=5, last_column=5)


def test_an_xls_says_how_far_a_row_of_numbers_goes():
    numbers = pack("<HH", 6, 1) + bytes(6) * 3 + pack("<H", 3)
    assert xls_facts(record(xls.SEVERAL_NUMBERS, numbers)) == SheetFacts(last_row=7, last_column=3)


def test_an_xls_says_which_rows_and_columns_are_hidden():
    rows = [
        record(xls.ROW, pack("<HHHHHHH", row, 0, 9, 255, 0, 0, flags))
        for row, flags in ((2, 0x20), (3, 0x40))
    ]
    columns = [
        record(xls.COLUMNS, pack("<HHHHH", 1, 3, 2304, 15, 0x01)),
        record(xls.COLUMNS, pack("<HHHHH", 5, 6, 2304, 15, 0x02)),
        record(xls.COLUMNS, pack("<HHHHH", LAST_EXCEL_COLUMN - 1, 60_000, 2304, 15, 0x01)),
    ]
    facts = xls_facts(*rows, *columns)
    assert facts.hidden_rows == {3}
    assert facts.hidden_columns == {1, 2, 3, LAST_EXCEL_COLUMN - 1, LAST_EXCEL_COLUMN}


@pytest.mark.parametrize(
    ("kind", "content", "shows"),
    [
        (xls.BOOLEAN_OR_ERROR, b"\x07\x01", "#DIV/0!"),
        (xls.BOOLEAN_OR_ERROR, b"\x01\x00", None),  # true
        (xls.FORMULA, b"\x02\x00\x17\x00\x00\x00\xff\xff", "#REF!"),
        (xls.FORMULA, b"\x02\x00\x2a\x00\x00\x00\xff\x7f", None),  # a number that begins like an error
        (xls.FORMULA, b"\x00\x00\x2a\x00\x00\x00\xff\xff", None),  # a text
        (xls.FORMULA, b"\x01\x00\x01\x00\x00\x00\xff\xff", None),  # a truth
        (0x0203, b"\x02\x00\x17\x00\x00\x00\xff\xff", None),  # a number
    ],
)
def test_an_xls_says_which_cells_show_an_error(kind, content, shows):
    facts = xls_facts(record(kind, cell(3, 1, content)))
    assert facts.instead == ({(4, 1): shows} if shows else {})
    assert (facts.last_row, facts.last_column) == (4, 1)


def test_an_xls_that_ends_within_a_record_is_damaged():
    whole = record(0x0203, cell(0, 0, bytes(8)))
    assert list(xls.records_from(whole, 0)) == [(0x0203, 4, 14)]
    with pytest.raises(Damaged):
        list(xls.records_from(whole[:-1], 0))


@pytest.mark.parametrize("name", ["Workbook", "Book"])
def test_the_sheets_of_an_xls_come_in_their_order(monkeypatch, name):
    sheets = [record(0x0203, cell(row, 0, bytes(8))) + record(xls.END) for row in (1, 5)]
    monkeypatch.setattr(xls.olefile, "OleFileIO", Compound({name: workbook_stream(*sheets)}))
    assert [facts.last_row for facts in xls.facts_of_sheets(b"compound")] == [2, 6]


def test_an_xls_with_a_password_is_locked(monkeypatch):
    stream = workbook_stream(before=record(xls.PASSWORD, bytes(4)))
    monkeypatch.setattr(xls.olefile, "OleFileIO", Compound({"Workbook": stream}))
    with pytest.raises(Locked):
        xls.facts_of_sheets(b"compound")


@pytest.mark.parametrize("streams", [{}, {"WordDocument": b""}, {"Workbook": record(xls.SHEET, b"\x01")}])
def test_a_compound_document_without_a_sound_workbook_is_damaged(monkeypatch, streams):
    monkeypatch.setattr(xls.olefile, "OleFileIO", Compound(streams))
    with pytest.raises(Damaged):
        xls.facts_of_sheets(b"compound")
