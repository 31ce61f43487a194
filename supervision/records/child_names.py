"""Does this look like a child's name? A gentle guess that warns and refuses nothing.

Case notes name a case by its reference. A given name is easily typed all the same, and then stands
in every extract. The guess knows the given names of England's children whatever their origin
(`given_names.txt`, which says where they are from), in any letter case and joined to one another, and
what follows "called" or "named". It leaves alone who has a title, a colleague who is named in full, and the
names of those around the session. The given name alone of any other colleague is a child's too: one called
Mohammed among thousands does not mean that no child is.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path

LIST = Path(__file__).with_name("given_names.txt")
#: Names that are words too, and are meant as names wherever they have a capital.
WORD_NAMES = frozenset(
    re.findall(
        r"\S+",
        """
        amir ashton barney beau billy blessing bobby bonnie brad carol chad colleen cooper daisy derrick
        don ebony felicity florence glen harry hazel hector holly iris ivy jack jade jasmine jasper jimmy
        john josh lee lily maria martin mason max meg mike nick olive penny peter phoebe piper poppy
        precious princess randy roger roman ruby sally savannah scarlet sonny tanner terry tom tony troy
        victor violet
        """,
    )
)
#: Names that are words too, and mean something else when they open a sentence.
ALSO_WORDS = frozenset(
    re.findall(
        r"\S+",
        """
        amber angel archer aria ash austin autumn basil bill brooklyn buddy chase cliff crystal dawn dean
        destiny divine drew eve faith favour flora frank gene gift ginger glory goodness grace grant
        harmony heather honey hope hunter jordan joy lance mark marvellous melody mercy miles miracle
        nova pat patience peace pearl phoenix praise prince raven ray river robin rose rusty sandy sierra
        sky star sue summer sydney testimony treasure trinity victory wade willow wisdom
        """,
    )
)
WORDS = WORD_NAMES | ALSO_WORDS
#: Words of the longest full name that is looked for.
LONGEST_NAME = 6
#: Shorter ones are abbreviations as often as names, unless they are written as a name is.
SHORT = 4
_WORD = re.compile(r"(?<![\w@#])[^\W\d_]+(?:[-'’][^\W\d_]+)*(?![\w@])")
#: What is joined to a name, as in “Kacper’s” and “Kacper’ll”; and what is no name: “Don’t”.
_JOINED_ON = re.compile(r"['’](?:s|d|ll|ve|re|m)$", re.IGNORECASE)
_IS_NOT = re.compile(r"n['’]t$", re.IGNORECASE)
_PART = re.compile(r"[^\W\d_]+")
_CALLED = re.compile(r"\b(?:called|named|name is|[Bb]aby)\s+$")
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Judge|HHJ|Cllr|PC|DC|DS|DI|Sgt|Sister|Rev|Imam)\.?\s+$"
)
#: “St Mary’s”, a school or a church. With a full stop it ends a street and a sentence: “High St. Ella said”.
_SAINT = re.compile(r"\b(?:St|Saint)\s+$")
#: What a child does, and a word does not: "Grace told us" opens a sentence, "Grace was said" does too.
_ACTS = re.compile(
    r"(?:['’]s)?\s+(?:said|says|told|tells|disclosed|spoke|lives|attends|wants|feels|asked|likes|loves|plays"
    r"|goes|went|came|was seen|was spoken to|is (?:a|aged|in year|\d)|and (?:his|her|their))\b"
)
#: What follows the name of a street, a school, a ward or a charity.
_PLACE = re.compile(
    r"(?:['’]s)?\s+(?:Trust|Street|Road|Lane|Close|Avenue|Drive|Way|Crescent|Court|Park|House|Ward|Unit"
    r"|School|Primary|Academy|College|Nursery|Centre|Hospital|Surgery)\b"
)
#: What follows the name of a place, and neither a child's name nor their family name: “Victoria Road”.
_SURE_PLACE = re.compile(r"\s+(?:Street|Road|Avenue|Crescent|Academy|Hospital|Surgery)\b")
_JOINED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")

type InFull = dict[str, list[tuple[str, ...]]]


@cache
def given_names() -> frozenset[str]:
    """The list, read when it is first asked for: some 30,000 names, 3 MB of memory."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def names_in(text: str, *, colleagues: Collection[str] = (), around: Collection[str] = ()) -> list[str]:
    """Words that look like a child's name, in order, each once.

    `colleagues` are the full names of those who work here, each left alone where it stands in full; of those
    `around`, whom the text is about or by, each part of the name is left alone.
    """
    ours = {part for name in around for part in _words_of(name)}
    in_full = _by_first(tuple(_words_of(name)) for name in colleagues)
    return list(dict.fromkeys(_guesses(text, ours, in_full)))


def _words_of(name: str) -> list[str]:
    return [_plain(part) for part in re.split(r"[\s\-'’]+", name) if part]


def _by_first(names: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    """Names of several words by the first of them."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        if len(name) > 1:
            found.setdefault(name[0], []).append(name)
    return found


def _plain(word: str) -> str:
    """Lower case, without accents."""
    letters = unicodedata.normalize("NFKD", word)
    return "".join(each for each in letters if not unicodedata.combining(each)).casefold()


def _guesses(text: str, ours: Collection[str], in_full: InFull) -> Iterator[str]:
    until = 0
    for match in _WORD.finditer(text):
        if match.start() < until:
            continue
        if end := _end_of_full_name(text, match.start(), in_full):
            until = end
            continue
        yield from _guesses_at(text, match, ours)


def _end_of_full_name(text: str, start: int, in_full: InFull) -> int:
    """Where the full name of a colleague ends that starts here; 0 for no such name."""
    words = list(islice(_PART.finditer(text, start), LONGEST_NAME))
    said = [_plain(each.group()) for each in words]
    lengths = [len(name) for name in in_full.get(said[0], ()) if list(name) == said[: len(name)]]
    end = words[max(lengths) - 1].end() if lengths else 0
    return end if end and not text[start:end].count("\n") and ". " not in text[start:end] else 0


def _guesses_at(text: str, match: re.Match[str], ours: Collection[str]) -> Iterator[str]:
    """What of one word looks like a name."""
    word, before, after = _JOINED_ON.sub("", match.group()), text[: match.start()], text[match.end() :]
    if _IS_NOT.search(word) or _TITLE.search(before[-12:]) or _SAINT.search(before[-8:]):
        return
    if word == match.group() and _SURE_PLACE.match(after[:16]):
        return
    parts = [part for piece in re.split(r"[-'’]", word) for part in _JOINED.split(piece)]
    if any(_plain(part) in ours for part in parts):
        return
    opens = _opens(before) and not _ACTS.match(text[match.start() + len(word) :][:24])
    if word[0].isupper() and _CALLED.search(before[-12:]):
        yield word
    elif len(parts) == 1:
        if _is_name(word, opens=opens) and not (_plain(word) in WORDS and _PLACE.match(after[:16])):
            yield word
    elif all(part[0].isupper() for part in parts) and any(
        _is_name(part, opens=False) for part in parts if len(part) > 1
    ):
        yield word
    else:
        yield from (part for part in parts if _is_name(part, opens=opens))


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
