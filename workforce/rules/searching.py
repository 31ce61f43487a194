"""What people are found by: one text for each, in which every way of writing a name or number is one.

"O'Neil", "O’Neil" and "ONeil" are one; "Smith-Jones", "Smith–Jones" and "Smith Jones" are one; so are
"Siân" and "Sian". Whatever is typed is written in the same way before it is looked for, so that a database
compares letters and figures alone, and SQLite and PostgreSQL answer alike.
"""

import unicodedata
from dataclasses import dataclass

#: Letters that are no other letter with an accent, as people type them who have not got them.
LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ŧ": "t", "ħ": "h"}
)
#: Apostrophes, and accents typed for one: inside a word, and left out. All other marks part two words.
INSIDE = "'’‘‛`´ʼʻʹ＇′"
#: Stands before, between and after the texts; nobody can type it.
EDGE = "|"


def in_plain_letters(text: str) -> str:
    """Small letters without accents, and figures, in words that one space parts.

    >>> in_plain_letters("Siân O’Neil-Smith")
    'sian oneil smith'
    """
    joined = "".join(character for character in text if character not in INSIDE)
    spelled = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", joined).casefold())
    bare = "".join(character for character in spelled if not unicodedata.combining(character))
    kept = (character if character.isalnum() else " " for character in bare.translate(LETTERS))
    return " ".join("".join(kept).split())


@dataclass(frozen=True, slots=True)
class FoundBy:
    """All that someone is found by. Numbers may be None; a first name that is not used is empty."""

    given_name: str
    family_name: str
    known_as: str = ""
    email: str = ""
    staff_number: str | None = None
    swe_number: str | None = None

    @property
    def text(self) -> str:
        """The names in either order, the numbers and the address before the @, each between two edges."""
        family = in_plain_letters(self.family_name)
        firsts = [in_plain_letters(name) for name in (self.known_as, self.given_name)]
        names = [order for first in firsts if first for order in (f"{first} {family}", f"{family} {first}")]
        names = names or [family]
        others = (self.staff_number or "", self.swe_number or "", self.email.partition("@")[0])
        plain = [in_plain_letters(other) for other in others]
        together = [text.replace(" ", "") for text in (*firsts, family, *plain) if " " in text]
        texts = [text for text in (*names, *plain, *together, *map(same_number, plain)) if text]
        return EDGE + EDGE.join(dict.fromkeys(texts)) + EDGE


@dataclass(frozen=True, slots=True)
class Typed:
    """What someone typed to find people: each piece between two spaces, and all of it as it is compared."""

    pieces: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Typed":
        """Takes the text apart; a comma parts two pieces also without a space."""
        return cls(tuple(text.replace(",", " ").split()))

    @property
    def words(self) -> tuple[str, ...]:
        """Every word to find, in the order in which they were typed."""
        return tuple(word for piece in self.pieces for word in in_plain_letters(piece).split())

    @property
    def phrase(self) -> str:
        """All of it, as one name in plain letters."""
        return " ".join(self.words)


def has_words(name: str, text: str) -> bool:
    """The name has every word of what was typed, however either is written."""
    there = FoundBy("", name).text
    return all(word in there for word in Typed.of(text).words)


def same_number(word: str) -> str:
    """A number without the zeros before it: 00101 is 101, as spreadsheets have it. Empty for other words."""
    return word.lstrip("0") if word.isdecimal() and word.startswith("0") else ""


def reference_key(reference: str) -> str:
    """A case reference whatever its letter case, spaces and hyphens: "lcs 10-23" is "LCS1023"."""
    return "".join(character for character in reference.upper() if character not in " -")
