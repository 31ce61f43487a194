"""How the demo's texts are told, so that who reads one record after the other does not meet the same words.

A text may hold `[one way|another]`, of which one is told, and what is told of the family or the day:

- `{age}`, `{a_year_old}` ("an 8-year-old"), `{months}`, `{they}`, `{them}`, `{their}`, `{theirs}` (of the
  child), `{relative}`;
- `{n}` (2 to 4), `{m}` (5 to 8), `{nth}` and `{mth}` ("second"), `{percent}`, `{low}`, `{clock}`;
- `{ago:5}`, a working day about five before the session, and `{by:5}`, the fifth working day after it;
- `{monday:5}`, `{friday:5}`, `{saturday:5}`, the first such day from the fifth working day on;
- `{then:5}`, the fifth working day after the case was last talked about: when what was decided then was done;
- `{allocated}`, `{start:1}` (working days after it), `{day}` (which working day it is since), `{limit}` (the
  last of an assessment), `{conference}` (the last for a conference after an enquiry).

A slot that begins with a capital begins a sentence: `{They}`, `{Relative}`.
"""

import re
from calendar import day_name, month_name
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from tracker.demo.calendar import working_day_on_or_after, working_days_after, working_days_before, works
from workforce.rules.working_days import ONE_DAY

#: From so many characters on, a text is told once.
LONG = 80
TRIES = 12
#: A sentence of more words than these is noticed when it is read again: it is said so many times at most.
UNNOTICED_WORDS, SAID_AT_MOST = 6, 2
_WAYS = re.compile(r"\[([^\[\]]*)\]")
#: Where a text can end early: at a stop; where there is none, before what only adds to a whole sentence.
_STOPS = re.compile(r"(?<=[.?!]) |(?<=[.?!]”) |; ")
_PAUSES = re.compile(r": |, (?=so |not |with |as |and |but |by |before |which |when )")
_SENTENCES = re.compile(r"[^.?!”]+[.?!”]*")
#: What differs between two sentences that are read as the same: days and numbers.
_DAYS = re.compile(rf"(?:(?:{'|'.join(day_name)}) )?\d+(?: (?:{'|'.join(month_name[1:])}))?")
SATURDAY = 5
#: Ages that are said with a vowel.
AN = (8, 11, 18)
WEEKDAYS = {0: "monday", 4: "friday", SATURDAY: "saturday"}
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
        return day_told(max(working_days_before(self.day, int(days) + give_or_take), self.first))


@dataclass(frozen=True, slots=True)
class After:
    """Working days after a day, told as past, never after the last: `{then:5}` is "27 October"."""

    day: date
    last: date

    def __format__(self, days: str) -> str:
        return day_told(min(working_days_after(self.day, int(days)), self.last))


@dataclass(frozen=True, slots=True)
class By:
    """Working days after a day, never after the last: `{by:5}` is "Tuesday 10 November"."""

    day: date
    last: date

    def __format__(self, days: str) -> str:
        return day_named(min(working_days_after(self.day, int(days)), self.last))


@dataclass(frozen=True, slots=True)
class Weekday:
    """The first such day (0 is Monday) from so many working days on; no bank holiday, unless a Saturday."""

    day: date
    weekday: int

    def __format__(self, days: str) -> str:
        told = working_days_after(self.day, int(days))
        while told.weekday() != self.weekday or not (works(told) or self.weekday == SATURDAY):
            told += ONE_DAY
        return day_named(told)


def day_named(day: date) -> str:
    """A day to come: "Tuesday 10 November"."""
    return f"{day:%A} {day_told(day)}"


def day_told(day: date) -> str:
    """A day that is past: "10 November"."""
    return f"{day.day} {day:%B}"


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
        **{name: Weekday(day, number) for number, name in WEEKDAYS.items()},
    }


def facts_of_child(
    random: Random, *, ages: tuple[int, int], relative: str = "", they: str = ""
) -> dict[str, Any]:
    """A child as a text speaks of one, never by name; `they` is "she" or "he" where the story is of one."""
    pronouns = random.choice([one for one in PRONOUNS if they in ("", one[0])])
    words = dict(zip(("they", "them", "their", "theirs"), pronouns, strict=True))
    age = random.randint(*ages)
    words["relative"] = relative or random.choice(RELATIVES)
    words["a_year_old"] = f"{'an' if age in AN else 'a'} {age}-year-old"
    capitals = {
        f"{name[0].upper()}{name[1:]}": f"{word[0].upper()}{word[1:]}" for name, word in words.items()
    }
    return {"age": age, "months": random.choice(("two", "three", "four")), **words, **capitals}


def early_ends(words: str) -> list[int]:
    """Where what was told before can stop, is a whole sentence, and is short."""
    stops, pauses = (
        [found.start() for found in pattern.finditer(words) if found.start() < LONG - 1]
        for pattern in (_STOPS, _PAUSES)
    )
    return stops or pauses


def read_as(words: str) -> str:
    """The words as a reader remembers them: without days and numbers."""
    return _DAYS.sub("#", words)


def noticed(read: str) -> list[str]:
    """Of what is read, the sentences that are long enough to be noticed again."""
    sentences = (found.strip() for found in _SENTENCES.findall(read))
    return [one for one in sentences if one.count(" ") >= UNNOTICED_WORDS]


class Teller:
    """Tells texts, and remembers them: no long one is told twice, no sentence that is noticed thrice."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self._told: set[str] = set()
        self._said: Counter[str] = Counter()

    def tell(self, text: str, facts: Mapping[str, Any]) -> str:
        """The text, in words that were not told before if it has any; empty where all were told too often."""
        again = ""
        for _ in range(TRIES):
            words = self._worded(text, facts)
            read = read_as(words)
            if self._may_say(words, read):
                if read not in self._told:
                    return self._keep(words, read)
                again = words
            if "[" not in text and "{" not in text:
                break
        return self._keep(again, read_as(again)) if again else ""

    def tell_shorter(self, text: str, facts: Mapping[str, Any]) -> str:
        """The text; where it was told before, as much of its beginning as is not long. Never empty."""
        if told := self.tell(text, facts):
            return told
        words = self._worded(text, facts)
        if len(words) < LONG:
            return words
        ends = early_ends(words)
        if not ends:
            raise LookupError(f"Told twice, and too long to repeat: {words}")
        return f"{words[: ends[-1]].rstrip('.;:,')}."

    def _may_say(self, words: str, read: str) -> bool:
        """A long text is told once, what is noticed in it so often at most."""
        if words in self._told and len(words) >= LONG:
            return False
        return all(self._said[sentence] < SAID_AT_MOST for sentence in noticed(read))

    def _keep(self, words: str, read: str) -> str:
        self._told |= {words, read}
        self._said.update(noticed(read))
        return words

    def tell_one_of(self, choices: Iterable[str], facts: Mapping[str, Any]) -> str:
        """One of these, a new one if there is any."""
        for text in self.random.sample(list(choices), len(list(choices))):
            if not text or (told := self.tell(text, facts)):
                return told if text else ""
        return ""

    def _worded(self, text: str, facts: Mapping[str, Any]) -> str:
        one_way = _WAYS.sub(lambda ways: self.random.choice(ways[1].split("|")), text)
        return one_way.format_map(facts)
