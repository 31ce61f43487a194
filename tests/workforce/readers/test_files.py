"""A file that cannot be used is refused as a whole, word for word, and one just within the limits is read."""

import io
import re
import zipfile
from fractions import Fraction

import pytest

from workforce.readers import files
from workforce.readers.files import UnreadableFile, grids

SAVE_AS = "Open it in Excel, choose Save As, “Excel Workbook (.xlsx)” or CSV, and send that."
DAMAGED = f"The spreadsheet is damaged or incomplete. {SAVE_AS}"
PASSWORD = "The file has a password. Save a copy without one and send that."
WEB_PAGE = f"This is a web page or XML, not a spreadsheet. {SAVE_AS}"
TOO_MUCH = (
    "The spreadsheet unpacks to more than can be read safely. Copy the rows that are needed into a new "
    "workbook and send that."
)


def refusal(content):
    with pytest.raises(UnreadableFile) as refused:
        grids(content, "staff.xlsx")
    assert str(refused.value) == refused.value.problem
    return refused.value.problem


def problems(content):
    return {grid.problem and grid.problem.problem for grid in grids(content, "staff.csv")}


def archive_of(parts, packing=zipfile.ZIP_DEFLATED):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", packing) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\r\n ", "The file is empty."),
        (files.COMPOUND, DAMAGED),
        (files.COMPOUND + b"rest" * 200, DAMAGED),
        (files.COMPOUND + "EncryptedPackage".encode("utf-16-le"), PASSWORD),
        (b"%PDF-1.7", f"“staff.xlsx” is a PDF, not a spreadsheet. {SAVE_AS}"),
        (b"{\\rtf1", f"“staff.xlsx” is a text document, not a spreadsheet. {SAVE_AS}"),
        (b"\x1f\x8b\x08", f"“staff.xlsx” is a compressed file, not a spreadsheet. {SAVE_AS}"),
        (b"\xef\xbb\xbf <!DOCTYPE html>", WEB_PAGE),
        (b"<TABLE>", WEB_PAGE),
        (b'<?xml version="1.0"?>', WEB_PAGE),
        (b"PK\x03\x04 cut off", DAMAGED),
        (b"\xff\xfea", f"This is not a spreadsheet or CSV. {SAVE_AS}"),
        (b"a\x81", f"This is not a spreadsheet or CSV. {SAVE_AS}"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_with_what_to_do(content, told):
    assert refusal(content) == told


def test_an_archive_of_something_else_damaged_or_locked_is_refused():
    other = archive_of({"letter.txt": "x"})
    assert refusal(other) == f"This is a compressed file or a document, not a spreadsheet. {SAVE_AS}"
    assert refusal(archive_of({"[Content_Types].xml": "x", "xl/workbook.xml": "x"})) == DAMAGED
    locked = bytearray(archive_of({"[Content_Types].xml": "x", "other": "y"}))
    locked[locked.rindex(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(locked)) == PASSWORD


def test_a_file_of_the_largest_size_is_read_and_one_byte_more_is_not(monkeypatch):
    monkeypatch.setattr(files, "MEGABYTE", 1)
    monkeypatch.setattr(files, "LARGEST_FILE", 4)
    assert problems(b"a,b\n") == {None}
    assert refusal(b"a,b\n\n") == "The file is larger than 4 MB."


@pytest.mark.parametrize("line", [b"a" * 16, b"," * 16, b'"' * 16, b"a," * 8])
def test_a_line_that_no_list_has_is_refused_before_it_is_made_into_words(monkeypatch, line):
    monkeypatch.setattr(files, "LONGEST_LINE", 8)
    monkeypatch.setattr(files, "letters_of", lambda content: pytest.fail("made into words"))
    assert refusal(b"a,b\n" + line + b"\nc,d\n").startswith("The file has a line of half a megabyte")


def test_a_line_within_the_limit_is_read_however_the_lines_end(monkeypatch):
    monkeypatch.setattr(files, "LONGEST_LINE", 8)
    for end in (b"\n", b"\r\n", b"\r"):
        assert problems(b"Name,b" + end + b"1,2,3,4" + end + b"1,2,3,4" + end) == {None}


def test_a_csv_larger_than_any_list_is_refused_and_a_workbook_of_that_size_is_not(monkeypatch):
    monkeypatch.setattr(files, "LARGEST_CSV", 4)
    assert problems(b"a,b\n") == {None}
    assert "The CSV is larger than" in refusal(b"a,b\n\n")
    assert refusal(archive_of({"letter.txt": "x"})).startswith("This is a compressed file")


@pytest.mark.parametrize(
    ("limits", "parts", "is_refused"),
    [
        ({"MOST_PARTS": 2}, {"a": "x"}, False),
        ({"MOST_PARTS": 2}, {"a": "x", "b": "x"}, True),
        ({"LARGEST_UNPACKED": 10}, {"a": "x" * 9}, False),
        ({"LARGEST_UNPACKED": 10}, {"a": "x" * 10}, True),
        ({"LARGEST_SINGLE_PART": 10}, {"xl/styles.xml": "x" * 10}, False),
        ({"LARGEST_SINGLE_PART": 10}, {"xl/styles.xml": "x" * 11}, True),
        ({"LARGEST_SINGLE_PART": 10}, {"xl/worksheets/sheet1.xml": "x" * 11}, False),
        ({"LARGEST_STRINGS_PART": 10}, {"xl/sharedStrings.xml": "x" * 10}, False),
        ({"LARGEST_STRINGS_PART": 10}, {"xl/sharedStrings.xml": "x" * 11}, True),
        ({"LARGEST_SINGLE_PART": 10}, {"xl/sharedStrings.xml": "x" * 11}, False),
        (
            {"LARGEST_SINGLE_PART": 10, "LARGEST_RATIO": 1},
            {"xl/worksheets/sheet1.xml": "x" * 1000},
            True,
        ),
    ],
)
def test_what_unpacks_to_too_much_is_refused_before_it_is_opened(monkeypatch, limits, parts, is_refused):
    monkeypatch.setattr(files, "sheets_of", lambda content: [])
    for name, limit in limits.items():
        monkeypatch.setattr(files, name, limit)
    content = archive_of({"[Content_Types].xml": "t"} | parts)
    if is_refused:
        assert refusal(content) == TOO_MUCH
    else:
        assert grids(content, "staff.xlsx") == []


@pytest.mark.parametrize(
    ("single", "times", "is_refused"), [(1000, 0, False), (999, 1, False), (999, 0, True)]
)
def test_a_file_is_suspicious_past_both_limits(monkeypatch, single, times, is_refused):
    """Past what one part may hold, and past so many times its own size."""
    monkeypatch.setattr(files, "sheets_of", lambda content: [])
    content = archive_of({"[Content_Types].xml": "t", "xl/worksheets/sheet1.xml": "x" * 999})
    monkeypatch.setattr(files, "LARGEST_SINGLE_PART", single)
    monkeypatch.setattr(files, "LARGEST_RATIO", times * Fraction(1000, len(content)))
    if is_refused:
        assert refusal(content) == TOO_MUCH
    else:
        assert grids(content, "staff.xlsx") == []


def test_a_file_as_large_as_it_unpacks_is_not_suspicious(monkeypatch):
    monkeypatch.setattr(files, "sheets_of", lambda content: [])
    content = archive_of(
        {"[Content_Types].xml": "t", "xl/worksheets/sheet1.xml": "x" * 999}, zipfile.ZIP_STORED
    )
    monkeypatch.setattr(files, "LARGEST_SINGLE_PART", 10)
    monkeypatch.setattr(files, "LARGEST_RATIO", 1)
    assert grids(content, "staff.xlsx") == []


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("MOST_ROWS", b"a\n\nb\nc\n", None),
        ("MOST_ROWS", b"a\nb\nc\n\nd\n", "The file has more than 3 rows."),
        ("MOST_COLUMNS", b"a,b,c,,\n", None),
        ("MOST_COLUMNS", b"a\na,b,c,d\n", "Row 2 has more than 3 columns."),
        ("MOST_CELLS", b"a,b\nc\n", None),
        ("MOST_CELLS", b"a,b\nc,d\n", "The file has more than 3 cells."),
        ("LAST_EXCEL_ROW", b"a\n\nb\n", None),
        ("LAST_EXCEL_ROW", b"a\n\n\n\n", "The file has more than 200,000 rows."),
    ],
)
def test_a_table_up_to_the_limits_is_read(monkeypatch, name, content, told):
    monkeypatch.setattr(files, name, 3)
    grid = grids(content, "staff.csv")[0]
    assert (grid.problem and grid.problem.problem) == told


