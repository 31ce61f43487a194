"""What goes out is safe to open: text is text, days are days, memory stays flat."""

import csv
import gc
import io
import tempfile
import tracemalloc
import zipfile
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.profiles import runs
from workforce.web import workbook
from workforce.web.cell_values import Share
from workforce.web.csv_files import write_csv, write_csvs
from workforce.web.sheet_look import Band, SheetChart, Whose
from workforce.web.workbook import (
    CellKind,
    Sheet,
    SheetColumn,
    TooManyRows,
    write_workbook,
)

RISKY = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\x00=1+1", "=", "#N/A", "\n=1", "\uff1d1"]


def reopened(*sheets, **options):
    content = io.BytesIO()
    write_workbook(sheets, content)
    return openpyxl.load_workbook(io.BytesIO(content.getvalue()), **options)


THREE = (SheetColumn("One"), SheetColumn("Two"), SheetColumn("Three"))


def sheet_of(rows, columns=THREE, title="Sheet"):
    return Sheet(title, columns, rows)


def csv_rows(columns, rows):
    content = io.BytesIO()
    write_csv(columns, rows, content)
    return content.getvalue(), list(
        csv.reader(io.StringIO(content.getvalue().decode("utf-8-sig"), newline=""))
    )


@pytest.mark.parametrize("text", RISKY)
def test_text_that_begins_like_a_formula_is_text_in_cells_and_headings(text):
    book = reopened(sheet_of([[text]], [SheetColumn(text)]))
    for cell in (book.active["A1"], book.active["A2"]):
        assert (cell.data_type, cell.value) == ("s", text.replace("\x00", ""))
        assert cell.quotePrefix
    assert not book.active["A3"].quotePrefix


def test_plain_text_beside_a_risky_one_is_as_it_was():
    book = reopened(sheet_of([["plain", "=1", "other"], ["=2", "=3", "plain"]]))
    assert [[cell.value for cell in row] for row in book.active["A2:C3"]] == [
        ["plain", "=1", "other"],
        ["=2", "=3", "plain"],
    ]
    assert [cell.quotePrefix for cell in book.active[2]] == [False, True, False]


ANY_TEXT = st.one_of(
    st.text(alphabet=st.characters(), max_size=30),
    st.tuples(st.sampled_from("=+-@\t\r\x00#'"), st.text(max_size=10)).map("".join),
)


@runs(150)
@given(heading=ANY_TEXT, rows=st.lists(st.lists(ANY_TEXT, min_size=2, max_size=2), max_size=4))
def test_no_text_whatever_becomes_a_formula(heading, rows):
    """Reopened, every cell is text or empty, and says what was written."""
    sheet = sheet_of(rows, [SheetColumn(heading), SheetColumn("Two")])
    cells = [cell for row in reopened(sheet).active.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} <= {"s"}
    written = [heading, "Two", *(text for row in rows for text in row)]
    kept = [workbook.clean(text).replace("\r\n", "\n").replace("\r", "\n") for text in written]
    read = [(cell.value or "").replace("\r\n", "\n").replace("\r", "\n") for cell in cells]
    assert read[: len(kept)] == kept[: len(read)]


@runs(150)
@given(rows=st.lists(st.lists(ANY_TEXT, min_size=1, max_size=3), max_size=4), heading=ANY_TEXT)
def test_no_cell_of_a_csv_begins_like_a_formula(rows, heading):
    for row in csv_rows([SheetColumn(heading)], rows)[1]:
        for cell in row:
            assert cell.lstrip(" \u00a0")[:1] not in set("=+-@\t\r\n\x00")


@runs(100)
@given(
    day=st.dates(min_value=date(1901, 1, 1), max_value=date(9999, 12, 31)),
    moment=st.datetimes(min_value=datetime(1901, 1, 1), max_value=datetime(2200, 1, 1)),
)
def test_days_stay_days_and_moments_moments(day, moment):
    moment = moment.replace(microsecond=0)
    row = reopened(sheet_of([[day, moment, None]])).active[2]
    assert [cell.value for cell in row[:2]] == [datetime(day.year, day.month, day.day), moment]
    assert [cell.number_format for cell in row[:2]] == [CellKind.DATE, CellKind.MOMENT]
    assert [cell.data_type for cell in row[:2]] == ["d", "d"]


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (None, None),
        ("", None),
        ("\x00\x01", None),
        (3, 3),
        (-3, -3),
        (Decimal("0.8"), 0.8),
        (True, "Yes"),
        (False, "No"),
        (float("nan"), None),
        (float("inf"), None),
        (10**16, "10000000000000000"),
        (10**400, "1" + "0" * 400),
        (date(1850, 1, 1), "1850-01-01"),
        (timedelta(hours=1), "1:00:00"),
        (datetime(2026, 7, 1, 9, 0, tzinfo=UTC), datetime(2026, 7, 1, 10, 0)),
        ("x" * 40_000, "x" * 32_767),
        (["a"], "['a']"),
        ("_x0041_", "_x0041_"),
        ("\ud800broken", "broken"),
    ],
)
def test_each_kind_of_value_has_its_cell(value, kept):
    assert reopened(sheet_of([[value, "end"]])).active["A2"].value == kept


