"""A workbook is read the same whichever program wrote it, and nothing in it is empty that is not."""

import re
import tracemalloc
from datetime import date, datetime, time

import openpyxl
import pytest
import xlwt
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests import writers
from tests.writers import ExcelError, NotCalculated, with_part
from workforce.readers import files
from workforce.readers.files import UnreadableFile, grids
from workforce.readers.packages import first_try, xlsx
from workforce.readers.packages.facts import LARGEST_AREA, NOT_CALCULATED, CellFault
from workforce.readers.packages.plain_xml import SPREADSHEETS

SHEET = "xl/worksheets/sheet1.xml"
WRITERS = {
    "openpyxl": writers.openpyxl_xlsx,
    "xlsxwriter": writers.xlsxwriter_xlsx,
    "xls": writers.xls,
    "xlsb": writers.xlsb,
    "ods": writers.ods,
}
ROWS = [
    ["Emp No", "Zoë O’Brien", "  padded ", "a\u00a0b", "x & <y>"],
    [101, 0.8, -3, True, date(2026, 3, 2)],
    [],
    ["00101", None, "x", ExcelError("#N/A"), ExcelError("#REF!")],
]
READ = [
    (1, ("Emp No", "Zoë O’Brien", "  padded ", "a\u00a0b", "x & <y>")),
    (2, (101, 0.8, -3, True, date(2026, 3, 2))),
    (4, ("00101", None, "x", "#N/A", "#REF!")),
]


def rows_in(content, sheet=0):
    grid = grids(content, "staff.xlsx")[sheet]
    assert grid.problem is None
    return [(row.number, row.cells) for row in grid.rows]


def problem_of(content):
    with pytest.raises(UnreadableFile) as refused:
        grids(content, "staff.xlsx")
    return refused.value.problem


@pytest.mark.parametrize("writer", WRITERS)
def test_the_same_cells_are_read_from_every_kind_of_file(writer):
    assert rows_in(WRITERS[writer]({"Staff": ROWS})) == READ


@pytest.mark.parametrize("writer", WRITERS)
def test_sheets_are_read_in_their_order_by_their_names(writer):
    found = grids(WRITERS[writer]({"North & West": ROWS[:1], "Süd": [], "3": [["x"]]}), "staff.xlsx")
    assert [(grid.name, len(grid.rows)) for grid in found] == [("North & West", 1), ("Süd", 0), ("3", 1)]


@pytest.mark.parametrize("writer", WRITERS)
def test_a_list_that_starts_further_in_keeps_its_places(writer):
    rows = [[], [], [None, None, "a", "b"], [None, "x", "y", ExcelError("#N/A")]]
    assert rows_in(WRITERS[writer]({"Staff": rows})) == [
        (3, (None, None, "a", "b")), (4, (None, "x", "y", "#N/A")),
    ]  # fmt: skip


@pytest.mark.parametrize("writer", ["openpyxl", "xls", "xlsb", "ods"])
def test_rows_that_a_filter_hides_are_read_and_known_as_hidden(writer):
    (grid,) = grids(WRITERS[writer]({"Staff": [["a"], ["b"], ["c"], ["d"]]}, hidden_rows=[2, 4]), "x")
    assert ([row.number for row in grid.rows], grid.hidden_rows) == ([1, 2, 3, 4], {2, 4})


@pytest.mark.parametrize(("writer", "hidden"), [("openpyxl", ["B"]), ("xlsb", [1]), ("ods", [1])])
def test_a_hidden_column_is_read_and_known_as_hidden(writer, hidden):
    (grid,) = grids(WRITERS[writer]({"Staff": [["a", "b", "c"]]}, hidden_columns=hidden), "x")
    assert (grid.rows[0].cells, grid.hidden_columns) == (("a", "b", "c"), {1})


@pytest.mark.parametrize("writer", ["openpyxl", "xls", "ods"])
def test_a_hidden_sheet_is_known_as_hidden(writer):
    found = grids(WRITERS[writer]({"Now": [["a"]], "Old": [["b"]]}, hidden_sheets=["Old"]), "x")
    assert [(grid.name, grid.is_hidden) for grid in found] == [("Now", False), ("Old", True)]


@pytest.mark.parametrize("writer", ["openpyxl", "xlsxwriter", "ods"])
@pytest.mark.parametrize("formula", ["=DATE(2026,9,30)", '=IF(A1<>"",A1&"x","")', "=B2"])
def test_a_formula_that_was_never_calculated_is_no_empty_cell(writer, formula):
    content = WRITERS[writer]({"Staff": [["a", "b"], ["x", NotCalculated(formula)], ["y"]]})
    if writer == "xlsxwriter":  # which writes a result of no letters for it
        content = with_part(content, SHEET, lambda part: part.replace(b"<v></v>", b""))
    fault = CellFault(formula, NOT_CALCULATED)
    assert rows_in(content) == [(1, ("a", "b")), (2, ("x", fault)), (3, ("y",))]


