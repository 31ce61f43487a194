"""The table is found wherever a person has put it, or the file is refused as a whole."""

import io
import zipfile

import openpyxl
import pytest

from tests.spreadsheets import columns_not_read
from workforce.readers import files
from workforce.readers.sheet import ExpectedColumn, UnreadableFile, find_table

COLUMNS = (
    ExpectedColumn("number", ("Emp No", "Staff Number"), needed=True),
    ExpectedColumn("name", ("Surname",), needed=True),
    ExpectedColumn("team", ("Team / Cost Centre", "Team")),
)
ROWS = [["Emp No", "Surname", "Team"], [1, "Ahmed", "MASH"], [2, "Zoë", "North"]]


def values(table):
    return [(row.number, *map(str, row.cells)) for row in table.rows]


def problem_of(content, name="staff.xlsx"):
    with pytest.raises(UnreadableFile) as refused:
        find_table(content, name, COLUMNS)
    return refused.value.problem


def test_rows_keep_the_number_that_the_spreadsheet_shows(workbook_of):
    rows = [["Staff list"], [], *ROWS[:2], [], ROWS[2], [], ["Records: 2"], ["Grand total", None, 2]]
    table = find_table(workbook_of(rows), "staff.xlsx", COLUMNS)
    assert (table.heading_row, values(table)) == (
        3,
        [(4, "1", "Ahmed", "MASH"), (6, "2", "Zoë", "North")],
    )
    assert [row.number for row in table.above] == [1]
    assert [row.number for row in table.footers] == [8, 9]


def test_headings_are_known_in_any_order_case_and_punctuation(workbook_of):
    rows = [["TEAM / COST-CENTRE", "Shoe size", " surname ", "staff_number"], ["M", 4, "Ahmed", 1]]
    table = find_table(workbook_of(rows), "staff.xlsx", COLUMNS)
    assert table.positions == {"team": 0, "name": 2, "number": 3}
    assert (table.heading("name"), columns_not_read(table)) == ("surname", ("Shoe size",))


def test_a_heading_that_the_file_lacks_goes_by_our_own_name(workbook_of):
    table = find_table(workbook_of([row[:2] for row in ROWS]), "staff.xlsx", COLUMNS)
    assert table.heading("team") == "Team / Cost Centre"


def test_merged_title_cells_do_no_harm(workbook_of):
    content = workbook_of([["Staff list"], *ROWS], merged="A1:C1")
    assert len(find_table(content, "staff.xlsx", COLUMNS).rows) == 2


def test_headings_repeated_on_each_printed_page_are_left_out(workbook_of):
    table = find_table(workbook_of([*ROWS, ROWS[0], [3, "Ali", "M"]]), "staff.xlsx", COLUMNS)
    assert [row.number for row in table.rows] == [2, 3, 5]


def test_a_person_called_total_is_no_footer(workbook_of):
    rows = [["Surname", "Emp No", "Team"], ["Total", 7, "MASH"], ["Page", 8, "MASH"]]
    assert len(find_table(workbook_of(rows), "staff.xlsx", COLUMNS).rows) == 2


def test_the_sheet_with_the_table_is_found_and_hidden_ones_are_not_read():
    book = openpyxl.Workbook()
    book.active.append(["Read me first"])
    hidden = book.create_sheet("Old")
    hidden.sheet_state = "hidden"
    for sheet in (hidden, book.create_sheet("Staff")):
        for row in ROWS:
            sheet.append([*row, sheet.title])
    content = io.BytesIO()
    book.save(content)
    table = find_table(content.getvalue(), "staff.xlsx", COLUMNS)
    assert table.rows[0].cells[-1] == "Staff"


def test_a_wrong_size_written_by_the_system_hides_no_rows(workbook_of):
    content = rewritten(
        workbook_of(ROWS),
        lambda name, part: part.replace(b'<dimension ref="A1:C3"/>', b'<dimension ref="A1:B2"/>').replace(
            b'<dimension ref="A1:C3" />', b'<dimension ref="A1:B2" />'
        ),
    )
    assert content != workbook_of(ROWS)
    assert len(find_table(content, "staff.xlsx", COLUMNS).rows[1].cells) == 3


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_is_read_in_every_usual_encoding_and_separator(csv_of, separator, encoding):
    content = csv_of([["Staff, all; of them"], *ROWS], separator=separator, encoding=encoding)
    table = find_table(content, "staff.csv", COLUMNS)
    assert values(table) == [(3, "1", "Ahmed", "MASH"), (4, "2", "Zoë", "North")]