def test_numbers_are_shown_as_their_column_says():
    kinds = [CellKind.TEXT, CellKind.WHOLE, CellKind.DECIMAL, CellKind.PERCENT, CellKind.DATE]
    columns = [SheetColumn(kind.name, kind=kind) for kind in kinds]
    row = reopened(sheet_of([[0.5] * 5], columns)).active[2]
    assert [cell.number_format for cell in row] == ["General", "0", "0.00", "0.0%", "General"]


def test_the_heading_row_is_bold_frozen_and_filtered_and_columns_have_their_width():
    columns = [SheetColumn("Person", 30), SheetColumn("Due", 12, CellKind.DATE)]
    sheet = reopened(sheet_of([["A", date(2026, 11, 2)], ["B", None]], columns)).active
    assert (sheet.freeze_panes, [one.ref for one in sheet.tables.values()]) == ("A2", ["A1:B3"])
    assert [cell.font.bold for cell in sheet[1]] == [True, True]
    assert not sheet["A2"].font.bold
    assert [sheet.column_dimensions[letter].width for letter in "AB"] == [30, 12]


def test_a_sheet_without_rows_still_has_its_headings():
    sheet = reopened(sheet_of([])).active
    assert ([cell.value for cell in sheet[1]], sheet.max_row) == (["One", "Two", "Three"], 1)


def test_a_workbook_without_sheets_can_be_opened():
    assert reopened().sheetnames == ["Sheet"]


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        (["Overdue", "overdue", "OVERDUE"], ["Overdue", "overdue (2)", "OVERDUE (3)"]),
        (["a/b\\c?d*e[f]g:h"], ["a b c d e f g h"]),
        (["", "'"], ["Sheet", "Sheet (2)"]),
        (["History"], ["History sheet"]),
        (["x" * 40] * 2, ["x" * 31, "x" * 27 + " (2)"]),
        (["\U0001f600" * 20], ["\U0001f600" * 15]),
    ],
)
def test_titles_are_such_as_excel_accepts(wanted, titles):
    assert reopened(*[sheet_of([], title=title) for title in wanted]).sheetnames == titles


