"""Finding the row of headings, by the names that a column goes by in the field."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from workforce.readers.cells import is_blank
from workforce.readers.files import Grid
from workforce.readers.refusals import UnreadableFile

ROWS_SEARCHED_FOR_HEADINGS = 100
MOST_NAMES_SHOWN = 12
#: A column that a person has said is none of ours.
NOT_OURS = ""

#: What a heading is, by the heading without case and punctuation: the key of a column, or NOT_OURS.
type Meanings = Mapping[str, str]


@dataclass(frozen=True)
class ExpectedColumn:
    """A column that a reader knows: its key and the headings it goes by in the field.

    The first name is the one used when a person is told that the column is needed. `also` are headings that
    are taken for this column only where none of `names` is there: a list may well have both. `or_else` is the
    key of the column that stands in where this one is not there. `holds` are columns that this one has
    together, in one cell: none of them is needed where it is there, and it is not read where all of them are.
    Nor is one needed where the column `unless` is there. One that stands `instead_of` another is not read
    beside it.
    """

    key: str
    names: tuple[str, ...]
    needed: bool = False
    or_else: str = ""
    also: tuple[str, ...] = ()
    holds: tuple["ExpectedColumn", ...] = ()
    unless: "ExpectedColumn | None" = None
    instead_of: str = ""

    @property
    def other_names(self) -> tuple[str, ...]:
        """Other headings that it goes by, the likeliest first; not every one where there are many."""
        return (self.names[1:] + self.also)[:MOST_NAMES_SHOWN]

    @property
    def has_more_names(self) -> bool:
        return len(self.names) + len(self.also) > MOST_NAMES_SHOWN + 1


@dataclass(frozen=True)
class Candidate:
    """One or two rows that may be the headings of a grid: the first of them and how many there are.

    `headings` are the words over each column, `found` the places of each column of ours.
    """

    grid: Grid
    index: int
    height: int
    headings: tuple[str, ...]
    found: Mapping[str, list[int]]
    missing: tuple[str, ...]

    @property
    def rank(self) -> tuple[int, int, int]:
        """The fewest needed headings missing, then the most recognised, then the fewest rows."""
        return len(self.missing), -len(self.found), self.height

    @property
    def is_nearly_there(self) -> bool:
        """The headings of a list like ours that lacks a needed one; not a few words that are ours."""
        return 0 < len(self.missing) < len(self.found)

    @property
    def row(self) -> int:
        return self.grid.rows[self.index].number

    @property
    def unknown(self) -> list[tuple[str, int]]:
        """The headings that are none of ours, each with the number of filled cells under it."""
        taken = {place for places in self.found.values() for place in places}
        below = self.grid.rows[self.index + self.height :]
        return [
            (heading, sum(place < len(row.cells) and not is_blank(row.cells[place]) for row in below))
            for place, heading in enumerate(self.headings)
            if heading and place not in taken
        ]


def listed(names: str) -> tuple[str, ...]:
    """Headings with commas between them."""
    return tuple(names.split(", "))


def meanings_of(columns: Sequence[ExpectedColumn], said: Meanings) -> Meanings:
    """What each heading is: as our columns are called, and as a person has said."""
    return {plain(name): column.key for column in columns for name in column.names} | dict(said)


#: Words that headings write in two ways.
SHORT_FOR = {"dt": "date", "mgr": "manager", "number": "no", "num": "no"}


def plain(heading: object) -> str:
    """A heading without case, spaces, punctuation or short words: "Leaving Dt." is "leavingdate"."""
    if not isinstance(heading, str):
        return ""
    words = re.findall(r"[^\W_]+", heading.casefold())
    return "".join(SHORT_FOR.get(word, word) for word in words)


def best_candidate(
    grids: Iterable[Grid], columns: Sequence[ExpectedColumn], meanings: Meanings
) -> Candidate | None:
    """The rows of headings with the best rank; the first where several are as good."""
    best: Candidate | None = None
    for grid in grids:
        for index in range(min(len(grid.rows), ROWS_SEARCHED_FOR_HEADINGS)):
            for candidate in candidates_at(grid, index, columns, meanings):
                if best is None or candidate.rank < best.rank:
                    best = candidate
    return best


def candidates_at(
    grid: Grid, index: int, columns: Sequence[ExpectedColumn], meanings: Meanings
) -> Iterator[Candidate]:
    """The row read as headings, and with the row below, where at least two are recognised."""
    row = grid.rows[index]
    readings = [[[one] for one in words_of(row.cells)]]
    if index + 1 < len(grid.rows) and grid.rows[index + 1].number == row.number + 1:
        readings.append(over_two_rows(row.cells, grid.rows[index + 1].cells))
    weaker = {plain(name): column.key for column in columns for name in column.also}
    for height, ways in enumerate(readings, start=1):
        found: dict[str, list[int]] = {}
        needs_both = False
        for place, words in enumerate(ways):
            meant = next((one for one in words if plain(one) in meanings or plain(one) in weaker), "")
            if key := meanings.get(plain(meant)):
                found.setdefault(key, []).append(place)
                needs_both |= meant == words[0]
        if len(found) >= 2 and (height == 1 or needs_both):
            persons_own = {column.key for column in columns if column.holds}
            leave_to_their_group(found, ways, {**weaker, **meanings}, but=persons_own)
            headings = tuple(words[0] or words[-1] for words in ways)
            found = with_stand_ins(found, ways, columns)
            yield Candidate(grid, index, height, headings, found, still_needed(found, columns))


def leave_to_their_group(
    found: Mapping[str, list[int]], ways: Sequence[Sequence[str]], meanings: Meanings, *, but: Container[str]
) -> None:
    """Of several headings of one meaning, leave those out that stand under a heading of another meaning.

    "E-mail address" under "Line manager" is not the person's, where the person's is there too. A heading that
    means one of the columns `but`, such as "Employee", stands over what is the person's own.
    """
    for key, places in found.items():
        groups = {place: meanings.get(plain(group_of(ways[place])), key) for place in places}
        others = [place for place, group in groups.items() if group != key and group not in but]
        if len(others) < len(places):
            places[:] = [place for place in places if place not in others]


def group_of(words: Sequence[str]) -> str:
    """The upper of two headings, where a lower one stands under it; empty for any other."""
    together, under = words[0], words[-1]
    return together.removesuffix(under) if len(words) > 1 and under else ""


def with_stand_ins(
    found: dict[str, list[int]], ways: Sequence[Sequence[str]], columns: Sequence[ExpectedColumn]
) -> dict[str, list[int]]:
    """The places of our columns, also by headings that are weaker, and one column standing in for another."""
    taken = {place for places in found.values() for place in places}
    where = {plain(one): place for place, words in enumerate(ways) if place not in taken for one in words}
    for column in columns:
        weaker = [where[plain(name)] for name in column.also if where.get(plain(name)) not in (None, *taken)]
        if column.key not in found and weaker:
            found[column.key] = weaker[:1]
            taken.add(weaker[0])
    for column in columns:
        if column.instead_of in found:
            found.pop(column.key, None)
        if column.holds and all(one.key in found for one in column.holds):
            found.pop(column.key, None)
    held = held_together(found, columns)
    for column in columns:
        if column.key not in found and column.key not in held and column.or_else in found:
            found[column.key] = found.pop(column.or_else)
    return found


def held_together(found: Mapping[str, list[int]], columns: Sequence[ExpectedColumn]) -> set[str]:
    """The keys of the columns that stand together in the cells of another."""
    return {one.key for column in columns if column.key in found for one in column.holds}


def still_needed(found: Mapping[str, list[int]], columns: Sequence[ExpectedColumn]) -> tuple[str, ...]:
    there = found.keys() | held_together(found, columns)
    return tuple(
        column.names[0]
        for column in columns
        if column.needed and column.key not in there and not (column.unless and column.unless.key in there)
    )


def open_columns(columns: Sequence[ExpectedColumn], headings: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of the columns of which a person can say which heading is theirs.

    Those that are not there, and those that are taken from a heading that may well mean something else.
    `headings` are the words over each column that is read, by its key.
    """
    return tuple(
        column.key
        for column in columns
        if column.instead_of not in headings
        and (column.key not in headings or plain(headings[column.key]) in map(plain, column.also))
    )


def words_of(cells: Sequence[Any]) -> list[str]:
    return ["" if cell is None else " ".join(str(cell).split()) for cell in cells]


def over_two_rows(upper: Sequence[Any], lower: Sequence[Any]) -> list[list[str]]:
    """Two ways to read each heading: "Line manager" over "Number" together, or the lower alone.

    An upper heading stands over the columns beside it too, as a merged cell does.
    """
    above, below = words_of(upper), words_of(lower)
    over, ways = "", []
    for alone, under in zip_longest(above, below, fillvalue=""):
        over = alone or over
        together = f"{over} {under}" if over and under else alone
        ways.append([together, under])
    return ways


def refuse_twice_named(candidate: Candidate) -> None:
    """Two columns of one meaning: no one can say which of them is right."""
    for places in candidate.found.values():
        if len(places) > 1:
            names = " and ".join(f"“{candidate.headings[place]}”" for place in places)
            raise UnreadableFile(
                f"Row {candidate.row} has two headings for the same thing: {names}. "
                "Remove or rename one of them."
            )
