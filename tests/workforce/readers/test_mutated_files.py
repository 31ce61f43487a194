"""Whatever is uploaded is read, or refused in words: never an unforeseen exception."""

import csv
import io
import re
import zipfile
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import writers
from tests.properties.profiles import runs
from workforce.readers.allocations import read_allocations
from workforce.readers.caseloads import read_caseloads
from workforce.readers.establishment import read_establishment
from workforce.readers.files import grids
from workforce.readers.rows import Reading
from workforce.readers.sheet import UnreadableFile
from workforce.readers.supervision_log import read_supervision_log

from . import test_allocations, test_caseloads, test_establishment, test_supervision_log

pytestmark = pytest.mark.fuzz
DAY = date(2026, 11, 2)
READERS = {
    "establishment": (
        read_establishment,
        [list(test_establishment.HEADINGS), test_establishment.person(1)],
    ),
    "caseloads": (
        lambda content, name: read_caseloads(content, name, counted_on=DAY),
        [test_caseloads.HEADINGS, test_caseloads.ROW],
    ),
    "allocations": (read_allocations, [test_allocations.HEADINGS, test_allocations.ROW]),
    "supervision log": (
        lambda content, name: read_supervision_log(content, name, today=DAY),
        [test_supervision_log.HEADINGS, test_supervision_log.ROW],
    ),
}
CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(min_value=date(1900, 3, 1)),
    st.times(),
    st.text(alphabet=st.characters(min_codepoint=32, exclude_categories=("Cs", "Cn")), max_size=12),
    st.sampled_from(["SW1", "1", "01/02/2026", "31/02/2026", "Allen, Carys", "=1+1", "#N/A", "CIN"]),
)


#: Letters that every kind of file can hold; none of a formula or a number.
LETTERS = "abcÉz é’–&<>\"'漢ш/.;"


def as_workbook(rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def as_csv(rows):
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def read_or_refuse(read, content, name="upload.xlsx"):
    """What came of the upload: a reading, or the words of the refusal."""
    try:
        reading = read(content, name)
    except UnreadableFile as refused:
        assert refused.problem.endswith(".")
        return refused.problem
    assert isinstance(reading, Reading)
    assert reading.is_sound is (not reading.errors)
    assert all(error.row >= 1 and error.column and error.problem for error in reading.errors)
    assert len({row.row for row in reading.rows}) == len(reading.rows) <= reading.total
    return reading


@pytest.mark.parametrize("reader", READERS)
@runs(40)
@given(data=st.data())
def test_cells_of_any_kind_are_read_or_listed(reader, data):
    read, (headings, sound) = READERS[reader]
    rows = [[data.draw(CELLS) if data.draw(st.booleans()) else cell for cell in sound] for _ in range(3)]
    for write in (as_workbook, as_csv):
        reading = read_or_refuse(read, write([headings, *rows]))
        if isinstance(reading, Reading):
            assert {e.row for e in reading.errors} | {r.row for r in reading.rows} <= {2, 3, 4}


@pytest.mark.parametrize("reader", READERS)
@runs(60)
@given(noise=st.binary(max_size=400))
def test_random_bytes_are_refused_in_words(reader, noise):
    assert isinstance(read_or_refuse(READERS[reader][0], noise), str)
    assert isinstance(read_or_refuse(READERS[reader][0], b"PK\x03\x04" + noise), str)


OTHER_KINDS = {
    "xls": lambda rows: writers.xls({"Sheet": rows}),
    "xlsb": lambda rows: writers.xlsb({"Sheet": rows}),
    "ods": lambda rows: writers.ods({"Sheet": rows}),
    "xlsx with shared strings": lambda rows: writers.xlsxwriter_xlsx({"Sheet": rows}),
}


@pytest.mark.parametrize("kind", OTHER_KINDS)
@runs(150)
@given(
    places=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=4)
)
def test_a_file_of_any_kind_with_a_few_bytes_changed_is_read_or_refused(kind, places):
    read, rows = READERS["establishment"]
    content = bytearray(OTHER_KINDS[kind](rows))
    for place, byte in places:
        content[int(place * len(content))] = byte
    read_or_refuse(read, bytes(content))


@pytest.mark.parametrize("kind", ["xlsb", "ods", "xlsx with shared strings"])
@runs(150)
@given(part=st.integers(0, 20), place=st.floats(0, 1, exclude_max=True), text=st.binary(max_size=9))
def test_a_file_of_any_kind_with_a_damaged_part_is_read_or_refused(kind, part, place, text):
    read, rows = READERS["establishment"]
    content = OTHER_KINDS[kind](rows)
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()

    def damaged(data):
        at = int(place * len(data))
        return data[:at] + text + data[at + len(text) :]

    read_or_refuse(read, writers.with_part(content, names[part % len(names)], damaged))


