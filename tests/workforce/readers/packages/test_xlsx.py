"""What is known of the sheets of an .xlsx, and how one that is written otherwise is written anew."""

import io
import zipfile

import pytest

from tests.workforce.readers.packages.making import (
    MAIN,
)
from workforce.readers.packages import xlsx
from workforce.readers.packages.facts import (
    LAST_EXCEL_COLUMN,
    NOT_CALCULATED,
    CellFault,
    Damaged,
    SheetFacts,
)
from workforce.readers.packages.plain_xml import plain_sheet


def archive_of(parts: dict[str, str | bytes]) -> zipfile.ZipFile:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return zipfile.ZipFile(io.BytesIO(content.getvalue()))


def part_read(rows: str, *, before: str = "", head: str = "") -> xlsx.SheetPart:
    sheet = f'{head}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData></worksheet>'
    return xlsx.read_sheet_part(archive_of({"sheet": sheet}), "sheet")


def test_an_xlsx_says_what_holds_something():
    read = part_read(
        '<row r="2"><c r="B2"><v>1</v></c><c r="C2"/></row>'
        '<row r="4"><c r="AA4" t="inlineStr"><is><t>a</t></is></c><c r="B4"><f>1+1</f><v>2</v></c></row>'
    )
    assert (read.facts, read.anew) == (SheetFacts(last_row=4, last_column=26), None)


def test_an_xlsx_says_what_is_hidden():
    read = part_read(
        '<row r="2" hidden="1"><c r="B2"><v>1</v></c></row><row r="3" hidden="0"/><row r="5" hidden="true"/>',
        before='<cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/><col min="7" hidden="true"/>'
        '<col max="9" hidden="1"/><col min="16384" max="99999" hidden="1"/></cols>',
    )
    assert read.facts.hidden_rows == {2, 5}
    assert read.facts.hidden_columns == {1, 2, 6, 16383}


def test_an_xlsx_says_what_stands_instead_of_a_value():
    read = part_read(
        '<row r="1"><c r="A1" t="e"><v> #N/A </v></c><c r="B1"><f>A1&lt;2&amp;&quot;x&quot;</f></c>'
        '<c r="C1"><f>1</f><v> </v></c><c r="D1" t="str"><f>""</f><v></v></c>'
        '<c r="E1"><f t="shared" si="0"/></c>'
        '<c r="F1"><f>2</f><v>2</v></c></row>'
    )
    assert read.facts.instead == {
        (1, 0): "#N/A",
        (1, 1): CellFault('=A1<2&"x"', NOT_CALCULATED),
        (1, 2): CellFault("=1", NOT_CALCULATED),
        (1, 4): CellFault("=", NOT_CALCULATED),
    }
    assert (read.facts.last_column, read.anew) == (5, None)


@pytest.mark.parametrize(
    ("said", "shown"), [("<v>#SPILL!</v>", "#SPILL!"), ("<v></v>", "#ERROR!"), ("", "#ERROR!")]
)
def test_an_error_that_is_not_known_is_written_as_a_text(said, shown):
    read = part_read(f'<row r="1"><c r="A1" s="1" t="e">{said}</c><c r="B1" t="e"><v>#REF!</v></c></row>')
    assert read.facts.instead[1, 0] == shown
    assert read.anew is not None
    assert b't="e"' not in read.anew
    assert read.anew.count(b't="str"') == 2


def test_a_part_of_another_make_is_written_anew():
    made_otherwise = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData>'
        "</x:worksheet>"
    )
    read = xlsx.read_sheet_part(archive_of({"sheet": made_otherwise}), "sheet")
    assert read.facts == SheetFacts(last_row=1, last_column=0)
    assert read.anew is not None
    assert b'<c r="A1"><v>1</v></c>' in read.anew


@pytest.mark.parametrize(
    ("head", "is_anew"),
    [
        ("", False),
        ('<?xml version="1.0"?>', False),
        ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n', False),
        ("<?xml version='1.0' encoding='us-ascii'?>", False),
        ('<?xml version="1.0" encoding="ISO-8859-1"?>', True),
        ("<!-- by hand -->", True),
    ],
)
def test_a_part_in_other_letters_is_written_anew(head, is_anew):
    read = part_read('<row r="1"><c r="A1"><v>1</v></c></row>', head=head)
    assert (read.anew is not None) == is_anew
    assert read.facts == SheetFacts(last_row=1, last_column=0)


@pytest.mark.parametrize("place", ["XFE1", "ZZZ1"])
def test_a_column_past_the_last_is_damaged(place):
    with pytest.raises(Damaged):
        part_read(f'<row r="1"><c r="{place}"><v>1</v></c></row>')
    assert xlsx.place_of(b"XFD") == LAST_EXCEL_COLUMN - 1
    assert xlsx.place_of(b"A") == 0


def plain(rows: str) -> str:
    return plain_sheet(f'<worksheet xmlns="{MAIN}" xmlns:m="urn:other">{rows}</worksheet>'.encode()).decode()


def test_a_plain_sheet_has_values_and_places_alone():
    assert plain(
        "<m:note>left <v>out</v></m:note><sheetPr><v>out</v></sheetPr><sheetData>"
        '<row m:x="1" hidden="1"><c t="str"><v>a &amp; &lt;b</v></c><c s="2" r="d1"><f>"x"</f></c><c/></row>'
        '<row r="5"><c><is><t>in</t></is></c></row><row><c/></row></sheetData>'
        '<mergeCells count="1"><mergeCell ref="A1:&quot;B2"/></mergeCells>'
    ) == (
        f'<worksheet xmlns="{MAIN}"><sheetData>'
        '<row r="1" hidden="1"><c r="A1" t="str"><v>a &amp; &lt;b</v></c><c r="D1" s="2"><f>"x"</f></c>'
        '<c r="B1"></c></row>'
        '<row r="5"><c r="A5"><is><t>in</t></is></c></row><row r="6"><c r="A6"></c></row></sheetData>'
        '<mergeCells count="1"><mergeCell ref="A1:&quot;B2"></mergeCell></mergeCells></worksheet>'
    )


@pytest.mark.parametrize(
    "rows",
    [
        '<sheetData><row r="0"/></sheetData>',
        '<sheetData><row r="1048577"/></sheetData>',
        '<sheetData><row r="x"/></sheetData>',
        '<sheetData><row><c r="11"/></row></sheetData>',
        '<sheetData><row><c r="AB"/></row></sheetData>',
        '<sheetData><row><c r="É1"/></row></sheetData>',
        f"<sheetData><row>{'<c/>' * (LAST_EXCEL_COLUMN + 1)}</row></sheetData>",
        "<sheetData>",
    ],
    ids=range(8),
)
def test_a_sheet_that_is_not_sound_is_damaged(rows):
    with pytest.raises(Damaged):
        plain(rows)


def test_the_last_row_and_column_are_sound():
    assert 'r="XFD1048576"' in plain(
        f'<sheetData><row r="1048576">{"<c/>" * LAST_EXCEL_COLUMN}</row></sheetData>'
    )
