"""What is known of a workbook of any kind before its cells are read."""

import io
import zipfile
from struct import pack

import pytest

from tests.workforce.readers.packages.making import (
    MAIN,
    ODS,
    Compound,
    cell,
    content_of,
    part_of,
    record,
    row_of,
    words,
    workbook_stream,
)
from workforce.readers.packages import known, xls, xlsb
from workforce.readers.packages.facts import (
    LARGEST_AREA,
    Damaged,
    NoWorkbook,
    SheetFacts,
    error_named,
)

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORKBOOK = (
    f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
    '<sheet name="One" sheetId="1" r:id="rId1"/><sheet name="Chart" sheetId="2" r:id="rId2"/>'
    '<sheet name="Gone" sheetId="3" r:id="rId3"/><sheet name="Whole" sheetId="4" r:id="rId4"/>'
    "</sheets></workbook>"
)
SPOKEN_OF = (
    f'<Relationships><Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{RELATIONS}/chartsheet" Target="chartsheets/sheet1.xml"/>'
    f'<Relationship Id="rId3" Type="{RELATIONS}/worksheet" Target="worksheets/sheet9.xml"/>'
    f'<Relationship Id="rId4" Type="{RELATIONS}/worksheet" Target="/xl/worksheets/../other/sheet2.xml"/>'
    "</Relationships>"
)
ONE_CELL = (
    f'<worksheet xmlns="{MAIN}"><sheetData><row r="3"><c r="B3"><v>1</v></c></row></sheetData></worksheet>'
)
PARTS: dict[str, str | bytes] = {
    "xl/workbook.xml": WORKBOOK,
    "xl/_rels/workbook.xml.rels": SPOKEN_OF,
    "xl/worksheets/sheet1.xml": ONE_CELL,
    "xl/chartsheets/sheet1.xml": "<chartsheet/>",
    "xl/other/sheet2.xml": f"<!-- by hand -->{ONE_CELL}",
}


def test_an_xlsx_is_known_by_the_names_of_its_sheets():
    found = known.facts_of(content_of(PARTS))
    whole = SheetFacts(last_row=3, last_column=1)
    assert found.by_name == {"One": whole, "Whole": whole}
    assert (found.is_read_at_once, found.is_binary, list(found.in_order)) == (False, False, [])
    assert (found.of("Whole", 5), found.of("Chart", 0), found.all) == (whole, None, (whole, whole))
    with zipfile.ZipFile(io.BytesIO(found.content)) as anew:
        assert anew.namelist() == list(PARTS)
        assert b"by hand" not in anew.read("xl/other/sheet2.xml")
        assert anew.read("xl/worksheets/sheet1.xml").decode() == ONE_CELL


def test_an_xlsx_as_most_write_it_is_left_as_it_is():
    content = content_of({**PARTS, "xl/other/sheet2.xml": ONE_CELL})
    assert known.facts_of(content).content is content


def test_an_xlsb_is_known_by_the_names_of_its_sheets():
    content = content_of(
        {
            "xl/workbook.bin": part_of((xlsb.SHEET, bytes(8) + words("rId1") + words("One"))),
            "xl/_rels/workbook.bin.rels": SPOKEN_OF,
            "xl/worksheets/sheet1.xml": part_of(row_of(2, 0), (2, pack("<II", 1, 0))),
        }
    )
    found = known.facts_of(content)
    assert found.by_name == {"One": SheetFacts(last_row=3, last_column=1)}
    assert (found.content, found.is_read_at_once, found.is_binary) == (content, False, True)


def test_an_ods_is_known_by_the_names_of_its_sheets():
    content = content_of(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet\n",
            "content.xml": ODS % '<table:table table:name="One"/>',
        }
    )
    found = known.facts_of(content)
    assert found.by_name == {"One": SheetFacts()}
    assert (found.content, found.is_read_at_once, found.is_binary) == (content, True, False)


def test_an_xls_is_known_by_the_order_of_its_sheets(monkeypatch):
    sheets = [record(0x0203, cell(row, 0, bytes(8))) + record(xls.END) for row in (1, 5)]
    monkeypatch.setattr(xls.olefile, "OleFileIO", Compound({"Workbook": workbook_stream(*sheets)}))
    found = known.facts_of(b"compound")
    assert (found.content, found.is_read_at_once, found.is_binary) == (b"compound", True, True)
    assert [facts and facts.last_row for facts in map(found.of, "abc", range(3))] == [2, 6, None]


@pytest.mark.parametrize(
    "parts",
    [
        {"word/document.xml": "<w/>"},
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ODS % ""},
    ],
)
def test_an_archive_of_something_else_is_no_workbook(parts):
    with pytest.raises(NoWorkbook):
        known.facts_of(content_of(parts))


@pytest.mark.parametrize(
    "parts",
    [
        {**PARTS, "xl/Worksheets/Sheet1.xml": ONE_CELL},
        {**PARTS, "xl/_rels/workbook.xml.rels": "<Relationships>"},
        {**PARTS, "xl/workbook.xml": f'<!DOCTYPE x [<!ENTITY a "b">]>{WORKBOOK}'},
        {"xl/workbook.xml": WORKBOOK},
        {"content.xml": ODS % ""},
    ],
    ids=range(5),
)
def test_a_workbook_whose_parts_do_not_fit_is_damaged(parts):
    with pytest.raises(Damaged):
        known.facts_of(content_of(parts))


def test_a_part_that_is_damaged_is_found_though_nothing_reads_it():
    content = bytearray(content_of({**PARTS, "xl/media/picture.png": b"picture" * 50}))
    at = content.index(b"picturepicture")
    content[at] ^= 0xFF
    with pytest.raises(Damaged):
        known.facts_of(bytes(content))


def test_what_an_error_is_called():
    assert [error_named(code) for code in (0x00, 0x24, 0x2B, 0x2C)] == [
        "#NULL!",
        "#NUM!",
        "#GETTING_DATA",
        "#ERROR!",
    ]


def test_a_sheet_is_too_large_past_the_largest_area():
    assert not SheetFacts(last_row=LARGEST_AREA // 100, last_column=99).is_too_large
    assert SheetFacts(last_row=LARGEST_AREA // 100 + 1, last_column=99).is_too_large
    assert SheetFacts(last_row=LARGEST_AREA // 100, last_column=100).is_too_large