def test_a_formula_whose_result_is_no_letters_is_an_empty_cell():
    content = writers.openpyxl_xlsx({"Staff": [["a", "b"], ["x", "=B9"]]})
    as_typed, no_letters = rb'<c r="B2"><f>B9</f><v ?/?>(</v>)?', b'<c r="B2" t="str"><f>B9</f><v></v>'
    content = with_part(content, SHEET, lambda part: re.sub(as_typed, no_letters, part))
    assert rows_in(content)[1] == (2, ("x",))


@pytest.mark.parametrize(
    "error",
    ["#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#PYTHON!",
     "#EXTERNAL!", "#GETTING_DATA", "#N/A", "#DIV/0!", "#NULL!"],
)  # fmt: skip
def test_an_error_of_any_kind_is_read_as_the_error_that_it_shows(error):
    rows = [["a", "b"], ["x", ExcelError(error)], [ExcelError("#N/A"), "y"]]
    assert rows_in(writers.openpyxl_xlsx({"Staff": rows}))[1:] == [(2, ("x", error)), (3, ("#N/A", "y"))]


@pytest.mark.parametrize("writer", ["openpyxl", "xls", "xlsb", "ods"])
def test_an_error_in_the_last_row_alone_is_not_cut_off(writer):
    rows = [["a", "b"], ["x", "y"], [None, ExcelError("#N/A")]]
    assert rows_in(WRITERS[writer]({"Staff": rows}))[-1] == (3, (None, "#N/A"))


def test_a_workbook_that_counts_its_days_from_1904_has_the_same_days():
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append([date(2026, 3, 2), datetime(2026, 3, 2, 9, 30), time(9, 30)])
    assert rows_in(writers.saved(book)) == [(1, (date(2026, 3, 2), datetime(2026, 3, 2, 9, 30), time(9, 30)))]


PLAIN = writers.openpyxl_xlsx({"Staff": [["a", 1], ["b", "=B1"]]})
SEEN = [(1, ("a", 1)), (2, ("b", CellFault("=B1", NOT_CALCULATED)))]


@pytest.mark.parametrize(
    "change",
    [
        lambda part: re.sub(rb"<(/?)(\w)", rb"<\1x:\2", part).replace(b"xmlns=", b"xmlns:x="),
        lambda part: part.replace(b'"', b"'"),
        lambda part: re.sub(rb' r="[A-Z0-9]+"', b"", part),
        lambda part: part.replace(b"<sheetData>", b"<sheetData><!-- by our HR system -->"),
        lambda part: part.replace(b"<t>a</t>", b"<t><![CDATA[a]]></t>"),
        lambda part: part.replace(b"<row ", b"\n  <row\n ").replace(b"</c>", b"</c >"),
        lambda part: part.replace(b'<c r="B1" t="n">', b'<c t="n" r="B1">'),
        lambda part: part.replace(b'<c r="B1"', b'<c junk="a>b" r="B1"'),
        lambda part: part.replace(b'<c r="B1"', b'<c junk="/>" r="B1"'),
        lambda part: part.replace(b'r="B1"', b'r="b1"'),
        lambda part: b"\xef\xbb\xbf" + part,
        lambda part: ('<?xml version="1.0" encoding="utf-16"?>' + part.decode()).encode("utf-16"),
        lambda part: b'<?xml version="1.0" encoding="iso-8859-1"?>' + part,
        lambda part: part.replace(b"<sheetData>", b'<sheetData><y:c xmlns:y="y" r="Z9"><y:v>9</y:v></y:c>'),
        lambda part: part.replace(SPREADSHEETS[0].encode(), SPREADSHEETS[1].encode()),
    ],
    ids=["prefix", "single quotes", "no places", "comment", "cdata", "blanks", "order", "> in quotes",
         "/> in quotes", "small letters", "mark", "utf-16", "latin", "other elements", "strict"],
)  # fmt: skip
def test_a_sheet_written_in_any_way_is_the_same_sheet(change):
    content = with_part(PLAIN, SHEET, change)
    assert content != PLAIN
    assert rows_in(content) == SEEN


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (c, b"&%c;" % (c - 1) * 10) for c in range(98, 108))
    + b"]><w>&k;</w>"
)


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET, "xl/styles.xml", "xl/_rels/workbook.xml.rels"])
def test_a_part_with_entities_of_its_own_is_refused(part):
    assert "damaged" in problem_of(with_part(PLAIN, part, lambda _: BOMB))


@pytest.mark.parametrize(
    "hide",
    [
        b"%s",
        b"<!-- %s -->%s",
        b'<c junk=">" %s',
        b'<x:c xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" %s',
    ],
    ids=["plainly", "behind a comment", "behind a quote", "behind a prefix"],
)
def test_two_cells_at_the_ends_of_a_sheet_take_no_memory(hide):
    """Between A1 and the last cell of a sheet are 17 thousand million cells."""
    far = b'<c r="XFD1048576"><v>1</v></c>'
    if hide.startswith(b"<x:"):
        cell = hide % far[3:].replace(b"<v>", b"<x:v>").replace(b"</v></c>", b"</x:v></x:c>")
    elif hide.startswith(b"<c "):
        cell = hide % far[3:]
    else:
        cell = hide.replace(b"%s", far)
    content = with_part(
        PLAIN, SHEET, lambda part: part.replace(b"</row></sheetData>", cell + b"</row></sheetData>")
    )
    tracemalloc.start()
    (grid,) = grids(content, "staff.xlsx")
    assert tracemalloc.get_traced_memory()[1] < 20 * files.MEGABYTE
    tracemalloc.stop()
    assert grid.rows == []
    assert grid.problem.problem.startswith(
        "Sheet “Staff” has cells beyond column 200, or far below the others."
    )