@pytest.mark.parametrize("kind", ["ods", "xlsx with shared strings"])
def test_a_part_in_letters_that_nobody_knows_is_refused(kind):
    read, rows = READERS["establishment"]
    content = OTHER_KINDS[kind](rows)
    for name in zipfile.ZipFile(io.BytesIO(content)).namelist():
        told = writers.with_part(content, name, lambda data: re.sub(rb"(?i)utf-8", b"utf-9", data))
        read_or_refuse(read, told)


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_a_file_of_any_kind_cut_off_anywhere_is_refused_or_read(kind):
    read, rows = READERS["establishment"]
    content = OTHER_KINDS[kind](rows)
    for length in range(4, len(content) - 30, max(1, len(content) // 60)):
        read_or_refuse(read, content[:length])


@pytest.mark.parametrize("kind", OTHER_KINDS)
@runs(60)
@given(
    rows=st.lists(
        st.lists(
            st.one_of(
                st.none(),
                st.booleans(),
                st.integers(-(10**9), 10**9),
                st.floats(-1e6, 1e6, allow_subnormal=False).map(lambda number: round(number, 3)),
                st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 1, 1)),
                st.text(alphabet=LETTERS, min_size=1, max_size=12).filter(
                    lambda words: words.strip() == words
                ),
            ),
            min_size=1,
            max_size=6,
        ),
        min_size=1,
        max_size=6,
    )
)
def test_whatever_is_written_is_read(kind, rows):
    """Each cell by another program's hand, in its own kind of file, is the cell that was meant."""
    if not any(cell is not None for row in rows for cell in row):
        return
    (grid,) = grids(OTHER_KINDS[kind](rows), "any")
    found = {row.number: row.cells for row in grid.rows}
    for number, row in enumerate(rows, start=1):
        meant = [(int(c) if type(c) is float and c.is_integer() else c) for c in row]
        there = [*found.get(number, ()), *[None] * len(row)][: len(row)]
        assert there == meant


@pytest.mark.parametrize("write", [as_workbook, as_csv])
@pytest.mark.parametrize("reader", READERS)
@runs(60)
@given(place=st.floats(0, 1, exclude_max=True), byte=st.integers(0, 255))
def test_a_file_with_one_byte_changed_is_read_or_refused(reader, write, place, byte):
    read, rows = READERS[reader]
    content = bytearray(write(rows))
    content[int(place * len(content))] = byte
    read_or_refuse(read, bytes(content))


@pytest.mark.parametrize("reader", READERS)
@runs(40)
@given(part=st.integers(0, 20), place=st.floats(0, 1, exclude_max=True), text=st.binary(max_size=9))
def test_a_workbook_with_a_damaged_part_is_read_or_refused(reader, part, place, text):
    """The parts are packed again, so that the damage is not caught by their checksums."""
    read, rows = READERS[reader]
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(as_workbook(rows))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = old.namelist()
        for name in names:
            data = old.read(name)
            if name == names[part % len(names)]:
                at = int(place * len(data))
                data = data[:at] + text + data[at + len(text) :]
            new.writestr(name, data)
    read_or_refuse(read, out.getvalue())


@pytest.mark.parametrize("reader", READERS)
def test_a_workbook_cut_off_anywhere_is_refused(reader):
    read, rows = READERS[reader]
    content = as_workbook(rows)
    for length in range(4, len(content) - 30, 397):
        assert isinstance(read_or_refuse(read, content[:length]), str)


@pytest.mark.parametrize("reader", READERS)
def test_the_sound_file_is_read_without_an_error(reader):
    read, rows = READERS[reader]
    for write in (as_workbook, as_csv):
        reading = read_or_refuse(read, write(rows))
        assert (len(reading.rows), reading.errors) == (1, ())


@pytest.mark.parametrize("reader", ["establishment", "caseloads"])
def test_the_same_row_twice_is_an_error_in_the_later_one(reader):
    read, (headings, row) = READERS[reader]
    reading = read_or_refuse(read, as_workbook([headings, row, row]))
    assert {error.row for error in reading.errors} == {3}


@pytest.mark.parametrize("reader", READERS)
def test_every_cell_is_the_same_read_from_a_workbook_or_a_csv(reader):
    read, rows = READERS[reader]
    assert read_or_refuse(read, as_workbook(rows)).rows == read_or_refuse(read, as_csv(rows)).rows
