"""Which letters the bytes of a CSV stand for: a guess is told, and a mixture is refused."""

import re
from typing import NamedTuple

from workforce.readers.refusals import SAVE_AS, UnreadableFile

NO_SPREADSHEET = f"This is not a spreadsheet or CSV. {SAVE_AS}"
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
#: A letter of UTF-8 of two bytes or three, of those that names here are written in: é, š, ’, €.
LETTER_OF_UTF_8 = re.compile(rb"[\xc2-\xc5][\x80-\xbf]|\xe2[\x80-\x84][\x80-\xbf]")
#: "É’" in Windows' letters, which UTF-8 would take for a letter that no name here has.
QUOTE_AFTER_CAPITAL = re.compile(rb"[\xc6-\xdf][\x91-\x97]")
UTF_8_MARK = b"\xef\xbb\xbf"
BETWEEN = re.compile(rb"[\s,;|\"]")
#: Of a word in a refusal, letters before the one that is refused, and from there on.
LONGEST_PART = 30
WORD = re.compile(r"[^\s,;|\t\"]*[^\x00-\x7f][^\s,;|\t\"]*")


WINDOWS = ("cp1252", "Windows")


class Letters(NamedTuple):
    """The text of a file; `read_as` says whose letters were guessed, `example` is a word of them."""

    text: str
    read_as: str = ""
    example: str = ""


NOTHING_GUESSED = Letters("")


def letters_of(content: bytes) -> Letters:
    """UTF-16 or UTF-8 where the bytes say so, otherwise those of the system that wrote it.

    Raises UnreadableFile for bytes that are no text, and for UTF-8 with a letter of another kind in it.
    """
    utf_16 = MARKS.get(content[:2]) or unmarked_utf_16(content)
    if utf_16:
        return Letters(in_encoding(content, utf_16))
    words = content.removeprefix(UTF_8_MARK)
    is_utf_8 = words != content or LETTER_OF_UTF_8.search(words) is not None
    try:
        if is_utf_8 or not QUOTE_AFTER_CAPITAL.search(words):
            return Letters(words.decode())
    except UnicodeDecodeError as error:
        if is_utf_8:
            raise UnreadableFile(foreign_letter(words, error.start)) from error
    encoding, name = ("mac_roman", "Macintosh") if b"\r" in content and b"\n" not in content else WINDOWS
    text = in_encoding(content, encoding)
    example = WORD.search(text)
    return Letters(text, name, example[0] if example else "")


def unmarked_utf_16(content: bytes) -> str:
    """Every second byte of plain words is nought in UTF-16."""
    start = content[:100]
    if len(start) >= 4 and not any(start[1::2]):
        return "utf-16-le"
    return "utf-16-be" if len(start) >= 4 and not any(start[::2]) else ""


def in_encoding(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile(NO_SPREADSHEET) from error


def foreign_letter(content: bytes, at: int) -> str:
    """Where the first byte that is not UTF-8 stands, and in which word."""
    line = len((content[:at] + b"?").splitlines())
    before, after = BETWEEN.split(content[:at])[-1], BETWEEN.split(content[at:], maxsplit=1)[0]
    word = (before[-LONGEST_PART:] + after[:LONGEST_PART]).decode("cp1252", "replace")
    return (
        f"Line {line} has a letter that is not UTF-8, as the other letters of the file are, in “{word}”. "
        "Correct it there, or save the file as “CSV UTF-8” and send that."
    )
