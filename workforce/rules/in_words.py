"""Numbers and days as a sentence says them; pages have filters of their own (`workforce.web.tags`)."""

from collections.abc import Sequence
from datetime import date


def many(number: int, one: str, several: str = "") -> str:
    """ "1 person", "3 people", "1,200 rows"; without `several` the word takes an s."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


#: Plurals that are more than an s, and verbs that go with the word: how each is said of one.
OF_ONE = {
    "people": "person", "classes": "class", "addresses": "address",
    "have": "has", "are": "is", "stay": "stays", "repeat": "repeats", "need": "needs",
}  # fmt: skip
#: Words that end in s and are no plural.
NO_PLURAL = frozenset({"has", "is", "was", "as", "this"})


def of_so_many(number: int, several: str) -> str:
    """What is counted, as said of this number: "services added" of 2 is "service added" of 1.

    Of one, the first word in the plural is said in the singular, and so is the verb that goes with it.
    """
    if number != 1:
        return several
    words = several.split(" ")
    for place, word in enumerate(words):
        if word in OF_ONE or (word.endswith("s") and word not in NO_PLURAL):
            after = [OF_ONE.get(later, later) for later in words[place + 1 :]]
            return " ".join([*words[:place], OF_ONE.get(word, word.removesuffix("s")), *after])
    return several


def day_in_full(day: date) -> str:
    """ "3 November 2026": always with its year, since a sentence may be read in another one."""
    return f"{day.day} {day:%B %Y}"


def listed(words: Sequence[str]) -> str:
    """ "Ada", "Ada and Bo", "Ada, Bo and Cy"."""
    *before, last = words
    return f"{', '.join(before)} and {last}" if before else last
