"""Which two people a row of the log is about: by their names, and by who supervised whom.

Pure: facts in, an answer out. A name that several people have is certain once only one of them can have been
there: who worked here that day, whom this supervisor supervised that day, in that order. What is left open
is for a person to say, from those who the name could mean.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import partial
from itertools import product
from typing import NamedTuple

from workforce.readers.people_named import Closeness, Found, PeopleNamed, Someone
from workforce.readers.supervision_log import words_of
from workforce.rules.in_words import many

type Pair = tuple[int, int]
#: First and last day, both included; no last day where it is open.
type Days = tuple[date, date | None]
type NamesTyped = tuple[str, str]
#: How like a name must be to be offered: to one near the other person of the row, to anyone's; how many are.
ALIKE, MUCH_ALIKE, MOST_ALIKE = 0.6, 0.8, 5
type Both = tuple[Found, Found]
type Sides = tuple[tuple[int, ...], tuple[int, ...]]


def names_key_of(supervisee: str, supervisor: str) -> str:
    """Both names as one word, the same whichever way round each of them is typed."""
    return f"{words_of(supervisee)}|{words_of(supervisor)}"


def with_number(name: str, number: str) -> str:
    return f"{name} ({number})" if number else name


class Facts(NamedTuple):
    """Someone's place: their team, their line manager and the periods in which they worked here."""

    someone: Someone
    team: int
    manager: int | None
    worked: tuple[Days, ...]


class Line(NamedTuple):
    """One supervised the other in these days."""

    supervisee: int
    supervisor: int
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True)
class Who:
    """The keys of the two, None for whom nobody can tell; `because` is why, where a name alone did not say.

    `problem` is what a person has to settle.
    """

    supervisee: int | None
    supervisor: int | None
    because: str = ""
    problem: str = ""


class CouldBe(NamedTuple):
    """The keys of those who a name can mean; `is_similar` where nobody has the name itself."""

    people: tuple[int, ...]
    is_similar: bool


