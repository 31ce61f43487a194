"""Does this look like a child's name? A gentle guess that warns and refuses nothing.

Case notes name a case by its reference. A given name is easily typed all the same, and then stands
in every extract. The guess knows the given names of England's children whatever their origin
(`given_names.txt`, which says where they are from), in any letter case and joined to one another, and
what follows "called" or "named". It leaves alone the names of the workforce, and who has a title.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

LIST = Path(__file__).with_name("given_names.txt")
#: Names that are words too, and are meant as names wherever they have a capital.
WORD_NAMES = frozenset(
    re.findall(
        r"\S+",
        """
        amir beau billy bobby bonnie brad carol chad colleen cooper derrick don ebony felicity glen
        harry hazel hector iris ivy jack jade jasmine jasper jimmy john josh lee lily maria martin
        mason max meg mike nick penny peter phoebe piper randy roger roman sally savannah scarlet
        sonny tanner terry tom tony troy victor
        """,
    )
)
#: Names that are words too, and mean something else when they open a sentence.
ALSO_WORDS = frozenset(
    re.findall(
        r"\S+",
        """
        amber angel archer aria autumn chase crystal daisy dawn dean destiny drew eve faith flora
        frank grace grant harmony heather holly hope hunter joy mark melody
        miles nova olive pearl phoenix poppy raven ray river robin rose ruby sierra
        sky star summer trinity violet willow
        """,
    )
)
#: Shorter ones are abbreviations as often as names, unless they are written as a name is.
SHORT = 4
_WORD = re.compile(r"(?<![\w@#])[^\W\d_]+(?:[-'’][^\W\d_]+)*(?![\w@])")
_CALLED = re.compile(r"\b(?:called|named|name is|[Bb]aby)\s+$")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Judge|PC|DC|DS|DI|Sgt|Sister|Rev|Imam)\.?\s+$")
_JOINED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")


@cache
def given_names() -> frozenset[str]:
    """The list, read when it is first asked for: some 30,000 names, 3 MB of memory."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def names_in(text: str, *, known: Collection[str] = ()) -> list[str]:
    """Words that look like a child's name, in order, each once; `known` are colleagues' names."""
    ours = {_plain(part) for name in known for part in re.split(r"[\s\-'’]+", name)}
    return list(dict.fromkeys(_guesses(text, ours)))


def _plain(word: str) -> str:
    """Lower case, without accents."""
    letters = unicodedata.normalize("NFKD", word)
    return "".join(each for each in letters if not unicodedata.combining(each)).casefold()


def _guesses(text: str, ours: Collection[str]) -> Iterator[str]:
    for match in _WORD.finditer(text):
        word = re.sub(r"['’]s$", "", match.group())
        before = text[: match.start()]
        if _TITLE.search(before[-12:]):
            continue
        parts = [part for piece in re.split(r"[-'’]", word) for part in _JOINED.split(piece)]
        if any(_plain(part) in ours for part in parts):
            continue
        if word[0].isupper() and _CALLED.search(before[-12:]):
            yield word
        elif len(parts) == 1:
            if _is_name(word, opens=_opens(before)):
                yield word
        elif all(part[0].isupper() for part in parts) and any(
            _is_name(part, opens=False) for part in parts if len(part) > 1
        ):
            yield word
        else:
            yield from (part for part in parts if _is_name(part, opens=_opens(before)))


def _is_name(word: str, *, opens: bool) -> bool:
    plain, is_written_as_name = _plain(word), word[:1].isupper() and not word.isupper()
    if plain in WORD_NAMES:
        return is_written_as_name or (word.isupper() and len(word) >= SHORT)
    if plain in ALSO_WORDS:
        return is_written_as_name and not opens
    return plain in given_names() and (is_written_as_name or len(word) >= SHORT)


def _opens(before: str) -> bool:
    """What follows opens a sentence, where every word has a capital."""
    said = before.rstrip()
    return not said or said[-1] in ".!?\n•-:"