def test_a_csv_row_has_the_line_it_starts_on():
    content = b'Emp No,Surname,Team\r\n1,Ahmed,"North\r\nand South"\r\n2,Ali,MASH\r\n'
    assert [row.number for row in find_table(content, "s.csv", COLUMNS).rows] == [2, 4]


def test_the_content_counts_and_not_the_name(workbook_of, csv_of):
    assert len(find_table(workbook_of(ROWS), "staff.csv", COLUMNS).rows) == 2
    assert len(find_table(csv_of(ROWS), "staff.xlsx", COLUMNS).rows) == 2


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([["Emp No", "Team"], [1, "MASH"]], "no column for: Surname"),
        ([["Anything", "else"], [1, 2]], "these headings: Emp No, Surname"),
        ([[*ROWS[0], "Staff Number"], [1, "A", "M", 1]], "“Emp No” and “Staff Number”"),
        (ROWS[:1], "no rows under the headings"),
    ],
)
def test_headings_that_will_not_do_are_named(workbook_of, rows, problem):
    assert problem in problem_of(workbook_of(rows))


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "empty"),
        (b" \r\n ", "empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x89PNG\r\n", "a picture"),
        (files.COMPOUND + b"rest", "damaged"),
        (files.COMPOUND + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"<html><table><tr><td>Emp No</td></tr></table>", "web page"),
        (b'Emp No,Surname\r\n1,"Ahmed\r\n2,Ali\r\n', "quotation marks"),
        (b"Emp No,Surname\x81\r\n1,Ahmed\r\n\xff", "not a spreadsheet"),
        (b"PK\x03\x04 truncated", "damaged"),
        (b"Emp No,Surname\r\n" + b"1,A\r\n" * 3 + b"," * 300 + b"x\r\n", "columns"),
    ],
)
def test_what_is_no_readable_spreadsheet_is_refused_with_what_to_do(content, problem):
    assert problem in problem_of(content)


def test_a_zip_of_something_else_is_refused():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("letter.txt", "Emp No,Surname")
    assert "not a spreadsheet" in problem_of(content.getvalue())


def rewritten(content, change):
    """The archive with each part passed through `change(name, bytes)`, well packed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def padded(part, by):
    return lambda name, data: data + b" " * by if name == part else data


@pytest.mark.parametrize(
    ("part", "megabytes"),
    [("xl/worksheets/sheet1.xml", 201), ("xl/worksheets/sheet1.xml", 30), ("xl/styles.xml", 21)],
    ids=["over 200 MB unpacked", "packed too well", "a part held in memory"],
)
def test_a_zip_bomb_is_refused_before_it_is_unpacked(workbook_of, part, megabytes, monkeypatch):
    bomb = rewritten(workbook_of(ROWS), padded(part, megabytes * files.MEGABYTE))
    monkeypatch.setattr(files, "sheets_of", lambda content: pytest.fail("opened"))
    assert "more than can be read safely" in problem_of(bomb)


def test_an_entity_bomb_is_refused(workbook_of):
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY %c "%s">' % (c, b"&%c;" % (c - 1) * 10) for c in range(98, 108))
        + b"]><w>&k;</w>"
    )
    for part in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"):
        content = rewritten(workbook_of(ROWS), lambda n, d, part=part: bomb if n == part else d)
        assert "damaged" in problem_of(content)


@pytest.mark.parametrize("place", ["A99999999999", "AAAA3", "A0", "3"])
def test_a_place_that_no_sheet_has_is_refused(workbook_of, place):
    content = rewritten(workbook_of(ROWS), lambda name, part: part.replace(b'"A3"', f'"{place}"'.encode()))
    assert "damaged" in problem_of(content)


def test_more_rows_than_allowed_are_refused(csv_of, monkeypatch):
    monkeypatch.setattr(files, "MOST_ROWS", 2)
    assert "more than 2 rows" in problem_of(csv_of([*ROWS, [3, "Ali", "MASH"]]))


@pytest.mark.parametrize(
    "words",
    ["Rows returned: 24", "No. of employees: 5", "Number of records found 7", "End of extract",
     "Printed on 3 November 2026", "OFFICIAL - SENSITIVE", "Source: iTrent", "All staff"],
)  # fmt: skip
def test_what_a_system_prints_below_a_list_is_no_row(workbook_of, words):
    table = find_table(workbook_of([*ROWS, [], [words]]), "staff.xlsx", COLUMNS)
    assert len(table.footers) == 1
