"""Does this look like a child's name? A gentle guess that warns and refuses nothing.

Case notes name a case by its reference. A given name is easily typed all the same, and then stands
in every extract. The guess knows common given names, and what follows "called" or "named".
"""

import re
from collections.abc import Collection, Iterator

#: Given names common among children in England and Wales (ONS baby names, of the last two decades).
COMMON = frozenset(
    re.findall(
        r"\S+",
        """
        aaliyah abigail adam aisha alex alexander alfie alice amber amelia amelie amina amy anna
        annabelle archie aria arthur ava bella benjamin bethany bobby brandon callum cameron charlie
        charlotte chloe chloé connor daisy daniel darcie david dylan edward eleanor elijah eliza
        elizabeth ella ellie elliot elsie emilia emily emma ethan eva evelyn evie ezra fatima finley
        florence frankie freddie freya gabriel george georgia grace gracie hallie hannah harley
        harriet harrison harry harvey heidi henry holly hunter ibrahim imogen isaac isabella isabelle
        isla ivy jack jackson jacob jake james jasmine jaxon jayden jessica joseph joshua jude kai
        katie kayden keira kian layla leah leo lewis liam lily lilly logan lola louie louis luca lucas
        lucy luke lydia maisie maryam mason matilda matthew maya mia michael millie mohammed molly
        muhammad musa nancy nathan nevaeh niamh noah nora olive oliver olivia orla oscar owen paige
        penelope phoebe poppy rafferty ralph reggie reuben riley robert robin ronnie rory rosie ruby
        ryan samuel sara scarlett sebastian seth skye sofia sophia sophie stanley summer tegan theo
        theodore thea thomas toby tommy tyler violet william willow yusuf zac zachary zara zayn zoe
        """,
    )
)
#: Words that are given names too, and mean something else in a note when they open a sentence.
ALSO_WORDS = frozenset({"summer", "grace", "violet", "ruby", "amber", "daisy", "holly", "poppy", "robin"})
_WORD = re.compile(r"\b([A-Z][a-zé]{1,20})\b")
_CALLED = re.compile(r"\b(?:called|named|name is|baby)\s+([A-Z][a-zé]{1,20})\b")


def names_in(text: str, *, known: Collection[str] = ()) -> list[str]:
    """Words that look like a child's name, in order, each once; `known` are colleagues' names."""
    ours = {part.casefold() for name in known for part in name.split()}
    found = dict.fromkeys(_guesses(text))
    return [name for name in found if name.casefold() not in ours]


def _guesses(text: str) -> Iterator[str]:
    called = {match.group(1) for match in _CALLED.finditer(text)}
    for match in _WORD.finditer(text):
        word = match.group(1)
        if word in called or (
            word.casefold() in COMMON and not (word.casefold() in ALSO_WORDS and _opens(text, match.start()))
        ):
            yield word


def _opens(text: str, at: int) -> bool:
    """The word at this place opens a sentence, where every word has a capital."""
    before = text[:at].rstrip()
    return not before or before[-1] in ".!?\n•-:"