@given(st.lists(st.text(max_size=40), max_size=5))
def test_titles_are_always_short_clean_and_unlike(wanted):
    taken = set()
    titles = [workbook.unique_title(title, taken) for title in wanted]
    assert len({title.casefold() for title in titles}) == len(titles)
    assert all(0 < len(title.encode("utf-16-le")) // 2 <= 31 for title in titles)
    assert not set("".join(titles)) & set("[]:*?/\\\x00")


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    with pytest.raises(TooManyRows, match="2 rows"):
        write_workbook([sheet_of([["a"]] * 3)], io.BytesIO())


class Stopped(Exception):
    pass


def stopping(at):
    yield from [["a name"]] * at
    raise Stopped


def test_nothing_of_an_unfinished_workbook_is_left_behind(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(Stopped):
        write_workbook([sheet_of([["a"]], title="Done"), sheet_of(stopping(5))], io.BytesIO())
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_is_written_to_a_path(tmp_path):
    write_workbook([sheet_of([["a"]])], tmp_path / "report.xlsx")
    assert zipfile.is_zipfile(tmp_path / "report.xlsx")
    assert [path.name for path in Path(tmp_path).iterdir()] == ["report.xlsx"]


def peak_memory(rows, tmp_path):
    gc.collect()
    tracemalloc.start()
    many = (["=text", date(2026, 11, 2), number] for number in range(rows))
    write_workbook([sheet_of(many)], tmp_path / "large.xlsx")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


@pytest.mark.long
def test_memory_does_not_grow_with_the_rows(tmp_path):
    peak_memory(10, tmp_path)
    assert peak_memory(8_000, tmp_path) < 1.2 * peak_memory(1_000, tmp_path) + 100_000


@pytest.mark.parametrize(
    "before",
    [
        "\u200b",
        "\u202e",
        "\xad",
        "\ufeff",
        "\u2003",
        "\u3000",
        "\x1f",
        "\u3164",
        "\ufe0f",
        "\u2060 \xa0",
        "\U000e0041",
    ],
    ids=ascii,
)
def test_what_no_one_sees_before_a_formula_hides_none_in_a_csv(before):
    _, rows = csv_rows([SheetColumn("Name")], [[f"{before}=1+1"], [f"{before}Name"]])
    assert rows[1][0].startswith("'")
    assert not rows[2][0].startswith("'")


def test_a_csv_keeps_numbers_and_days_and_marks_itself_as_utf_8():
    row = ["Zoë", -5, Decimal("0.80"), date(2026, 11, 2), datetime(2026, 11, 2, 9, 30), None, True]
    content, rows = csv_rows([SheetColumn("-heading")], [row, ["=1+1", " =1", "a,b\nc"]])
    assert content.startswith(b"\xef\xbb\xbf")
    assert rows == [
        ["'-heading"],
        ["Zoë", "-5", "0.80", "2026-11-02", "2026-11-02 09:30", "", "Yes"],
        ["'=1+1", "' =1", "a,b\nc"],
    ]


def test_a_sheet_is_a_table_that_prints_across_the_paper_with_its_headings_on_each_page():
    content, whose = io.BytesIO(), Whose("Tracker", "Bath & Wells")
    wide = [SheetColumn("Name", 200), SheetColumn("Late", 100, CellKind.WHOLE, Band.OVERDUE)]
    sheets = [
        Sheet("Narrow", THREE, [["a", "b", "c"]]),
        Sheet("Wide", wide, [["A", 3]]),
        Sheet("None", wide, []),
    ]
    write_workbook(sheets, content, title="The report", whose=whose)
    book = openpyxl.load_workbook(io.BytesIO(content.getvalue()))
    assert [list(sheet.tables) for sheet in book] == [["Table1"], ["Table2"], []]
    assert [sheet.page_setup.orientation for sheet in book] == ["landscape"] * 3
    assert [(sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) for sheet in book] == [
        (1, 0),
        (2, 0),
        (2, 0),
    ]
    assert {sheet.print_title_rows for sheet in book} == {"$1:$1"}
    assert book["Wide"].print_title_cols == "$A:$A"
    assert book["Wide"].oddHeader.left.text == "Bath && Wells: Wide"
    assert [str(one.sqref) for one in book["Wide"].conditional_formatting] == ["B2"]
    assert (book.properties.creator, book.properties.title) == ("Tracker, Bath & Wells", "The report")


@pytest.mark.parametrize("headings", [["Same", "same"], ["=1", "b"], ["", "b"], ["a\nb", "c"]])
def test_headings_that_no_table_can_have_are_filtered_without_one(headings):
    sheet = reopened(sheet_of([["a", "b"]], [SheetColumn(one) for one in headings])).active
    assert (list(sheet.tables), sheet.auto_filter.ref) == ([], "A1:B2")


@pytest.mark.parametrize(("heading", "height"), [("Short", 15), ("Social Work England number", 45)])
def test_a_long_heading_has_the_room_of_its_lines(heading, height):
    sheet = reopened(sheet_of([["a"]], [SheetColumn(heading, 14)])).active
    assert sheet.row_dimensions[1].height == height
    assert sheet["A1"].alignment.wrap_text


def test_a_share_is_a_percentage_among_other_numbers():
    sheet = reopened(sheet_of([["a", Share(0.5), 1]])).active
    assert [cell.number_format for cell in sheet[2]] == ["General", "0.0%", "General"]
    assert sheet["B2"].value == 0.5


def test_a_chart_stands_beneath_its_sheet_and_draws_the_rows_of_another():
    drawn = SheetChart("By team", "Rows", labels=1, values=2, first=2, last=3)
    content = io.BytesIO()
    write_workbook(
        [Sheet("Top", THREE, [["a", 1, 2]], (drawn,)), sheet_of([["a", 1], ["b", 2]], THREE, "Rows")], content
    )
    chart = openpyxl.load_workbook(io.BytesIO(content.getvalue()))["Top"]._charts[0]
    assert chart.series[0].val.numRef.f == "'Rows'!$B$2:$B$3"
    assert chart.anchor._from.row == 3


def test_each_sheet_is_a_csv_of_its_own():
    content = io.BytesIO()
    write_csvs([sheet_of([["=1"]], title="A/B"), sheet_of([["x"]], title="A/B")], content)
    with zipfile.ZipFile(content) as folder:
        assert folder.namelist() == ["A B.csv", "A B (2).csv"]
        assert folder.read("A B.csv").decode("utf-8-sig") == "One,Two,Three\r\n'=1\r\n"


def test_a_day_among_words_stands_where_they_do():
    columns = (SheetColumn("About"), SheetColumn("What"), SheetColumn("Day", kind=CellKind.DATE))
    rows = [("Made on", date(2026, 11, 28), date(2026, 11, 27)), ("Held in time", Share(0.87), None)]
    target = reopened(sheet_of(rows, columns)).active
    among_words, among_days = target["B2"], target["C2"]
    assert among_words.is_date and among_words.alignment.horizontal == "left"
    assert among_days.is_date and among_days.alignment.horizontal is None
    assert target["B3"].alignment.horizontal is None
