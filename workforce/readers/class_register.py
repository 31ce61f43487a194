"""Registers of past classes: a row for each person and class, or people down and classes across."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from workforce.readers.cells import CellProblem, is_blank, staff_number, swe_number, text
from workforce.readers.days import any_day, has_begun
from workforce.readers.files import RawRow, grids
from workforce.readers.headings import ExpectedColumn, Meanings, listed, plain, words_of
from workforce.readers.notes import Noted
from workforce.readers.programme_columns import PERSON
from workforce.readers.reached import days_in
from workforce.readers.refusals import UnreadableFile
from workforce.readers.rows import Reading, RowCells, RowError, reading_of
from workforce.readers.sheet import find_table

WHO = ("name", "given_name", "family_name", "staff_number", "swe_number", "team")
COLUMNS = (
    *(column for column in PERSON if column.key in WHO),
    ExpectedColumn(
        "title",
        listed(
            "Class, Master Class, Masterclass, Class Title, Class Name, Course, Course Title, Course Name, "
            "Training, Workshop, Module, Session, Session Title"
        ),
        also=listed("Title, Event"),
    ),
    ExpectedColumn(
        "held_on",
        listed(
            "Date, Class Date, Date of Class, Course Date, Session Date, Held On, Date Held, Date Attended"
        ),
    ),
    ExpectedColumn(
        "mark", listed("Attendance, Attended, Attended?, Attendance Status, Register, Mark, Status")
    ),
)
KNOWN = frozenset(plain(name) for column in COLUMNS for name in (*column.names, *column.also))
MARKS = (
    ("left_early", r"left early|left|early"),
    ("late", r"late|arrived late|l"),
    ("apologies", r"apologies|apols?|apologies sent|sent apologies|sick|leave|annual leave|al|on leave"),
    ("absent", r"absent|n|no|0|dna|did not attend|not attended|no show|✗|✘"),
    ("present", r"present|attended|y|yes|x|p|1|done|complete|completed|✓|✔|√|☑"),
)
TICKS = frozenset("✓✔√☑")
HOW_TO_MARK = "Write Attended, Late, Left early, Apologies or Absent."
NEEDS_CLASSES = (
    "No class was found. The file needs the columns Class and Date, or a column for each class with its "
    "day in the heading, such as “Writing chronologies 12/03/2026”."
)
UNTITLED = "Master class"
HEADING_ROWS = 30


@dataclass(frozen=True)
class Attended:
    """What became of one person in one class."""

    title: str
    held_on: date
    mark: str


@dataclass(frozen=True)
class RegisterRow:
    """A row: a person, and their classes."""

    row: int
    name: str
    staff_number: str
    swe_number: str
    team: str
    classes: tuple[Attended, ...]


@dataclass(frozen=True)
class ClassColumn:
    """A column of a matrix: the class that it is about."""

    column: ExpectedColumn
    title: str
    held_on: date


def read_register(
    content: bytes, file_name: str, *, on: date, said: Meanings | None = None
) -> Reading[RegisterRow]:
    """The people and their classes. Raises UnreadableFile when the file as a whole cannot be used."""
    across = class_columns(content, file_name)
    table = find_table(content, file_name, (*COLUMNS, *(one.column for one in across)), said)
    is_list = {"title", "held_on"} <= set(table.positions)
    if not is_list and not across:
        raise UnreadableFile(NEEDS_CLASSES)
    has_ticks = any(str(cell).strip() in TICKS for raw in table.rows for cell in raw.cells if cell)
    rows: list[RegisterRow] = []
    errors: list[RowError] = []
    for raw in table.rows:
        cells = RowCells(table, raw)
        if not names_someone(cells) and only_days(raw):
            continue
        row = row_of(cells, () if is_list else across, on=on, has_ticks=has_ticks)
        errors += cells.errors
        if not cells.errors and row.classes:
            rows.append(row)
    return reading_of(table, rows=rows, errors=errors)


def class_columns(content: bytes, file_name: str) -> tuple[ClassColumn, ...]:
    """The columns that are a class each: their day in the heading, or in the row above or below it."""
    names = {plain(name) for column in PERSON if column.key in WHO for name in (*column.names, *column.also)}
    for grid in grids(content, file_name):
        for index, row in enumerate(grid.rows[:HEADING_ROWS]):
            words = words_of(row.cells)
            if any(plain(one) in names for one in words):
                near = (grid.rows[place] for place in (index - 1, index + 1) if 0 <= place < len(grid.rows))
                beside = [one for one in near if only_days(one)]
                found = tuple(classes_in(words, beside))
                if found:
                    return found
    return ()


def classes_in(words: Sequence[str], beside: Sequence[RawRow]) -> Iterator[ClassColumn]:
    for place, heading in enumerate(words):
        if not heading or plain(heading) in KNOWN:
            continue
        days, rest = days_in(heading)
        day = days[0] if days else next((found for row in beside if (found := day_at(row, place))), None)
        if day:
            title = " ".join(re.sub(r"00:00:00", "", rest).split()).strip(" -–,:()") or UNTITLED
            yield ClassColumn(ExpectedColumn(f"class:{place}", (heading,)), title[:160], day)


def day_at(row: RawRow, place: int) -> date | None:
    value = row.cells[place] if place < len(row.cells) else None
    try:
        return None if is_blank(value) or isinstance(value, (int, float)) else any_day(value)
    except CellProblem:
        return None


def names_someone(cells: RowCells) -> bool:
    return not all(is_blank(cells.value(key)) for key in WHO)


def only_days(raw: RawRow) -> bool:
    """A row of days under the headings of classes."""
    filled = [place for place, cell in enumerate(raw.cells) if not is_blank(cell)]
    return bool(filled) and all(day_at(raw, place) for place in filled)


def row_of(cells: RowCells, across: Sequence[ClassColumn], *, on: date, has_ticks: bool) -> RegisterRow:
    given, family = cells.read("given_name", text) or "", cells.read("family_name", text) or ""
    name = cells.read("name", text) or f"{given} {family}".strip()
    number, registered = cells.read("staff_number", staff_number), cells.read("swe_number", swe_number)
    if not (name or number or registered):
        cells.note("name", "This row has no name and no number. Add one, or remove the row.")
    told = across_of(cells, across, on=on, has_ticks=has_ticks)
    classes = [*(told if across else listed_in(cells, on=on, has_ticks=has_ticks))]
    team = cells.read("team", text) or ""
    return RegisterRow(cells.number, name, number or "", registered or "", team, tuple(classes))


def across_of(
    cells: RowCells, across: Sequence[ClassColumn], *, on: date, has_ticks: bool
) -> Iterator[Attended]:
    for one in across:
        mark = mark_in(cells, one.column.key, has_ticks=has_ticks)
        if mark and one.held_on > on:
            cells.note(
                one.column.key, f"The class on {one.held_on:%d/%m/%Y} is still to come. Remove the mark."
            )
        elif mark:
            yield Attended(one.title, one.held_on, mark)


def listed_in(cells: RowCells, *, on: date, has_ticks: bool) -> Iterator[Attended]:
    """The class of a row; without a column for it, a row says that someone was there, which is told."""
    title = cells.read("title", text, missing="Every row needs the class.")
    held_on = cells.read_day("held_on", has_begun(on), missing="Every row needs the day of the class.")
    if held_on and held_on > on:
        cells.note("held_on", "This class is still to come. Remove the row.")
    if "mark" in cells.table.positions:
        mark = mark_in(cells, "mark", has_ticks=has_ticks)
    else:
        mark = "present"
        cells.tell(Noted.READ_AS, "title", "a row", meaning="attended, as there is no column for attendance")
    if title and held_on and mark:
        yield Attended(title[:160], held_on, mark)


def mark_in(cells: RowCells, key: str, *, has_ticks: bool) -> str | None:
    """The mark of a cell. Where others have a tick, an X is the opposite of one, and that is told."""
    value = cells.value(key)
    if has_ticks and isinstance(value, str) and value.strip().casefold() == "x":
        cells.tell(Noted.READ_AS, key, value.strip(), meaning="absent, since others have a tick")
        return "absent"
    return cells.read(key, mark_of)


def mark_of(value: object) -> str:
    """present, late, left_early, apologies or absent. Raises CellProblem."""
    if isinstance(value, bool):
        return "present" if value else "absent"
    words = text(value).casefold().strip(" .!")
    found = next((mark for mark, pattern in MARKS if re.fullmatch(pattern, words)), None)
    if found is None:
        raise CellProblem(f"This is not a word we know here. {HOW_TO_MARK}")
    return found
