"""Whose answers to the survey are counted together, and which of these groups are kept and shown.

Plain Python. A cell is a team's agency staff or the rest of that team; a group is made of cells.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from workforce.rules.small_numbers import may_be_shown


class Cell(NamedTuple):
    """Those of a team with one kind of contract."""

    team: int
    is_agency: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Those who are counted together: of which kind, of which service or team, made of which cells."""

    kind: str
    cells: frozenset[Cell]
    service: int | None = None
    team: int | None = None

    @property
    def key(self) -> str:
        """As the tally names it."""
        return f"{self.kind}:{self.service or self.team or ''}"

    def number(self, numbers: Mapping[Cell, int]) -> int:
        """How many people of these are in it."""
        return sum(numbers.get(cell, 0) for cell in self.cells)


def groups_of(cells: Collection[Cell], services: Mapping[int, int]) -> list[Group]:
    """Everyone, agency staff, each service, its agency staff, each team: the most important first.

    `services` has the service of each team.
    """

    def made_of(
        kind: str, some: Iterable[Cell], *, service: int | None = None, team: int | None = None
    ) -> Group:
        return Group(kind, frozenset(some), service, team)

    agency = [cell for cell in cells if cell.is_agency]
    of_service = {key: [cell for cell in cells if services[cell.team] == key] for key in services.values()}
    found = [made_of("everyone", cells), made_of("agency", agency)]
    found += [made_of("service", some, service=key) for key, some in sorted(of_service.items())]
    found += [
        made_of("service_agency", (cell for cell in some if cell.is_agency), service=key)
        for key, some in sorted(of_service.items())
    ]
    teams = sorted({cell.team for cell in cells})
    found += [made_of("team", (cell for cell in cells if cell.team == key), team=key) for key in teams]
    return [group for group in found if group.cells]


#: Which kind of group is shown sooner where two cannot both be.
SOONER = ("everyone", "agency", "service", "service_agency", "team")


def shown(groups: Iterable[Group], people: Mapping[Cell, int], *, readers: Mapping[Cell, int]) -> list[Group]:
    """Those that may be shown together, with so many people in each cell; of one kind the largest first.

    `readers` are those among them who read results. They know what they said themselves, so that it must
    hold of the others too.
    """
    in_order = sorted(groups, key=lambda group: (SOONER.index(group.kind), -group.number(people), group.key))
    others = {cell: number - readers.get(cell, 0) for cell, number in people.items()}
    for some in (people, others):
        may = may_be_shown(some, [group.cells for group in in_order])
        in_order = [group for group, is_shown in zip(in_order, may, strict=True) if is_shown]
    return in_order
