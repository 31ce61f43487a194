"""The texts of the demo, as they are written: plain, and without anyone's name."""

import re
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from supervision.records.child_names import names_in
from tests.test_writing import AVOIDED
from tracker.demo.telling import LONG, Teller, facts_of_child, facts_of_day
from tracker.demo.texts import FOLDER, texts

FILES = sorted(path.stem for path in FOLDER.glob("*.toml"))
#: Those who give the classes are the demo's own people.
FACILITATORS = ("Adeyemi", "Okafor", "Marsh")
#: What is filled in, and how a choice of words begins and goes on.
SLOT = re.compile(r"\{[^}]*\}|[\[|]")
#: What a value of the language would read as, if it got on to a page.
PYTHON = re.compile(r"\b(?:None|True|False)\b")


def strings(held: Any) -> Iterator[str]:
    match held:
        case str():
            yield held
        case dict():
            for value in held.values():
                yield from strings(value)
        case list():
            for value in held:
                yield from strings(value)


@pytest.mark.parametrize("name", FILES)
def test_the_words_are_plain_and_name_nobody(name):
    said = [text for text in strings(texts(name)) if not text.endswith(FACILITATORS)]
    assert [text for text in said if AVOIDED.search(text)] == []
    assert [text for text in said if PYTHON.search(text)] == []
    assert {text: names for text in said if (names := names_in(SLOT.sub(". She ", text)))} == {}


@pytest.mark.django_db
def test_a_long_text_is_told_once_and_then_shorter(today):
    teller = Teller(Random(7))
    facts = {**facts_of_day(today, teller.random), **facts_of_child(teller.random, ages=(6, 6))}
    text = (
        "Locks are changed this week. A plan for the night is made with the {age}-year-old, and school knows."
    )
    assert len(teller.tell(text, facts)) >= LONG
    assert teller.tell(text, facts) == ""
    assert teller.tell_shorter(text, facts) == text[: text.index(", and school")].format(age=6) + "."
    with pytest.raises(LookupError, match="Told twice"):
        [teller.tell_shorter("x" * LONG, facts) for _ in range(2)]


@pytest.mark.django_db
def test_days_are_told_as_working_days_before_and_after(today):
    facts = facts_of_day(today, Random(7))
    told = Teller(Random(7)).tell("{ago:0}, {ago:1}, {by:1}, {by:2}", facts)
    assert told == "19 November, 18 November, Friday 20 November, Monday 23 November"
