"""Who a name in a file can mean: in full, either way round, with initials, known-as, or by a number."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from workforce.readers.cells import number_key
from workforce.readers.names import PersonName, folded, name_readings

TITLES = re.compile(r"^(?:mr|mrs|ms|miss|mx|dr)\.?\s+", re.IGNORECASE)
NUMBER = re.compile(r"\b(?:[A-Z]{0,3}[0-9]{2,}[A-Z]?)\b", re.IGNORECASE)
#: With brackets within brackets, as in "Ann Low (Out of Hours (EDT) C)".
IN_BRACKETS = re.compile(r"[(\[](?:[^()\[\]]|[(\[][^()\[\]]*[)\]])*[)\]]")


class Closeness(IntEnum):
    """How a name was found, the surest first."""

    BY_NUMBER = 0
    IN_FULL = 1
    #: A first name and a family name of several, or an initial: of itself it names nobody for certain.
    IN_PART = 2
    ONE_WORD = 3


class Someone(NamedTuple):
    """A person of the tracker, by all that a file may call them."""

    pk: int
    given_name: str
    family_name: str
    known_as: str = ""
    staff_numbers: tuple[str, ...] = ()
    swe_number: str = ""


@dataclass(frozen=True)
class Found:
    """The keys of the people whom a name can mean, all found in the same way."""

    people: tuple[int, ...]
    closeness: Closeness | None = None


NOBODY = Found(())


class PeopleNamed:
    """People by everything that a file may call them."""

    def __init__(self, people: Iterable[Someone]) -> None:
        self._by: dict[Closeness, dict[str, dict[int, None]]] = {
            closeness: defaultdict(dict) for closeness in Closeness
        }
        self._found: dict[tuple[str, str], Found] = {}
        for someone in people:
            self._take(someone)

    def _take(self, someone: Someone) -> None:
        numbers = self._by[Closeness.BY_NUMBER]
        for number in (*someone.staff_numbers, someone.swe_number):
            if number:
                numbers[number_key(number.upper())][someone.pk] = None
        family = squashed(someone.family_name)
        for given in filter(None, (someone.given_name, someone.known_as)):
            self._by[Closeness.IN_FULL][f"{squashed(given)} {family}"][someone.pk] = None
            first = squashed(given.split()[0])
            self._by[Closeness.IN_PART][f"{first} {family}"][someone.pk] = None
            self._by[Closeness.IN_PART][f"{first[:1]} {family}"][someone.pk] = None
            self._by[Closeness.ONE_WORD][squashed(given)][someone.pk] = None
        self._by[Closeness.ONE_WORD][family][someone.pk] = None

    def find(self, typed: str, number: str = "") -> Found:
        """Who a cell means, by the surest way that finds anyone."""
        key = (typed, number)
        if key not in self._found:
            self._found[key] = self._find(typed, number)
        return self._found[key]

    def _find(self, typed: str, number: str) -> Found:
        for one in (number, *NUMBER.findall(typed)):
            people = self._by[Closeness.BY_NUMBER].get(number_key(one.upper())) if one else None
            if people:
                return Found(tuple(people), Closeness.BY_NUMBER)
        for closeness, keys in keys_of(typed):
            people = {pk: None for key in keys for pk in self._by[closeness].get(key, ())}
            if people:
                return Found(tuple(people), closeness)
        return NOBODY


def keys_of(typed: str) -> list[tuple[Closeness, list[str]]]:
    """What to look for, the surest first."""
    bare = TITLES.sub("", NUMBER.sub("", IN_BRACKETS.sub("", typed)).strip(" -,./"))
    readings = name_readings(bare)
    turned = () if "," in bare else tuple(PersonName(one.family, one.given) for one in readings)
    full = [f"{squashed(one.given)} {squashed(one.family)}" for one in readings]
    part = [
        f"{first} {squashed(one.family)}"
        for one in (*readings, *turned)
        for first in {squashed(one.given.split()[0]), initials_of(one.given)}
        if first
    ]
    return [
        (Closeness.IN_FULL, full),
        (Closeness.IN_FULL, [f"{squashed(one.given)} {squashed(one.family)}" for one in turned]),
        (Closeness.IN_PART, part),
        (Closeness.ONE_WORD, [squashed(bare)] if bare and not readings else []),
    ]


def initials_of(given: str) -> str:
    """The first letter of "C", "C." or "C J"; nothing for a name that is written out."""
    first = given.split()[0]
    return squashed(first)[:1] if len(squashed(first)) == 1 or "." in first else ""


def squashed(name: str) -> str:
    """Letters and figures alone: "O’Neil" is "ONeil", and "Smith-Jones" is "Smith Jones"."""
    return "".join(character for character in folded(name) if character.isalnum())
