"""Text without the control characters that no one sees.

A vertical tab comes along when text is copied from a word processor; it breaks calendar feeds and workbooks.
"""

import re

#: A break that a word processor makes inside a paragraph: a new line.
BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
#: Everything else that is no character to read; tab and line ends stay.
UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def plain(text: str) -> str:
    """The text without control characters; a break inside a paragraph becomes a space, or a new line
    where the text has lines.

    >>> plain("Room\x0b2")
    'Room 2'
    """
    broken = BREAKS.sub("\n" if "\n" in text else " ", text)
    return UNSEEN.sub("", broken)


def is_unseen(value: str) -> bool:
    return bool(BREAKS.search(value) or UNSEEN.search(value))
