"""Small numbers: which totals of a table may be shown, so that no subtraction gives a small group back.

Plain Python, for every table about people that is shown or leaves the authority. A table has cells (a team's
agency staff, the rest of that team) that never overlap, and totals over cells (a team, a service, everyone).
"""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from fractions import Fraction

#: Fewer people than this are never shown as a group.
FEWEST = 5
#: Beyond so many small groups to look at, a total is withheld instead.
MOST_LOOKED_AT = 5_000

type Row[Cell: Hashable] = dict[Cell, Fraction]


def may_be_shown[Cell: Hashable](
    numbers: Mapping[Cell, int], totals: Sequence[Collection[Cell]], *, fewest: int = FEWEST
) -> list[bool]:
    """Whether each total may be shown, beside those before it: so the most important ones come first.

    `numbers` says how many people are in each cell. A total of fewer than `fewest` is not shown; nor is one
    that, added to and subtracted from those shown in whatever way, tells something of fewer than `fewest`
    alone.
    Cells without anyone count as known. In doubt a total is withheld.
    """
    shown = _Shown(numbers, fewest)
    return [shown.takes(total) for total in totals]


class _Shown[Cell: Hashable]:
    """The totals that are shown: what can be worked out from them is kept reduced, large cells first.

    Each row is an equation that the shown totals give. Reduced so, a row that begins with a small cell holds
    small cells alone, and all that can be worked out about small cells alone is made of such rows.
    """

    def __init__(self, numbers: Mapping[Cell, int], fewest: int) -> None:
        self.fewest = fewest
        self.numbers = {cell: number for cell, number in numbers.items() if number}
        in_order = sorted(self.numbers, key=lambda cell: self.numbers[cell] < fewest)
        self.place = {cell: place for place, cell in enumerate(in_order)}
        self.rows: dict[Cell, Row[Cell]] = {}

    def takes(self, total: Collection[Cell]) -> bool:
        """Whether it may be shown beside the others; then it is among them."""
        cells = {cell for cell in total if cell in self.numbers}
        if sum(self.numbers[cell] for cell in cells) < self.fewest:
            return False
        row = self._reduced({cell: Fraction(1) for cell in cells})
        if not row:
            return True  # the others give it already
        before = self.rows
        self.rows = self._with(row)
        if self._gives_a_small_group_back():
            self.rows = before
            return False
        return True

    def _reduced(self, row: Row[Cell]) -> Row[Cell]:
        for cell in [cell for cell in row if cell in self.rows]:
            row = _less(row, self.rows[cell], row[cell])
        return row

    def _with(self, row: Row[Cell]) -> dict[Cell, Row[Cell]]:
        first = min(row, key=self.place.__getitem__)
        row = {cell: part / row[first] for cell, part in row.items()}
        others = {
            begins: _less(other, row, other[first]) if first in other else other
            for begins, other in self.rows.items()
        }
        return others | {first: row}

    def _gives_a_small_group_back(self) -> bool:
        """Whether something can be worked out of cells that together have fewer people than are shown."""
        of_small = [row for begins, row in self.rows.items() if self.numbers[begins] < self.fewest]
        if any(self._people(row) < self.fewest for row in of_small):
            return True
        return any(self._hides_one(part) for part in _connected(of_small) if len(part) > 1)

    def _people(self, cells: Collection[Cell]) -> int:
        return sum(self.numbers[cell] for cell in cells)

    def _hides_one(self, rows: list[Row[Cell]]) -> bool:
        """Whether some mixture of these rows is left with fewer people: each small group is looked at."""
        cells = sorted({cell for row in rows for cell in row}, key=self.place.__getitem__)
        for looked_at, group in enumerate(self._small_groups(cells)):
            if looked_at >= MOST_LOOKED_AT:
                return True
            rest = [{cell: part for cell, part in row.items() if cell not in group} for row in rows]
            if _rank(rest) < len(rows):
                return True
        return False

    def _small_groups(self, cells: Sequence[Cell]) -> Iterator[frozenset[Cell]]:
        """Every group of these cells that together has fewer people than are shown."""

        def grown(group: frozenset[Cell], start: int, room: int) -> Iterator[frozenset[Cell]]:
            for place in range(start, len(cells)):
                number = self.numbers[cells[place]]
                if number <= room:
                    larger = group | {cells[place]}
                    yield larger
                    yield from grown(larger, place + 1, room - number)

        return grown(frozenset(), 0, self.fewest - 1)


def _less[Cell: Hashable](row: Row[Cell], other: Row[Cell], times: Fraction) -> Row[Cell]:
    """The row less the other one so many times, without what comes to nothing."""
    found = {cell: row.get(cell, Fraction()) - times * other.get(cell, Fraction()) for cell in row | other}
    return {cell: part for cell, part in found.items() if part}


def _connected[Cell: Hashable](rows: Sequence[Row[Cell]]) -> list[list[Row[Cell]]]:
    """The rows in groups, of which no two share a cell."""
    groups: list[tuple[set[Cell], list[Row[Cell]]]] = []
    for row in rows:
        touching = [group for group in groups if group[0] & row.keys()]
        groups = [group for group in groups if group not in touching]
        cells = set(row).union(*(group[0] for group in touching))
        groups.append((cells, [row, *(one for group in touching for one in group[1])]))
    return [group[1] for group in groups]


def _rank[Cell: Hashable](rows: Sequence[Row[Cell]]) -> int:
    """How many of the rows say something that the others do not."""
    left, rank = [row for row in rows if row], 0
    while left:
        row = left.pop()
        rank += 1
        begins = next(iter(row))
        left = [
            _less(other, row, other[begins] / row[begins]) if begins in other else other for other in left
        ]
        left = [other for other in left if other]
    return rank


def blurred(part: int, whole: int, *, spare: int = 1) -> int:
    """How many of a group said something, without telling all from all but one, nor nobody from one.

    So nobody knows of someone else, from the figure alone, what they said. For a group of at least `FEWEST`.
    With 2 to spare a reader does not, either, who is in the group and knows what they said themselves.
    """
    return min(max(part, spare), whole - spare)


def tenths(part: int, whole: int, *, spare: int = 1) -> int:
    """The part, blurred, in tenths of the whole, rounded; half a tenth rounds up."""
    return (20 * blurred(part, whole, spare=spare) + whole) // (2 * whole)


def in_ten(part: int, whole: int, *, spare: int = 1) -> str:
    """ "7 in 10"; "9 in 10 or more" of all or all but one; "1 in 10 or fewer" of one or nobody."""
    said = blurred(part, whole, spare=spare)
    if said == whole - spare:
        return f"{10 * said // whole} in 10 or more"
    if said == spare:
        return f"{-(-10 * spare // whole)} in 10 or fewer"
    return f"{tenths(part, whole, spare=spare)} in 10"
