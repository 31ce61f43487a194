"""The same people are read from a list however untidily it is kept: no one is lost, added or changed."""

import csv
import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import writers
from tests.properties.profiles import runs
from workforce.readers.establishment import read_establishment
from workforce.readers.notes import Noted

pytestmark = pytest.mark.fuzz
TODAY = date(2026, 11, 2)
HEADINGS = {
    "number": ("Emp No", "Staff ID", "PERSONNEL NUMBER"),
    "family": ("Surname", "Last name"),
    "given": ("Forename(s)", "First Name", "Forename"),
    "title": ("Job Title", "Post title", "Role"),
    "team": ("Team", "Cost Centre", "Reporting Unit"),
    "fte": ("FTE", "Full-time equivalent"),
    "contract": ("Contract Type", "Employment Type"),
    "start": ("Start Date", "Hire date"),
    "left": ("Leaving Date", "Last Working Day"),
    "manager": ("Line Mgr Emp No", "Line Manager ID", "Manager's Employee Number"),
}
NOISE = st.sampled_from(["", " ", "\u00a0", "\u200b", "\u200e", "\ufeff"])
EMPTY = st.sampled_from([None, "", " ", "N/A", "-", "n/a", "TBC"])
NO_END = st.sampled_from([None, "", "31/12/9999", "31/12/4712", "-"])


def day_as(draw, on, *, in_cells):
    styles = ("%d/%m/%Y", "%d/%m/%y", "%d-%b-%Y", "%d %B %Y", "%d.%m.%Y", "%Y-%m-%d")
    return on if in_cells and draw(st.booleans()) else on.strftime(draw(st.sampled_from(styles)))


@st.composite
def untidy_lists(draw, *, in_cells):
    """People as plain facts, and the sheets that a council keeps them in."""
    people, rows = [], []
    for number in range(100, 100 + draw(st.integers(2, 6))):
        start = date(2000, 1, 1) + timedelta(days=draw(st.integers(0, 9000)))
        left = start + timedelta(days=draw(st.integers(0, 300))) if draw(st.booleans()) else None
        share = draw(st.sampled_from(["1", "0.5", "80%", "0.80"]))
        boss = draw(st.sampled_from([None, 100])) if number > 100 else None
        noise = draw(NOISE)
        people.append((str(number), left, boss and str(boss), start))
        rows.append(
            {
                "number": draw(st.sampled_from([number, f"{number} ", f"{noise}{number}"]))
                if in_cells
                else str(number),
                "family": f"Family{'abcdefghij'[number - 100]}{noise}", "given": f" Ada{noise}",
                "title": draw(st.sampled_from(["Social Worker", "social  worker", "Team Manager"])),
                "team": "North", "fte": share,
                "contract": draw(st.sampled_from(["Perm", "PERMANENT", "Agency"])),
                "start": day_as(draw, start, in_cells=in_cells),
                "left": day_as(draw, left, in_cells=in_cells) if left else draw(NO_END),
                "manager": str(boss) if boss else draw(EMPTY),
            }
        )  # fmt: skip
    return people, sheets_of(draw, rows, several=in_cells)


def sheets_of(draw, rows, *, several):
    order = draw(st.permutations(list(HEADINGS)))
    names = {key: draw(st.sampled_from(HEADINGS[key])) for key in order}
    cut = draw(st.integers(1, len(rows))) if several else len(rows)
    sheets = {}
    for name, some in (("North", rows[:cut]), ("South", rows[cut:])):
        if not some:
            continue
        lead = [None] * draw(st.integers(0, 2))
        heading = [*lead, *(names[key] for key in order), "Shoe size"]
        lines = (
            [["Staff list"] for _ in range(draw(st.integers(0, 2)))]
            + [[]] * draw(st.integers(0, 2))
            + [heading]
        )
        for row in some:
            lines.append([*lead, *(row[key] for key in order), draw(st.sampled_from([None, 4]))])
            lines += [[]] * draw(st.integers(0, 1)) + ([heading] if draw(st.booleans()) else [])
        lines += [[*lead, "Total", len(some)]] if draw(st.booleans()) else []
        sheets[name] = lines
    return sheets


def check(people, content):
    reading = read_establishment(content, "hr", today=TODAY)
    assert reading.errors == ()
    found = [
        (row.staff_number, row.left_on, row.line_manager_staff_number, row.started_on) for row in reading.rows
    ]
    assert found == people
    assert {row.given_name for row in reading.rows} == {"Ada"}
    assert Noted.COLUMN in {note.kind for note in reading.notes}


@pytest.mark.parametrize("kind", ["openpyxl", "xlsxwriter", "xls", "xlsb", "ods"])
@runs(40)
@given(data=st.data())
def test_no_one_is_lost_added_or_changed_in_a_workbook(kind, data):
    people, sheets = data.draw(untidy_lists(in_cells=True))
    write = {"openpyxl": writers.openpyxl_xlsx, "xlsxwriter": writers.xlsxwriter_xlsx}.get(kind) or getattr(
        writers, kind
    )
    check(people, write(sheets))


@runs(80)
@given(data=st.data(), separator=st.sampled_from(",;\t|"), ending=st.sampled_from(["\r\n", "\n", "\r"]),
       encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]), quoted=st.booleans())  # fmt: skip
def test_no_one_is_lost_added_or_changed_in_a_csv(data, separator, ending, encoding, quoted):
    people, sheets = data.draw(untidy_lists(in_cells=False))
    text = io.StringIO(newline="")
    how = {"quoting": csv.QUOTE_ALL} if quoted else {}
    writer = csv.writer(text, delimiter=separator, lineterminator=ending, **how)
    for lines in sheets.values():
        writer.writerows(["" if cell is None else cell for cell in line] for line in lines)
    check(people, text.getvalue().encode(encoding))


@runs(60)
@given(data=st.data())
def test_what_is_hidden_is_read_and_said(data):
    people, sheets = data.draw(untidy_lists(in_cells=True))
    hidden = data.draw(st.sets(st.integers(1, 12)))
    reading = read_establishment(writers.openpyxl_xlsx(sheets, hidden_rows=sorted(hidden)), "hr", today=TODAY)
    plain = read_establishment(writers.openpyxl_xlsx(sheets), "hr", today=TODAY)
    assert [replace(row, row=0) for row in reading.rows] == [replace(row, row=0) for row in plain.rows]
    said = sum(note.number for note in reading.notes if note.kind is Noted.HIDDEN_ROWS)
    numbers = [getattr(row.row, "number", row.row) for row in reading.rows]
    assert said == sum(number in hidden for number in numbers)
    assert len(people) == len(reading.rows)
