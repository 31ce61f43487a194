"""Letters of a CSV are never garbled: they are known, or guessed and told, or refused with their line."""

import pytest

from workforce.readers import letters
from workforce.readers.letters import letters_of
from workforce.readers.refusals import UnreadableFile
from workforce.readers.sheet import ExpectedColumn, find_table

COLUMNS = (
    ExpectedColumn("number", ("Emp No",), needed=True),
    ExpectedColumn("name", ("Surname",), needed=True),
)
HEAD = b"Emp No,Surname\r\n"


def refusal(content):
    with pytest.raises(UnreadableFile) as refused:
        letters_of(content)
    return refused.value.problem


@pytest.mark.parametrize(
    ("before", "word", "line"),
    [
        ("1,Zoë\r\n2,Renée\r\n".encode(), "José", 4),
        ("1,O’Brien\n".encode(), "D’Arcy", 3),
        ("1,Šimon\r".encode(), "Müller", 3),
        (b"\xef\xbb\xbf", "Siân", 2),
    ],
)
def test_one_letter_of_another_kind_in_utf_8_is_refused_with_its_line_and_word(before, word, line):
    ending = b"\r" if b"\n" not in before and b"\r" in before else b"\n"
    head = HEAD.replace(b"\r\n", ending)
    content = before + head if before.startswith(b"\xef") else head + before
    content += b"9," + word.encode("cp1252") + ending + b"10,Ali" + ending
    assert refusal(content) == (
        f"Line {line} has a letter that is not UTF-8, as the other letters of the file are, in “{word}”. "
        "Correct it there, or save the file as “CSV UTF-8” and send that."
    )


@pytest.mark.parametrize(
    ("line", "word"),
    [
        (b'Zo\xc3\xab;"Jos\xe9";Ali', "José"),
        (b"Zo\xc3\xab|\xe9lan|Ali", "élan"),
        (b"Zo\xc3\xab\tfianc\xe9\xe9s\t", "fiancéés"),
        (b"Zo\xc3\xab,Jos\x81,", "Jos\ufffd"),
        (b"Zo\xc3\xab," + b"a" * 40 + b"\xe9" + b"b" * 40, "a" * 30 + "é" + "b" * 29),
    ],
)
def test_the_word_of_a_letter_of_another_kind_ends_where_its_cell_does(line, word):
    assert f"in “{word}”." in refusal(HEAD + line + b"\r\n")


@pytest.mark.parametrize(
    ("encoding", "ending", "read_as"), [("cp1252", "\r\n", "Windows"), ("mac_roman", "\r", "Macintosh")]
)
@pytest.mark.parametrize("name", ["Siân", "O’Neil", "JOSÉ", "Zoë £", "é"])
def test_letters_that_are_guessed_are_told_with_an_example(encoding, ending, read_as, name):
    content = ending.join(["Emp No,Surname", f"1,{name}", "2,Ali", ""]).encode(encoding)
    table = find_table(content, "staff.csv", COLUMNS)
    assert [row.cells for row in table.rows] == [("1", name), ("2", "Ali")]
    word = next(one for one in name.split() if not one.isascii())
    told = f"The file does not say how its letters are kept: read as {read_as} does, as in “{word}”."
    assert [str(note) for note in table.notes.told()] == [told]


@pytest.mark.parametrize("name", ["RENÉ’S", "Café Ü’"])
def test_windows_letters_that_look_like_utf_8_by_chance_are_not_refused(name):
    """“É’” is two bytes that UTF-8 has as one letter, which no name here is written with."""
    assert letters_of(f"Emp No,Surname\r\n1,{name}\r\n".encode("cp1252")).text.endswith(f"1,{name}\r\n")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_known_with_and_without_its_mark(encoding):
    content = "Emp No\tSurname\r\n1\tSiân\r\n".encode(encoding)
    table = find_table(content, "staff.txt", COLUMNS)
    assert ([row.cells for row in table.rows], table.notes.told()) == ([("1", "Siân")], ())


@pytest.mark.parametrize("content", [b"a,b\n", "Siân".encode(), "Siân".encode("utf-8-sig"), b"abc"])
def test_letters_that_are_known_need_no_words(content):
    assert letters_of(content)[1:] == letters.NOTHING_GUESSED[1:]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("hint", ["", "sep={}\r\n"])
def test_every_usual_separator_is_found(separator, hint):
    lines = [["Emp No", "Surname"], ["1", '"Allen, Carys; or | so"'], ["2", '"two\r\nlines"']]
    content = hint.format(separator) + "".join(separator.join(line) + "\r\n" for line in lines)
    table = find_table(content.encode(), "staff.csv", COLUMNS)
    assert [row.cells for row in table.rows] == [("1", "Allen, Carys; or | so"), ("2", "two\r\nlines")]
