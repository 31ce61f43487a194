"""People's names as spreadsheets write them, matched without guessing."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

QUOTES, HYPHENS = "\u2019\u2018`", "\u2010\u2011\u2013"
TYPOGRAPHY = str.maketrans(QUOTES + HYPHENS, "'" * len(QUOTES) + "-" * len(HYPHENS))


class Named(Protocol):
    """Anyone with a given and a family name."""

    @property
    def given_name(self) -> str: ...
    @property
    def family_name(self) -> str: ...


@dataclass(frozen=True)
class PersonName:
    """One way of reading a name."""

    given: str
    family: str


class Outcome(StrEnum):
    """What came of looking for a name."""

    FOUND = "found"
    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True)
class Match[P]:
    """The people a name may mean: one when found, several when ambiguous, none when unknown."""

    outcome: Outcome
    candidates: tuple[P, ...]

    @property
    def person(self) -> P | None:
        return self.candidates[0] if self.outcome is Outcome.FOUND else None


def name_readings(text: str) -> tuple[PersonName, ...]:
    """Every way to read a name: "Allen, Carys" has one, "Mary Jane Smith" has two."""
    family, comma, given = (" ".join(part.split()) for part in text.partition(","))
    if comma:
        return (PersonName(given, family),) if given and family and "," not in given else ()
    words = text.split()
    return tuple(PersonName(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words)))


def folded(name: str) -> str:
    """A name without case, accents or extra spaces, so that "ZOE" and "Zoë" are the same."""
    bare = unicodedata.normalize("NFKD", name.translate(TYPOGRAPHY))
    kept = "".join(character for character in bare if not unicodedata.combining(character))
    return " ".join(kept.casefold().split())


def as_typed(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name.translate(TYPOGRAPHY)).split())


class NameIndex[P: Named]:
    """People by name, to match many rows against."""

    def __init__(self, people: Iterable[P]) -> None:
        self._exact: dict[tuple[str, str], list[P]] = {}
        self._folded: dict[tuple[str, str], list[P]] = {}
        for person in people:
            given, family = person.given_name, person.family_name
            self._exact.setdefault((as_typed(given), as_typed(family)), []).append(person)
            self._folded.setdefault((folded(given), folded(family)), []).append(person)

    def match(self, text: str) -> Match[P]:
        """Who the text names: the same letters first, then the same but for case and accents.

        Two people of one name are ambiguous; a nickname or a misspelling is unknown.
        """
        readings = name_readings(text)
        for people, same in ((self._exact, as_typed), (self._folded, folded)):
            hits: list[P] = []
            for reading in readings:
                hits += people.get((same(reading.given), same(reading.family)), ())
            if hits:
                outcome = Outcome.FOUND if len(hits) == 1 else Outcome.AMBIGUOUS
                return Match(outcome, tuple(hits))
        return Match(Outcome.UNKNOWN, ())


def in_normal_case(surname: str) -> str:
    """A surname typed in capitals as its owner writes it; mixed case is left alone.

    "MCCARTHY" is McCarthy and "O'NEILL" is O'Neill; "MACDONALD" is Macdonald, since
    no one can tell from capitals.
    """
    if surname != surname.upper() or len(surname) < 2:
        return surname
    capitalised = re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), surname)
    capitalised = re.sub(r"(?<=['\u2019])S\b", "s", capitalised)
    return re.sub(r"\bMc([^\W\d_])(?=[^\W\d_])", lambda m: "Mc" + m[1].upper(), capitalised)
