"""How the demo's texts are told, so that no two records have the same long piece.

A text may hold `[one way|another]`, of which one is told, and what is told of the family or the day:

- `{age}`, `{next_age}`, `{months}`, `{they}`, `{them}`, `{their}`, `{theirs}` (of the child), `{relative}`;
- `{n}` (2 to 4), `{m}` (5 to 8), `{nth}` and `{mth}` ("second"), `{percent}`, `{low}`, `{clock}`;
- `{ago:5}`, a working day about five before the session, and `{by:5}`, the fifth working day after it;
- `{allocated}`, `{day}` (working day of an assessment) and `{limit}` (its last day).

A slot that begins with a capital begins a sentence: `{They}`, `{Relative}`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from tracker.demo.calendar import working_day_on_or_after, working_days_after, working_days_before

#: From so many characters on, a text is told once.
LONG = 80
TRIES = 12
_WAYS = re.compile(r"\[([^\[\]]*)\]")
#: Where a text can end early.
_PAUSES = re.compile(
    r"(?<=[.?!”]) |[;:] |, (?=so |not |with |as )|,? (?=and |but |by |before |which |that |when )"
)
ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
PRONOUNS = (("she", "her", "her", "hers"), ("he", "him", "his", "his"))
RELATIVES = ("grandmother", "maternal aunt", "maternal grandmother", "great-aunt", "paternal grandmother")


@dataclass(frozen=True, slots=True)
class Ago:
    """Working days before a day, give or take one, never before the first: `{ago:5}` is "3 November"."""

    day: date
    first: date
    random: Random

    def __format__(self, days: str) -> str:
        give_or_take = self.random.choice((-1, 0, 0, 1)) if int(days) > 1 else 0
        told = max(working_days_before(self.day, int(days) + give_or_take), self.first)
        return f"{told.day} {told:%B}"


@dataclass(frozen=True, slots=True)
class By:
    """Working days after a day, never after the last: `{by:5}` is "Tuesday 10 November"."""

    day: date
    last: date

    def __format__(self, days: str) -> str:
        return day_named(min(working_days_after(self.day, int(days)), self.last))


def day_named(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"


def facts_of_day(
    day: date, random: Random, *, first: date = date.min, last: date = date.max
) -> dict[str, Any]:
    """What a text can say of the day on which it is written, and numbers that hold within it."""
    n, m = random.randrange(2, 5), random.randrange(5, 9)
    first = first if first == date.min else min(working_day_on_or_after(first), day)
    return {
        "on": day,
        "n": n,
        "m": m,
        "nth": ORDINALS[n],
        "mth": ORDINALS[m],
        "percent": random.randrange(84, 97),
        "low": random.randrange(22, 46),
        "clock": random.choice(("07:40", "07:50", "08:05")),
        "ago": Ago(day, first, random),
        "by": By(day, last),
    }


def facts_of_child(random: Random, *, ages: tuple[int, int], relative: str = "") -> dict[str, Any]:
    """A child as a text speaks of one, never by name."""
    they, them, their, theirs = random.choice(PRONOUNS)
    age = random.randint(*ages)
    words = {"they": they, "them": them, "their": their, "theirs": theirs}
    words["relative"] = relative or random.choice(RELATIVES)
    capitals = {name.capitalize(): word.capitalize() for name, word in words.items()}
    months = random.choice(("five", "six", "seven"))
    return {"age": age, "next_age": age + 1, "months": months, **words, **capitals}


class Teller:
    """Tells texts, and remembers the long ones: none is told twice."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self._told: set[str] = set()

    def tell(self, text: str, facts: Mapping[str, Any]) -> str:
        """The text in words that were not told before; empty where there are none left."""
        for _ in range(TRIES):
            words = self._worded(text, facts)
            if len(words) < LONG or words not in self._told:
                self._told.add(words)
                return words
        return ""

    def tell_shorter(self, text: str, facts: Mapping[str, Any]) -> str:
        """The text; where it was told before, as much of its beginning as is not long. Never empty."""
        if told := self.tell(text, facts):
            return told
        words = self._worded(text, facts)
        ends = [pause.start() for pause in _PAUSES.finditer(words) if pause.start() < LONG - 1]
        if not ends:
            raise LookupError(f"Told twice, and too long to repeat: {words}")
        return f"{words[: ends[-1]].rstrip('.;:,')}."

    def tell_one_of(self, choices: Iterable[str], facts: Mapping[str, Any]) -> str:
        """One of these, a new one if there is any."""
        for text in self.random.sample(list(choices), len(list(choices))):
            if not text or (told := self.tell(text, facts)):
                return told if text else ""
        return ""

    def _worded(self, text: str, facts: Mapping[str, Any]) -> str:
        one_way = _WAYS.sub(lambda ways: self.random.choice(ways[1].split("|")), text)
        return one_way.format_map(facts)
