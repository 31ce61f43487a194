"""How the heading row is told from the rows around it, and what is said when it will not do."""

from datetime import date

import pytest

from tests.spreadsheets import columns_not_read
from workforce.readers.sheet import ExpectedColumn, UnreadableFile, find_table, plain

COLUMNS = (
    ExpectedColumn("number", ("Emp No", "Staff Number"), needed=True),
    ExpectedColumn("name", ("Surname",), needed=True),
    ExpectedColumn("team", ("Team / Cost Centre", "Team")),
)
HEADINGS = ["Emp No", "Surname", "Team"]


@pytest.fixture
def table_of(csv_of):
    return lambda *rows: find_table(csv_of(rows), "staff.csv", COLUMNS)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            [["Anything", "else"], [1, 2]],
            "No heading row was found. The file needs a row with these headings: Emp No, Surname.",
        ),
        (
            [["Emp No", "else"], [1, 2]],
            "No heading row was found. The file needs a row with these headings: Emp No, Surname.",
        ),
        (
            [["List"], ["Emp No", "Team"], [1, "MASH"]],
            "Row 2 looks like the headings, but there is no column for: Surname. "
            "The file needs: Emp No, Surname.",
        ),
        (
            [["List"], [" Emp No ", "Surname", "Staff Number"], [1, "A", 1]],
            "Row 2 has two headings for the same thing: “Emp No” and “Staff Number”. "
            "Remove or rename one of them.",
        ),
        (
            [["List"], HEADINGS, HEADINGS, ["Records: 0"]],
            "There are no rows under the headings in row 2.",
        ),
    ],
)
def test_headings_that_will_not_do_are_refused_with_what_to_do(table_of, rows, told):
    with pytest.raises(UnreadableFile) as refused:
        table_of(*rows)
    assert refused.value.problem == told


def test_all_that_is_missing_is_named():
    columns = (*COLUMNS, ExpectedColumn("fte", ("FTE", "Share"), needed=True), ExpectedColumn("x", ("X",)))
    with pytest.raises(UnreadableFile, match=r"no column for: Surname, FTE\. The file needs: Emp No, Surn"):
        find_table(b"Emp No,Team\n1,A\n", "staff.csv", columns)


@pytest.mark.parametrize(
    ("heading", "as_compared"),
    [
        ("Forename(s)", "forenames"),
        (" EMP_no. ", "empno"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        (12, ""),
        (None, ""),
        (date(2026, 11, 2), ""),
    ],
)
def test_a_heading_is_known_without_case_blanks_and_punctuation(heading, as_compared):
    assert plain(heading) == as_compared


def test_the_row_that_lacks_the_fewest_headings_wins_and_then_the_one_with_the_most(table_of):
    assert table_of(["Emp No", "Team"], ["Emp No", "Surname"], [1, "A"]).heading_row == 2
    assert table_of(["Emp No", "Surname"], HEADINGS, [1, "A"]).heading_row == 2
    assert table_of(HEADINGS, ["Emp No", "Surname"], [1, "A"]).heading_row == 1
    assert table_of(HEADINGS, ["Staff Number", "Surname", "Team"], [1, "A"]).heading_row == 1


@pytest.mark.parametrize(("above", "found"), [(99, True), (100, False)])
def test_headings_are_looked_for_in_the_first_hundred_rows(table_of, above, found):
    rows = [*([["title"]] * above), HEADINGS, [1, "A", "M"]]
    if found:
        assert table_of(*rows).heading_row == 100
    else:
        with pytest.raises(UnreadableFile, match=r"^No heading row was found\."):
            table_of(*rows)


def test_a_table_tells_its_headings_its_titles_its_rows_and_its_footers(table_of):
    table = table_of(
        ["Staff", "list"], ["Shoe  size", "", " Surname", "Emp No"], [4, "", "A", 1], ["Total", 1]
    )
    assert table.headings == ("Shoe size", "", "Surname", "Emp No")
    assert (table.positions, columns_not_read(table)) == ({"name": 2, "number": 3}, ("Shoe size",))
    assert table.headings_by_key == {"number": "Emp No", "name": "Surname", "team": "Team / Cost Centre"}
    assert [row.cells for row in table.above] == [("Staff", "list")]
    assert [row.cells for row in table.rows] == [("4", "", "A", "1")]
    assert [row.cells for row in table.footers] == [("Total", "1")]
    assert table.columns == COLUMNS


def test_an_empty_heading_between_others_is_nobodys(workbook_of):
    table = find_table(workbook_of([["Emp No", None, "Surname"], [1, 2, "A"]]), "staff.xlsx", COLUMNS)
    assert (table.headings, columns_not_read(table)) == (("Emp No", "", "Surname"), ())


@pytest.mark.parametrize(
    ("row", "is_footer"),
    [
        (["Total", "", "12"], True),
        (["", "Headcount", "77"], True),
        (["Total headcount", "77", "70.5"], True),
        (["Total staff in North", "77"], True),
        (["Staff", "Noor", "12"], False),
        (["", " Grand totals: 1,204."], True),
        (["Records", "2", "80.5 %", "-1"], True),
        (["Page 2 of 3"], True),
        (["Report run by HR"], True),
        (["number of staff", "149"], True),
        (["Total", "", "MASH"], False),
        (["Total", "12", "MASH"], False),
        (["Total", "12x"], False),
        (["Totally", "12"], False),
        (["12", "12"], False),
    ],
)
def test_a_total_or_a_count_at_the_bottom_is_no_row(table_of, row, is_footer):
    table = table_of(HEADINGS, [1, "A", "M"], row)
    assert (len(table.rows), len(table.footers)) == ((1, 1) if is_footer else (2, 0))


def test_a_number_alone_is_a_row_and_no_footer(workbook_of):
    table = find_table(workbook_of([HEADINGS, [7], [None, "Total", 3]]), "staff.xlsx", COLUMNS)
    assert ([row.number for row in table.rows], [row.number for row in table.footers]) == ([2], [3])


def test_what_cannot_be_read_under_the_headings_refuses_the_file():
    content = b'Emp No,Surname\n1,A\n2,"B\n'
    with pytest.raises(UnreadableFile, match=r"^Line 3 cannot be read as CSV"):
        find_table(content, "staff.csv", COLUMNS)


def test_a_file_of_another_kind_is_called_by_its_name():
    with pytest.raises(UnreadableFile, match=r"^“leave\.pdf” is a PDF"):
        find_table(b"%PDF-1.7", "leave.pdf", COLUMNS)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Leaving Dt.", "Leaving Date"),
        ("Line Mgr Number", "Line Manager No"),
        ("SWE Reg Num", "SWE Reg Number"),
        ("Forename(s)", "forenames"),
    ],
)
def test_short_words_are_the_same_as_long_ones(written, meant):
    assert plain(written) == plain(meant)


def test_a_word_that_only_begins_like_a_short_one_stays():
    assert plain("Numbers") == "numbers"
