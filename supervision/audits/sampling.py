"""Drawing files at random, so that anyone with the seed and the frame can draw the same again."""

import random
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date


def draw(frame: Collection[int], *, size: int, seed: str) -> list[int]:
    """`size` keys of the frame (all of them when it is smaller), in the order of the draw.

    The frame is sorted first, so that only its members matter and not how they were listed.
    """
    ordered = sorted(frame)
    return random.Random(seed).sample(ordered, min(size, len(ordered)))  # noqa: S311 - repeatable, not secret


def quarter_start(day: date) -> date:
    """The first day of the quarter of the year in which a day lies."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


@dataclass(frozen=True, slots=True)
class Limit:
    """How much of a population is a sample: a share of it in percent, and so many of any team."""

    percent: int
    least: int

    def of(self, number: int) -> int:
        """The most files of so many."""
        return max(number * self.percent // 100, self.least)


@dataclass(frozen=True, slots=True)
class Room:
    """How many files may be drawn: of each team what its quarter leaves, and of all together a sample.

    `team_of` names the team of everyone who could be drawn, `drawn` how many files of each team are drawn
    in this quarter already.
    """

    team_of: Mapping[int, int]
    drawn: Mapping[int, int]
    limit: Limit

    def of_team(self, team: int) -> int:
        """What is left of the team's quarter."""
        members = sum(one == team for one in self.team_of.values())
        return max(self.limit.of(members) - self.drawn.get(team, 0), 0)

    @property
    def by_team(self) -> dict[int, int]:
        return {team: self.of_team(team) for team in set(self.team_of.values())}

    @property
    def frame(self) -> list[int]:
        """Who can be drawn: everyone whose team has something left."""
        left = self.by_team
        return sorted(key for key, team in self.team_of.items() if left[team])

    @property
    def most(self) -> int:
        """The most files of one draw."""
        members = Counter(self.team_of.values())
        left = sum(min(number, members[team]) for team, number in self.by_team.items())
        return min(self.limit.of(len(self.team_of)), left)

    def holds(self, keys: Collection[int]) -> bool:
        """No team gives more than it has left."""
        left = self.by_team
        return all(
            number <= left[team] for team, number in Counter(self.team_of[key] for key in keys).items()
        )
