"""Text without the characters that no one sees, its letters composed (Unicode's NFC).

A vertical tab comes along when text is copied from a word processor; it breaks calendar feeds and workbooks.
A mark of the writing direction turns the text around it: a name that reads as another's. An accent apart from
its letter looks like the letter with it, and is found by no search.
"""

import re
from unicodedata import is_normalized, normalize

#: A break that a word processor makes inside a paragraph: a new line.
BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
#: Everything else that is no character to read, marks of direction and blanks without a width among it.
#: Tab and line ends stay, and so do the two joiners that some scripts and pictures are written with.
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069"
    # Halves of a character, as JSON can spell them: no database keeps one.
    "\ud800-\udfff\ufeff]"
)


def plain(text: str) -> str:
    """The text without characters that no one sees, composed; a break inside a paragraph becomes a
    space, or a new line where the text has lines.

    >>> plain("Room\x0b2")
    'Room 2'
    """
    broken = BREAKS.sub("\n" if "\n" in text else " ", text)
    return normalize("NFC", UNSEEN.sub("", broken))


def is_plain(value: str) -> bool:
    return is_normalized("NFC", value) and not (BREAKS.search(value) or UNSEEN.search(value))
