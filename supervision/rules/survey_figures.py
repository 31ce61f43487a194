"""The figures of a survey's groups, blurred together: what subtraction gives is blurred too.

Plain Python. A team in which all agree is kept as all but one. Its service and the other teams would still
tell, if each were blurred by itself: eight of eleven agree, three of the other six do, so all five do here.
So the smallest parts are blurred, and larger groups are their sum.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from supervision.rules.survey_groups import Cell, Group
from workforce.rules.small_numbers import blurred


@dataclass(slots=True)
class Part:
    """Those of a shown group who are in no smaller one that is shown, and how many of them said something."""

    cells: frozenset[Cell]
    true: int
    told: int = 0


class Figures:
    """How many of each shown group said one thing, as it may be told beside the others.

    `people` are those who answered, `readers` those among them who read results: they know one answer more.
    """

    def __init__(
        self,
        groups: Sequence[Group],
        true: Mapping[str, int],
        people: Mapping[Cell, int],
        readers: Mapping[Cell, int],
    ) -> None:
        self.true, self.people, self.readers = true, people, readers
        self.groups = {group.key: group for group in groups}
        self.parts = self._smallest_parts()

    def told(self) -> dict[str, int]:
        """By the key of each group; agency staff of a service alone where the service itself is not told."""
        blocks = self._blocks()
        for block in blocks.values():
            mixed = [part for part in block if self._is_mixed(part.cells)]
            cells = frozenset[Cell]().union(*(part.cells for part in mixed))
            for part in mixed:
                self._blur(part, spare=self._spare(cells) * (2 if len(mixed) == 1 else 1))
        for part in self.parts:
            if not part.told:
                self._blur(part, spare=self._spare(part.cells))
        told = {
            key: sum(part.told for part in self.parts if part.cells <= group.cells)
            for key, group in self.groups.items()
            if group.kind in ("everyone", "service", "team")
        }
        for key, block in blocks.items():
            told[key] = self._agency_of(key, block, told)
        return told

    def _smallest_parts(self) -> list[Part]:
        """Shown teams, the rest of each shown service, and the rest of everyone: nobody is in two."""
        found: list[Part] = []
        for kind in ("team", "service", "everyone"):
            for group in (one for one in self.groups.values() if one.kind == kind):
                inside = [part for part in found if part.cells <= group.cells]
                rest = group.cells.difference(*(part.cells for part in inside))
                if self._number(rest):
                    found.append(Part(rest, self.true[group.key] - sum(part.true for part in inside)))
        return found

    def _blocks(self) -> dict[str, list[Part]]:
        """Where agency staff are told apart, the parts around them: of their service, or what is left."""
        blocks: dict[str, list[Part]] = {}
        left = self.parts
        for group in self.groups.values():
            whole = self.groups.get(f"service:{group.service}")
            if group.kind == "service_agency" and whole:
                blocks[group.key] = [part for part in left if part.cells <= whole.cells]
                left = [part for part in left if not part.cells <= whole.cells]
        if "agency:" in self.groups:
            blocks["agency:"] = left
        return blocks

    def _agency_of(self, key: str, block: list[Part], told: Mapping[str, int]) -> int:
        """What agency staff say: those parts that are theirs alone, and their share of the mixed ones, where
        neither they nor the others are told to be all of one mind.
        """
        inside = [each for each in told if each.startswith("service_agency:")] if key == "agency:" else []
        theirs = [part for part in block if all(cell.is_agency for cell in self._peopled(part.cells))]
        mixed = [part.cells for part in block if self._is_mixed(part.cells)]
        apart = sum(part.told for part in theirs) + sum(told[each] for each in inside)
        if not mixed:
            return apart
        cells = frozenset[Cell]().union(*mixed)
        agency = frozenset(cell for cell in cells if cell.is_agency)
        true = self.true[key] - sum(part.true for part in theirs) - sum(self.true[each] for each in inside)
        together = sum(part.told for part in block if self._is_mixed(part.cells))
        spare, others = self._spare(cells), self._number(cells - agency)
        least = max(spare, together - others + spare)
        most = min(self._number(agency) - spare, together - spare)
        return apart + min(max(true, least), most)

    def _blur(self, part: Part, *, spare: int) -> None:
        part.told = blurred(part.true, self._number(part.cells), spare=spare)

    def _spare(self, cells: Iterable[Cell]) -> int:
        return 2 if any(self.readers.get(cell) for cell in cells) else 1

    def _number(self, cells: Iterable[Cell]) -> int:
        return sum(self.people.get(cell, 0) for cell in cells)

    def _peopled(self, cells: Iterable[Cell]) -> list[Cell]:
        return [cell for cell in cells if self.people.get(cell)]

    def _is_mixed(self, cells: Iterable[Cell]) -> bool:
        return len({cell.is_agency for cell in self._peopled(cells)}) > 1
