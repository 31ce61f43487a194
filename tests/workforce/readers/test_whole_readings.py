"""All that is read from a list with much that is odd in it: each row, note and error, word for word.

The lists are beside, in `whole/`, each with what is told of it. After a change that is meant,
`python -m tests.workforce.readers.test_whole_readings` writes the tellings anew: read what differs.
"""

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from workforce.readers.allocations import read_allocations
from workforce.readers.caseloads import read_caseloads
from workforce.readers.class_register import read_register
from workforce.readers.establishment import read_establishment
from workforce.readers.programme import read_programme
from workforce.readers.rows import Reading
from workforce.readers.supervision_log import read_supervision_log

FOLDER = Path(__file__).parent / "whole"
TODAY = date(2026, 11, 26)
READERS: dict[str, Callable[[bytes, str], Reading[Any]]] = {
    "allocations": read_allocations,
    "caseloads": read_caseloads,
    "comments": lambda content, name: read_supervision_log(content, name, today=TODAY),
    "establishment": lambda content, name: read_establishment(content, name, today=TODAY),
    "log": lambda content, name: read_supervision_log(content, name, today=TODAY),
    "programme": lambda content, name: read_programme(content, name, on=TODAY),
    "two_days": read_caseloads,
    "register": lambda content, name: read_register(content, name, on=TODAY),
}


def told_of(name: str) -> str:
    """What a reader makes of one of the lists: a line for each row, note and error."""
    reading = READERS[name]((FOLDER / f"{name}.csv").read_bytes(), f"{name}.csv")
    lacking = ", ".join(reading.lacking) or "nothing"
    headings = ", ".join(f"{key} “{heading}”" for key, heading in sorted(reading.headings.items()))
    wrong = [
        f"error in row {one.row}, “{one.column}”, “{one.value}”: {one.problem}" for one in reading.errors
    ]
    lines = [
        f"{reading.total} rows, as at {reading.as_at}, lacking {lacking}",
        f"headings: {headings}",
        *(f"row: {said_of(row)}" for row in reading.rows),
        *(f"note: {note}" for note in reading.notes),
        *wrong,
    ]
    return "".join(f"{line}\n" for line in lines)


def said_of(row: Any) -> str:
    """What a row holds, but for what is empty and what only tells identical lines apart."""
    held = {one.name: getattr(row, one.name) for one in fields(row) if one.name != "fingerprint"}
    return "; ".join(f"{name} {value}" for name, value in held.items() if value not in ("", None, (), {}))


@pytest.mark.parametrize("name", READERS)
def test_a_list_is_told_word_for_word(name):
    assert told_of(name) == (FOLDER / f"{name}.txt").read_text()


if __name__ == "__main__":
    for each in READERS:
        (FOLDER / f"{each}.txt").write_text(told_of(each))