@pytest.mark.parametrize("name", [SHEET, "xl/WORKSHEETS/sheet1.xml"])
def test_two_parts_of_one_name_are_refused(name):
    with pytest.warns(UserWarning) if name == SHEET else pytest.MonkeyPatch.context():
        content = writers.with_another_part(PLAIN, name, b"<worksheet/>")
    assert "damaged" in problem_of(content)


def blank_rows(first, last):
    return b"".join(
        b'<row r="%d"><c r="A%d" s="0"/><c r="B%d" s="0"/></row>' % (n, n, n) for n in range(first, last)
    )


@pytest.mark.parametrize("rows", [10, 100_000])
def test_formatted_rows_without_anything_in_them_are_no_rows(rows, monkeypatch):
    last = b'<row r="%d"><c r="A%d"><v>7</v></c></row>' % (rows + 3, rows + 3)
    end = blank_rows(rows + 4, rows + 10)
    content = with_part(
        PLAIN,
        SHEET,
        lambda part: part.replace(b"</sheetData>", blank_rows(3, rows + 3) + last + end + b"</sheetData>"),
    )
    monkeypatch.setattr(xlsx, "CHUNK", 64 * 1024)
    assert rows_in(content) == [*SEEN, (rows + 3, (7,))]


@pytest.mark.parametrize("chunk", [200, 333, 1000, 5000])
def test_a_sheet_is_the_same_read_in_pieces_of_any_length(monkeypatch, chunk):
    rows = [
        ["Name", "Number", "Fault"],
        *([f"row {n}", n, ExcelError("#N/A")] for n in range(300)),
        [],
        ["end"],
    ]
    content = writers.openpyxl_xlsx({"Staff": rows}, hidden_rows=[7])
    whole = grids(content, "staff.xlsx")
    monkeypatch.setattr(xlsx, "CHUNK", chunk)
    monkeypatch.setattr(xlsx, "EMPTY_PIECES", 1)
    assert grids(content, "staff.xlsx") == whole
    assert len(whole[0].rows) == 302


def test_a_letter_is_no_spreadsheet():
    letter = writers.archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"})
    assert problem_of(letter).startswith("This is a compressed file or a document, not a spreadsheet.")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("rows", "columns"),
    [(1, 16_384), (1_048_576, 1), (1_048_576, 16_384)],
    ids=["a row", "a column", "a sheet"],
)
def test_cells_that_an_ods_repeats_take_no_memory(rows, columns):
    many = f' table:number-rows-repeated="{rows}"><table:table-cell table:number-columns-repeated="{columns}"'
    content = with_part(
        writers.ods({"Staff": [["a", "b"]]}),
        "content.xml",
        lambda part: part.replace(b"><table:table-cell", many.encode(), 1),
    )
    tracemalloc.start()
    if rows * columns > LARGEST_AREA:
        assert problem_of(content).startswith("The spreadsheet has cells beyond column 200, or far below")
    else:
        assert grids(content, "staff.ods")[0].problem is not None
    assert tracemalloc.get_traced_memory()[1] < 200 * files.MEGABYTE
    tracemalloc.stop()


def test_two_cells_at_the_ends_of_an_xls_are_far_apart():
    book = xlwt.Workbook()
    sheet = book.add_sheet("Staff")
    sheet.write(0, 0, "a")
    sheet.write(65_535, 255, "z")
    assert problem_of(writers.saved(book)).startswith(
        "The spreadsheet has cells beyond column 200, or far below"
    )


@pytest.mark.slow
def test_two_cells_at_the_ends_of_an_xlsb_are_far_apart():
    (grid,) = grids(writers.xlsb({"Staff": [["a"], *[[]] * 1_000, [None] * 16_000 + ["z"]]}), "staff.xlsb")
    assert grid.problem is not None


def test_an_xls_that_asks_for_terabytes_ends_no_process():
    """The record of a sheet's size says how many rows there are: here four thousand million."""
    content = writers.xls({"Staff": [["a", "b"], ["c", "d"]]})
    size = b"\x00\x02\x0e\x00" + b"\x00" * 4
    assert content.count(size) == 1
    at = content.index(size) + len(size)
    assert "damaged" in problem_of(content[:at] + b"\xff" * 4 + content[at + 4 :])


@pytest.mark.parametrize("kind", ["xls", "xlsb"])
def test_a_process_that_cannot_be_started_refuses_the_file(monkeypatch, kind):
    monkeypatch.setattr(first_try.sys, "executable", "/there/is/no/python")
    assert "damaged" in problem_of(WRITERS[kind]({"Staff": ROWS}))
