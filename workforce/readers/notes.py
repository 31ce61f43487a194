"""What a person is told of a file before anyone says yes: what was not read, what was read in a special way.

Nothing in a file is dropped, guessed or defaulted without a word. Whatever a reader passes over, and
whatever it takes for something else than it says, is counted here under what the file itself calls it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from workforce.readers import places
from workforce.rules.in_words import many


class Noted(StrEnum):
    """Why something is told, in the order in which it is told."""

    #: A column that may be one of ours that the file lacks: `column` is that one's name, `meaning` what
    #: comes of its absence.
    MAY_BE_NEEDED = "may_be_needed"
    #: A whole sheet, by its name; the number is its filled rows, `meaning` the needed headings that it lacks.
    SHEET = "sheet"
    HIDDEN_SHEET = "hidden_sheet"
    #: A column whose heading is not known, by that heading; the number is its filled cells.
    COLUMN = "column"
    #: Cells beside the table, by the letter of their column.
    NO_HEADING = "no_heading"
    #: Rows above the headings, headings that stand again below, totals and counts at the end.
    ABOVE = "above"
    HEADINGS_AGAIN = "headings_again"
    FOOTER = "footer"
    #: A row that is left out for what it says, by those words ("Unallocated").
    ROW = "row"
    #: A cell that is left out for what another row says.
    CELL = "cell"
    #: One of several sheets that are read as one list; the number is its rows.
    SHEET_READ = "sheet_read"
    #: Letters of a CSV whose kind the file does not say: `what` is a word of them, `meaning` the kind.
    LETTERS = "letters"
    #: Hidden in the spreadsheet, and read.
    HIDDEN_ROWS = "hidden_rows"
    HIDDEN_COLUMN = "hidden_column"
    #: A column that the file does not have, and need not: `meaning` is what each row is taken for.
    NO_COLUMN = "no_column"
    #: Cells of a column that show what the merged cell above them holds.
    MERGED = "merged"
    #: A word that stands for no value, and a day that stands for no end.
    EMPTY = "empty"
    NO_END = "no_end"
    #: Years of two digits under a heading: `what` is one of them, `meaning` the day it is read as.
    TWO_DIGIT_YEAR = "two_digit_year"
    #: Hours of a week that are taken as a part of a full-time week: `meaning` says which part of how many.
    PART_OF_A_WEEK = "part_of_a_week"
    #: A cell that is taken for what it does not say itself: `meaning` is what.
    READ_AS = "read_as"

    @property
    def is_left_out(self) -> bool:
        """Whether what is told was not read."""
        return self not in READ


READ = frozenset(
    (
        Noted.SHEET_READ,
        Noted.LETTERS,
        Noted.HIDDEN_ROWS,
        Noted.HIDDEN_COLUMN,
        Noted.NO_COLUMN,
        Noted.MERGED,
        Noted.EMPTY,
        Noted.NO_END,
        Noted.TWO_DIGIT_YEAR,
        Noted.PART_OF_A_WEEK,
        Noted.READ_AS,
    )
)
#: Told once for a column, with the first that was met as the example.
ONE_FOR_A_COLUMN = frozenset((Noted.TWO_DIGIT_YEAR, Noted.PART_OF_A_WEEK))
#: Told once for what it is about, whatever it was taken for.
ONE_FOR_A_HEADING = frozenset((Noted.COLUMN,))
ORDER = {kind: place for place, kind in enumerate(Noted)}


@dataclass(frozen=True)
class Note:
    """One thing to tell: `what` in the file's own words, and how many times.

    `column` is the heading that it stands under, `row` the first row where it was met (0 where it is
    about no row), `meaning` what it was taken for.
    """

    kind: Noted
    what: str
    number: int = 1
    column: str = ""
    row: int = 0
    meaning: str = ""

    @property
    def is_left_out(self) -> bool:
        return self.kind.is_left_out

    def __str__(self) -> str:
        return sentence_of(self)

    def as_json(self) -> list[Any]:
        return [self.kind.value, self.what, self.number, self.column, places.as_json(self.row), self.meaning]

    @classmethod
    def from_json(cls, said: list[Any]) -> Self:
        kind, what, number, column, row, meaning = said
        return cls(Noted(kind), what, number, column, places.from_json(row), meaning)


class Notes:
    """Notes while a file is read: the same thing met again is counted, not told again."""

    def __init__(self) -> None:
        self._found: dict[tuple[Noted, str, str, str], Note] = {}

    def add(
        self, kind: Noted, what: str, *, number: int = 1, column: str = "", row: int = 0, meaning: str = ""
    ) -> None:
        key = (
            kind,
            "" if kind in ONE_FOR_A_COLUMN else what,
            column,
            "" if kind in ONE_FOR_A_COLUMN | ONE_FOR_A_HEADING else meaning,
        )
        before = self._found.get(key)
        if before:
            number, row, what, meaning = number + before.number, before.row, before.what, before.meaning
        self._found[key] = Note(kind, what, number, column, row, meaning)

    def drop(self, kind: Noted, what: str) -> None:
        """Forget what turned out otherwise: a column that was read in the end."""
        self._found = {
            key: note for key, note in self._found.items() if (note.kind, note.what) != (kind, what)
        }

    def told(self) -> tuple[Note, ...]:
        """What is left out first; within a kind in the order in which it was met."""
        return tuple(sorted(self._found.values(), key=lambda note: ORDER[note.kind]))


def sentence_of(note: Note) -> str:
    """The note as a person reads it."""
    what, number = f"“{note.what}”", note.number
    cells = many(number, "filled cell") if number else "no filled cells"
    under = f" under “{note.column}”" if note.column else ""
    first = f" ({place_of(note)})" if note.row and number == 1 else ""
    match note.kind:
        case Noted.MAY_BE_NEEDED:
            return f"No column for {note.column} is known, so {note.meaning}. Column {what} may be it."
        case Noted.SHEET:
            lacks = f" It has no column for: {note.meaning}." if note.meaning else ""
            return f"Sheet {what} is not read: {many(number, 'filled row')}.{lacks}"
        case Noted.HIDDEN_SHEET:
            return f"Sheet {what} is hidden and is not read: {many(number, 'filled row')}."
        case Noted.COLUMN:
            like = f" They look like {note.meaning}." if note.meaning else ""
            return f"Column {what} is not read: {cells}.{like}"
        case Noted.NO_HEADING:
            return f"Column {note.what} has no heading and is not read: {cells}."
        case Noted.ABOVE:
            return f"{many(number, 'row')} above the headings: taken as a title."
        case Noted.HEADINGS_AGAIN:
            return f"The headings stand again in {many(number, 'row')}: left out."
        case Noted.FOOTER:
            return f"{what}{first} is read as a total or count, not as a row."
        case Noted.ROW:
            return f"{what}{under}{first} is left out: {many(number, 'row')}{because(note)}."
        case Noted.CELL:
            return f"{what}{under}{first} is left out{because(note)}."
        case Noted.NO_COLUMN:
            return f"There is no column for {what}: {note.meaning}."
        case Noted.SHEET_READ:
            return f"Sheet {what} is read together with the others: {many(number, 'row')}."
        case Noted.LETTERS:
            return (
                f"The file does not say how its letters are kept: read as {note.meaning} does, as in {what}."
            )
        case Noted.HIDDEN_ROWS:
            return f"{many(number, 'hidden row')}: read like the others."
        case Noted.HIDDEN_COLUMN:
            return f"Column {what} is hidden, and is read."
        case Noted.MERGED:
            return f"Merged cells under {what} are read for each of their rows: {many(number, 'cell')}."
        case Noted.EMPTY:
            return f"{what}{under} is read as empty: {many(number, 'cell')}{first}."
        case Noted.NO_END:
            return f"{what}{under} is read as no end: {many(number, 'cell')}{first}."
        case Noted.TWO_DIGIT_YEAR:
            said = f"such as {what}, read as {note.meaning}"
            return f"Years of two digits{under}, {said}: {many(number, 'cell')}."
        case Noted.PART_OF_A_WEEK:
            said = f"such as {what}, read as {note.meaning}: {many(number, 'cell')}"
            return f"Full-time equivalents are worked out from the hours{under}, {said}."
        case Noted.READ_AS:
            return f"{what}{under} is read as {note.meaning}: {many(number, 'cell')}{first}."


def place_of(note: Note) -> str:
    sheet = places.sheet_of(note.row)
    return f"row {places.number_of(note.row)}" + (f" of sheet “{sheet}”" if sheet else "")


def because(note: Note) -> str:
    return f", {note.meaning}" if note.meaning else ""


def left_out(notes: Iterable[Note]) -> list[Note]:
    """The notes of what was not read."""
    return [note for note in notes if note.is_left_out]


def understood(notes: Iterable[Note]) -> list[Note]:
    """The notes of what was read in a special way."""
    return [note for note in notes if not note.is_left_out]
