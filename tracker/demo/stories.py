"""The stories of the demo's families, and which of them is told of whom.

A story has chapters, each of which goes on from the decision of the one before. It says how old its child is
(`ages`), and where it is of a girl or a boy, or of one relative, that too (`they`, `relative`). A chapter
says what was seen, decided and why; one that is told in depth also strengths, risks and a reflection. Where
a strategy discussion was considered, `strategy` is the answer, the reason and, where it was held on another
day than that of the referral, how many working days ago; `consent` is likewise an answer and its reason.
What is said of any case (`texts/steady.toml`) may need what a story is `without`: `carers`, `family`, `flat`,
`work`, or that it is `calm`. After a chapter that `ends` a case there is nothing more to say of it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from random import Random
from typing import Any

from tracker.demo.telling import SAID_AT_MOST
from tracker.demo.texts import texts
from workforce.models import CaseCategory, Worker

IN_DEPTH_FILES = (
    *("child_in_need", "disability", "protection", "enquiry", "looked_after", "leaving_care"),
    "assessment",
)
FILES = (*IN_DEPTH_FILES, *(f"short_{name}" for name in IN_DEPTH_FILES))

SCHOOL = re.compile(
    r"\b(?:school|nursery|teacher|tutor|head of year|attendance|lessons?|college)\b", re.IGNORECASE
)

type Chapter = dict[str, Any]
type Story = dict[str, Any]


@cache
def stories(category: str) -> tuple[Story, ...]:
    """Every story that can be told of a case of this category."""
    found = (texts(name) for name in FILES)
    return tuple(story for held in found if held["category"] == category for story in held["stories"])


def is_in_depth(story: Story) -> bool:
    return "reflection" in story["chapters"][0]


def is_of_school(text: Chapter) -> bool:
    """It tells of what happened at school or nursery: not in the holidays."""
    return any(SCHOOL.search(text[name]) for name in ("update", "voice"))


class Shelf:
    """Hands out stories: in depth once in a team, none twice to one worker while there are others.

    Of those, one that was told least of all: who reads the files of two teams meets as few again as can be.
    """

    def __init__(self, random: Random) -> None:
        self.random = random
        self._told: Counter[tuple[str, int, int]] = Counter()

    def take(self, category: str, worker: Worker, *, in_depth: bool, in_term: bool = True) -> Story:
        """A story for a family whose worker this is.

        In depth if asked for, or where all others were told by this worker, and one is left in the team that
        was not told too often elsewhere.
        """
        known = [one for one in stories(category) if in_term or not is_of_school(one["chapters"][0])]
        deep = [one for one in known if is_in_depth(one)]
        short = [one for one in known if not is_in_depth(one)]
        left = [one for one in deep if not self._told["team", worker.team_id, id(one)]]
        left = [one for one in left if self._told["anyone", 0, id(one)] < SAID_AT_MOST]
        is_new = any(not self._told["worker", worker.pk, id(one)] for one in short)
        if (in_depth or not is_new) and (left or category == CaseCategory.S47):
            return self._least_told(left or known, worker)
        return self._least_told(short, worker)

    def _least_told(self, known: list[Story], worker: Worker) -> Story:
        """Of those told least of this worker's families, one that was told least by anyone."""

        def times(one: Story) -> tuple[int, int, int]:
            of_worker, of_team = ("worker", worker.pk, id(one)), ("team", worker.team_id, id(one))
            return self._told[of_worker], self._told["anyone", 0, id(one)], self._told[of_team]

        least = min(times(one) for one in known)
        story = self.random.choice([one for one in known if times(one) == least])
        self.note(story, worker)
        return story

    def note(self, story: Story, worker: Worker) -> None:
        """The worker tells this story of a family of which nothing was told."""
        self._told["anyone", 0, id(story)] += 1
        self.hand_over(story, worker)

    def hand_over(self, story: Story, worker: Worker) -> bool:
        """The worker goes on with a family's story; false where they tell it of another family."""
        is_new = not self._told["worker", worker.pk, id(story)]
        self._told["worker", worker.pk, id(story)] += 1
        self._told["team", worker.team_id, id(story)] += 1
        return is_new

    def take_in_between(self, category: str) -> Story | None:
        """What could not wait, of a case of this category; None once it was told."""
        known = (one for one in texts("in_between")["stories"] if one["category"] == category)
        return next((one for one in known if not self._told["anyone", 0, id(one)]), None)


class Decks:
    """For each person a pile of each kind of text: none comes back before the last.

    What was drawn least of all by anyone comes first.
    """

    def __init__(self, random: Random) -> None:
        self.random = random
        #: The places of texts among those of their kind.
        self._piles: dict[tuple[int, str], list[int]] = {}
        self._drawn: Counter[tuple[str, int]] = Counter()

    def draw[T](self, who: Worker, kind: str, known: Sequence[T]) -> T:
        pile = self._pile(who, kind, len(known))
        if not pile:
            self.put_back(who, kind)
            pile = self._pile(who, kind, len(known))
        return known[self._take(kind, pile, pile)]

    def draw_fitting(self, who: Worker, kind: str, known: Sequence[Chapter], **facts: Any) -> Chapter | None:
        """The next of this person's pile that can be true; None where none is left."""
        pile = self._pile(who, kind, len(known))
        fitting = [place for place in pile if fits(known[place], **facts)]
        return known[self._take(kind, pile, fitting)] if fitting else None

    def _pile(self, who: Worker, kind: str, size: int) -> list[int]:
        key = who.pk, kind
        if key not in self._piles:
            self._piles[key] = self.random.sample(range(size), size)
        return self._piles[key]

    def _take(self, kind: str, pile: list[int], fitting: list[int]) -> int:
        place = min(fitting, key=lambda one: self._drawn[kind, one])
        pile.remove(place)
        self._drawn[kind, place] += 1
        return place

    def put_back(self, who: Worker, kind: str) -> None:
        """All of a person's pile may come again."""
        del self._piles[who.pk, kind]


def fits(
    text: Chapter,
    *,
    age: int,
    category: str = "",
    is_handed_on: bool | None = None,
    without: Sequence[str] = (),
    in_term: bool = True,
) -> bool:
    """What is said of any case can be said of one like this; `without` is what its story does not have."""
    youngest, oldest = text.get("ages", (0, 99))
    return (
        youngest <= age <= oldest
        and text.get("needs") not in without
        and (in_term or not is_of_school(text))
        and category in ("", *text.get("categories", (category,)))
        and is_handed_on in (None, text.get("is_handed_on", is_handed_on))
    )