def test_rows_before_the_one_that_cannot_be_read_are_kept():
    grid = grids(b'a, ,\n\n"b\n', "staff.csv")[0]
    assert [(row.number, row.cells) for row in grid.rows] == [(1, ("a",))]
    assert grid.problem.problem == f"Line 3 cannot be read as CSV: check its quotation marks. {SAVE_AS}"


def test_quotation_marks_within_a_cell_that_has_none_around_it_are_refused():
    told = f"Line 1 cannot be read as CSV: check its quotation marks. {SAVE_AS}"
    assert told in problems(b'"a"b,c\n')


@pytest.mark.parametrize(
    ("content", "read"),
    [
        ("Zoë".encode(), "Zoë"),
        ("Zoë".encode("utf-8-sig"), "Zoë"),
        ("Zoë".encode("cp1252"), "Zoë"),
        (b"\xff\xfe" + "Zoë".encode("utf-16-le"), "Zoë"),
        (b"\xfe\xff" + "Zoë".encode("utf-16-be"), "Zoë"),
        ("‘’".encode("cp1252"), "‘’"),
    ],
)
def test_letters_are_read_in_every_usual_encoding(content, read):
    assert grids(content, "staff.csv")[0].rows[0].cells == (read,)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_end_as_any_system_ends_them_and_a_cell_of_two_lines_is_kept_as_it_is(ending):
    content = ending.join(["a,b", f'"c{ending}d",e', "f"]).encode()
    grid = grids(content, "staff.csv")[0]
    assert [(row.number, row.cells) for row in grid.rows] == [
        (1, ("a", "b")), (2, (f"c{ending}d", "e")), (4, ("f",)),
    ]  # fmt: skip
    assert grid.problem is None


def test_a_formula_is_read_as_it_was_last_calculated(workbook_of):
    with zipfile.ZipFile(io.BytesIO(workbook_of([["=1+1", "b"]]))) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = re.sub(rb"</f><v ?/>|</f><v></v>", b"</f><v>2</v>", parts[sheet])
    (grid,) = grids(archive_of(parts), "staff.xlsx")
    assert [row.cells for row in grid.rows] == [(2, "b")]


@pytest.mark.parametrize("blanks", range(4))
def test_a_row_is_kept_to_its_last_filled_cell(blanks):
    content = b"a,,c" + b", " * blanks + b"\n" + b", " * blanks + b"\nd\n"
    rows = grids(content, "staff.csv")[0].rows
    assert [(row.number, row.cells) for row in rows] == [(1, ("a", "", "c")), (3, ("d",))]