class Register:
    """Everyone in the tracker, by name, place and line of supervision."""

    def __init__(self, people: Iterable[Facts], lines: Iterable[Line], settled: Mapping[str, Pair]) -> None:
        self._people = {facts.someone.pk: facts for facts in people}
        self._named = PeopleNamed(facts.someone for facts in self._people.values())
        self._settled = settled
        self._lines: dict[Pair, list[Days]] = defaultdict(list)
        for line in lines:
            self._lines[line.supervisee, line.supervisor].append((line.starts_on, line.ends_on))

    def who(self, supervisee: str, supervisor: str, *, on: date, numbers: tuple[str, str] = ("", "")) -> Who:
        """The two people of a row of this day."""
        found = self._named.find(supervisee, numbers[0]), self._named.find(supervisor, numbers[1])
        here = self._there(found[0], on), self._there(found[1], on)
        pairs = [pair for pair in product(*here) if pair[0] != pair[1]]
        if pairs and all(is_certain(one, there) for one, there in zip(found, here, strict=True)):
            alone = all(len(one.people) == 1 for one in found)
            return Who(*pairs[0], "" if alone else "the only one of this name here that day")
        told = self._told_apart(pairs, on, in_full=not any(is_in_part(one) for one in found))
        if told:
            return told
        before = self._settled.get(
            names_key_of(with_number(supervisee, numbers[0]), with_number(supervisor, numbers[1]))
        )
        if before and all(self._worked(pk, on) for pk in before):
            return Who(*before, "as settled before")
        return self._left_open((supervisee, supervisor), found, here, on)

    def is_nobody_elses(self, name: str) -> bool:
        """Whether no two people can be meant by a name."""
        return len(self._named.find(name).people) <= 1

    def could_be(self, supervisee: str, supervisor: str, *, on: date) -> tuple[CouldBe, CouldBe]:
        """Everyone who either name can mean, the likeliest first.

        Where a name means nobody, those with a similar name: first of the people of the other, then of all.
        """
        found = self._named.find(supervisee), self._named.find(supervisor)
        fitting = self._fitting(found, on)
        sides = []
        for name, place in ((supervisee, 0), (supervisor, 1)):
            near = self._around(found[1 - place].people, place)
            people = list(found[place].people) or self._with_similar_name(name, near)
            first = {pair[place]: None for pair in fitting if pair[place] in people}
            rest = [pk for pk in people if pk not in first]
            sides.append(CouldBe((*first, *rest), is_similar=not found[place].people))
        return sides[0], sides[1]

    def _fitting(self, found: Both, on: date) -> list[Pair]:
        """The pairs of whom one supervised the other, by the surest way in which any did."""
        pairs = list(product(found[0].people, found[1].people))
        ways = ([pair for pair in pairs if fits(pair)] for fits, _, _ in self._ways(on))
        return next((fitting for fitting in ways if fitting), [])

    def _around(self, people: Sequence[int], place: int) -> set[int]:
        """Those who were on the other side of a line of supervision with one of these."""
        return {pair[place] for pair in self._lines if pair[1 - place] in people}

    def _with_similar_name(self, name: str, near: set[int]) -> list[int]:
        typed = words_of(name)
        alike = [
            (pk not in near, -SequenceMatcher(None, typed, words_of(named_of(facts))).ratio(), pk)
            for pk, facts in self._people.items()
        ]
        close = [one for one in alike if -one[1] >= (MUCH_ALIKE if one[0] else ALIKE)]
        return [pk for *_, pk in sorted(close)[:MOST_ALIKE]]

    def _told_apart(self, pairs: list[Pair], on: date, *, in_full: bool) -> Who | None:
        """The one pair of which the one supervised the other; None where there is none, or several."""
        for fits, because, is_enough in self._ways(on):
            fitting = [pair for pair in pairs if fits(pair)]
            if len(fitting) == 1 and (in_full or is_enough):
                return Who(*fitting[0], because)
            if fitting:
                return None
        return None

    def _ways(self, on: date) -> Iterable[tuple[Callable[[Pair], bool], str, bool]]:
        """What tells pairs apart, the surest first; the last is not enough for a name in part."""
        yield partial(self._supervised, on=on), "their supervisor that day", True
        yield self._lines.__contains__, "their supervisor at another time", True
        yield self._is_managed, "their line manager", True
        yield self._is_of_one_team, "in the same team", False

    def _supervised(self, pair: Pair, *, on: date) -> bool:
        return any(covers(days, on) for days in self._lines.get(pair, ()))

    def _is_managed(self, pair: Pair) -> bool:
        return self._people[pair[0]].manager == pair[1]

    def _is_of_one_team(self, pair: Pair) -> bool:
        return self._people[pair[0]].team == self._people[pair[1]].team

    def _worked(self, pk: int, on: date) -> bool:
        return pk in self._people and any(covers(days, on) for days in self._people[pk].worked)

    def _there(self, found: Found, on: date) -> tuple[int, ...]:
        return tuple(pk for pk in found.people if self._worked(pk, on))

    def _left_open(self, typed: NamesTyped, found: Both, here: Sides, on: date) -> Who:
        """What a person has to say."""
        known = known_of(found[0], here[0]), known_of(found[1], here[1])
        problems = [
            problem_of(name, one, there, on)
            for name, one, there, key in zip(typed, found, here, known, strict=True)
            if key is None
        ]
        return Who(known[0], known[1], problem=" ".join(problems))


def named_of(facts: Facts) -> str:
    return f"{facts.someone.given_name} {facts.someone.family_name}"


def known_of(found: Found, here: Sequence[int]) -> int | None:
    return here[0] if is_certain(found, here) else None


def is_certain(found: Found, here: Sequence[int]) -> bool:
    """A number or a full name that one person has who worked here that day."""
    return found.closeness in (Closeness.BY_NUMBER, Closeness.IN_FULL) and len(here) == 1


def covers(days: Days, on: date) -> bool:
    starts_on, ends_on = days
    return starts_on <= on and (ends_on is None or ends_on >= on)


def problem_of(name: str, found: Found, here: Sequence[int], on: date) -> str:
    """Why nobody can tell whom a name means, in words that hold no more than the name."""
    if not found.people:
        return f"Nobody is called “{name}”."
    if not here:
        return f"“{name}” did not work here on {on:%d/%m/%Y}."
    if len(here) > 1:
        return (
            f"{many(len(here), 'person', 'people')} can be “{name}”."
            if is_in_part(found)
            else f"{many(len(here), 'person is', 'people are')} called “{name}”."
        )
    return f"“{name}” is not a full name."


def is_in_part(found: Found) -> bool:
    return found.closeness in (Closeness.IN_PART, Closeness.ONE_WORD)
