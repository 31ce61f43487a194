"""What is known of the sheets of an .xlsb, record by record."""

from struct import pack

import pytest

from tests.workforce.readers.packages.making import part_of, row_of, words
from workforce.readers.packages import xlsb
from workforce.readers.packages.facts import (
    LAST_EXCEL_COLUMN,
    Damaged,
    SheetFacts,
)


def test_an_xlsb_says_what_holds_something_and_what_is_hidden():
    part = part_of(
        row_of(1, 0x10),
        (2, pack("<II", 3, 0) + bytes(4)),
        row_of(4, 0x20),
        (xlsb.BLANK, pack("<II", 9, 0)),
        (62, pack("<II", 1, 0) + bytes(4)),
        (xlsb.COLUMNS, pack("<IIIIH", 1, 2, 2304, 0, 1)),
        (xlsb.COLUMNS, pack("<IIIIH", 5, 6, 2304, 0, 2)),
        (xlsb.COLUMNS, pack("<IIIIH", LAST_EXCEL_COLUMN, 99_999, 2304, 0, 3)),
    )
    assert xlsb.sheet_facts(part) == SheetFacts(
        last_row=5, last_column=3, hidden_rows={2}, hidden_columns={1, 2, LAST_EXCEL_COLUMN}
    )


def test_an_xlsb_says_which_cells_show_an_error():
    part = part_of(
        row_of(7, 0),
        (xlsb.ERROR, pack("<II", 2, 0) + b"\x2a"),
        (xlsb.FORMULA_ERROR, pack("<II", 3, 0) + b"\x1d"),
        (4, pack("<II", 4, 0) + b"\x01"),  # a truth
    )
    assert xlsb.sheet_facts(part).instead == {(8, 2): "#N/A", (8, 3): "#NAME?"}


def test_a_row_of_an_xlsb_without_flags_is_not_hidden():
    short = (xlsb.ROW, pack("<II", 1, 0) + b"\xff" * 3)
    assert xlsb.sheet_facts(part_of(short, (2, pack("<II", 0, 0)))) == SheetFacts(last_row=2, last_column=0)


@pytest.mark.parametrize(
    "part",
    [
        part_of((2, pack("<II", 0, 0)))[:-1],
        part_of((2, b"\x00")),
        part_of((xlsb.ERROR, pack("<II", 0, 0))),
        b"\x80",
    ],
)
def test_an_xlsb_that_ends_too_early_is_damaged(part):
    with pytest.raises(Damaged):
        xlsb.sheet_facts(part)


def test_numbers_of_an_xlsb_have_as_many_bytes_as_they_need_and_may():
    assert xlsb.number_at(b"\x05\xff", 0, most=2) == (5, 1)
    assert xlsb.number_at(b"\x00\x9c\x01\x07", 1, most=2) == (156, 3)
    assert xlsb.number_at(b"\xff\xff\x07", 0, most=2) == (0x3FFF, 2)
    assert xlsb.number_at(b"\x80\x80\x01", 0, most=4) == (1 << 14, 3)


def test_the_sheets_of_an_xlsb_have_their_names():
    part = part_of(
        (1, b"\x00\x00"),
        (xlsb.SHEET, bytes(8) + words("rId1") + words("Élan")),
        (xlsb.SHEET, bytes(8) + words("rId9") + words("A chart")),
        (xlsb.SHEET, bytes(8) + words("rId2") + words("Two")),
    )
    targets = {"rId1": "xl/worksheets/sheet1.bin", "rId2": "xl/worksheets/sheet2.bin"}
    assert xlsb.names_of_sheets(part, targets) == {
        "Élan": "xl/worksheets/sheet1.bin",
        "Two": "xl/worksheets/sheet2.bin",
    }
