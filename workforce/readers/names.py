"""People's names as spreadsheets write them, matched without guessing."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

QUOTES, HYPHENS = "\u2019\u2018`", "\u2010\u2011\u2013"
TYPOGRAPHY = str.maketrans(QUOTES + HYPHENS, "'" * len(QUOTES) + "-" * len(HYPHENS))
#: Words that most owners of a surname write small before it, and those that are so after one of them only.
PARTICLES = frozenset(("bin", "da", "das", "de", "del", "do", "dos", "du", "ibn", "van", "von"))
AFTER_A_PARTICLE = PARTICLES | {"den", "der", "la", "las", "los"}


@dataclass(frozen=True)
class PersonName:
    """One way of reading a name."""

    given: str
    family: str


def name_readings(text: str) -> tuple[PersonName, ...]:
    """Every way to read a name: "Allen, Carys" has one, "Mary Jane Smith" has two."""
    family, comma, given = (" ".join(part.split()) for part in text.partition(","))
    if comma:
        return (PersonName(given, family),) if given and family and "," not in given else ()
    words = text.split()
    return tuple(PersonName(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words)))


def whole_name(text: str) -> PersonName | None:
    """The one way to read a name of which nobody knows the owner; None where no one can be sure.

    Sure are "Surname, Forename", two words ("Carys Allen"), and a surname in capitals at either end.
    """
    if "," in text:
        return next(iter(name_readings(text)), None)
    words = text.split()
    loud = [len(word) > 1 and word == word.upper() != word.lower() for word in words]
    if any(loud) and not all(loud):
        first, last = loud.index(True), len(loud) - loud[::-1].index(True)
        family, given = words[first:last], words[:first] + words[last:]
        is_at_an_end = all(loud[first:last]) and (first == 0 or last == len(words))
        return PersonName(" ".join(given), " ".join(family)) if is_at_an_end else None
    return PersonName(*words) if len(words) == 2 else None


def folded(name: str) -> str:
    """A name without case, accents or extra spaces, so that "ZOE" and "Zoë" are the same."""
    bare = unicodedata.normalize("NFKD", name.translate(TYPOGRAPHY))
    kept = "".join(character for character in bare if not unicodedata.combining(character))
    return " ".join(kept.casefold().split())


def in_normal_case(surname: str, *, small_before: Collection[str] = PARTICLES) -> str:
    """A surname typed in capitals as its owner writes it; mixed case is left alone.

    "MCCARTHY" is McCarthy and "O'NEILL" is O'Neill; "MACDONALD" is Macdonald, since
    no one can tell from capitals. Words that most write small before a name are small: "VAN DER BERG" is
    van der Berg; "LE ROUX" is Le Roux, since it is written both ways.
    """
    if surname != surname.upper() or len(surname) < 2:
        return surname
    first, _, rest = surname.partition(" ")
    if rest and first.casefold() in small_before:
        return f"{first.lower()} {in_normal_case(rest, small_before=AFTER_A_PARTICLE)}"
    capitalised = re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), surname)
    capitalised = re.sub(r"(?<=['\u2019])S\b", "s", capitalised)
    return re.sub(r"\bMc([^\W\d_])(?=[^\W\d_])", lambda m: "Mc" + m[1].upper(), capitalised)
