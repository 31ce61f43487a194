"""Other words in the place of what was written: of the same length, the same for the same, and of nobody.

What stands in for what is counted from the first that is met, so that nothing can be worked back from a copy;
equal things stay equal, so that the same case or the same name is still the same in every table.
"""

import re
from collections.abc import Callable
from secrets import token_hex
from typing import Any

from tracker.demo.names import FAMILY_NAMES, GIVEN_NAMES
from workforce.rules.data_held import Sort

FILLER = "words for training stand here in the place of what was written "
#: Text that is a day or a moment, and stays.
DAY = re.compile(r"\d{4}-\d{2}-\d{2}([T ][\d:.+Z-]*)?|\d{2}:\d{2}")
#: A key of JSON that the tracker made; any other was typed.
OWN_KEY = re.compile(r"[a-z_]+|\d+")
FILE = b"%PDF-1.4 a file for training"


class Disguise:
    """One copy's stand-ins; `of` answers that of one value."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}
        self._counted: dict[str, dict[str, int]] = {}

    def of(self, model: str, column: str, sort: Sort, value: Any) -> Any:
        """The stand-in for a value of a column; empty ones, numbers and days are as they were."""
        if value in (None, "", b"", {}, []):
            return value
        if isinstance(value, bytes | memoryview):
            return FILE
        if column == CASES:
            return f"T{self._number(CASES, str(value)):06d}"
        if named := NAMED.get((model, column)):
            return named(self._number(f"{model}.{column}", str(value)))
        if sort is Sort.MARKS:
            return token_hex(len(value))[: len(value)] if isinstance(value, str) else self.within(value)
        if sort is Sort.SECRETS:
            return "!"
        return self.within(value)

    def within(self, value: Any) -> Any:
        """A text, or every text in what JSON holds."""
        match value:
            case str():
                return value if DAY.fullmatch(value) else self._said(value)
            case list():
                return [self.within(one) for one in value]
            case dict():
                return {
                    key if OWN_KEY.fullmatch(key) else self._said(key): self.within(one)
                    for key, one in value.items()
                }
        return value

    def _said(self, text: str) -> str:
        """As long as it was, unless that is shorter than what tells it from the others."""
        if text not in self._words:
            begins = f"{len(self._words):x} "
            filled = begins + FILLER * (len(text) // len(FILLER) + 1)
            self._words[text] = filled[: max(len(text), len(begins) - 1)]
        return self._words[text]

    def _number(self, of: str, value: str) -> int:
        counted = self._counted.setdefault(of, {})
        return counted.setdefault(value, len(counted) + 1)


def _given(number: int) -> str:
    return GIVEN_NAMES[number % len(GIVEN_NAMES)]


def _family(number: int) -> str:
    round_of, place = divmod(number, len(FAMILY_NAMES))
    return FAMILY_NAMES[place] + (f"-{FAMILY_NAMES[round_of % len(FAMILY_NAMES)]}" if round_of else "")


#: What has a form of its own.
NAMED: dict[tuple[str, str], Callable[[int], str]] = {
    ("workforce.Worker", "given_name"): _given,
    ("workforce.Worker", "known_as"): _given,
    ("workforce.Worker", "family_name"): _family,
    ("workforce.Worker", "email"): lambda number: f"person{number}@training.example",
    ("workforce.Worker", "staff_number"): lambda number: f"TR{number:05d}",
    ("workforce.Worker", "swe_number"): lambda number: f"SW{100_000 + number}",
    ("workforce.Account", "email"): lambda number: f"account{number}@training.example",
    ("account.EmailAddress", "email"): lambda number: f"account{number}@training.example",
    ("workforce.Mail", "address"): lambda number: f"mail{number}@training.example",
    ("workforce.GuidanceVersion", "link"): lambda number: f"https://training.example/{number}",
}
#: The number of a case is the same in every table, whatever its column belongs to.
CASES = "case_reference"
