"""The texts of the demo, as they are written: plain, and without anyone's name."""

import re
from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

import pytest

from nqsw.models import MilestoneKind
from supervision.records.child_names import names_in
from tests.test_writing import AVOIDED
from tests.tracker.demo.built.consistent import ENDING
from tracker.demo.stories import FILES as STORIES
from tracker.demo.stories import Shelf, fits
from tracker.demo.telling import (
    LONG,
    After,
    Teller,
    day_named,
    day_told,
    early_ends,
    facts_of_child,
    facts_of_day,
)
from tracker.demo.texts import FOLDER, texts
from workforce.models import CaseCategory, Worker

FILES = sorted(path.stem for path in FOLDER.glob("*.toml"))
#: Those who give the classes are the demo's own people.
FACILITATORS = ("Adeyemi", "Okafor", "Marsh")
#: What is filled in, and how a choice of words begins and goes on.
WAYS = re.compile(r"\[([^\[\]]*)\]")
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
    text = "A plan for the night is made with the {age}-year-old and {their} brother, and school knows of it."
    assert len(teller.tell(text, facts)) >= LONG
    assert teller.tell(text, facts) == ""
    assert teller.tell_shorter(text, facts) == text[: text.index(", and school")].format_map(facts) + "."
    with pytest.raises(LookupError, match="Told twice"):
        [teller.tell_shorter("x" * LONG, facts) for _ in range(2)]


@pytest.mark.parametrize(
    ("told", "shorter"),
    [
        ("The gap is known; nothing suggests that care is unsafe by day.", "The gap is known"),
        (
            "A child does an adult’s work. The tool gives mother and us one picture.",
            "A child does an adult’s work.",
        ),
        ("See the eldest alone, before the review.", "See the eldest alone"),
        (
            "The tool gives mother and us the same picture, and nothing suggests that it is wrong.",
            "The tool gives mother and us the same picture",
        ),
    ],
)
def test_what_is_told_shorter_is_a_whole_sentence(told, shorter):
    assert told[: early_ends(told)[-1]] == shorter


@pytest.mark.django_db
def test_days_are_told_as_working_days_before_and_after(today):
    facts = facts_of_day(today, Random(7))
    told = Teller(Random(7)).tell("{ago:0}, {ago:1}, {by:1}, {by:2}", facts)
    assert told == "19 November, 18 November, Friday 20 November, Monday 23 November"


def chapters() -> Iterator[tuple[int, dict[str, Any]]]:
    """Every chapter, and which of its story it is."""
    for name in (*STORIES, "in_between"):
        for story in texts(name)["stories"]:
            yield from enumerate(story["chapters"])


#: What stands in every chapter and may be told of a second family.
AGAIN = ("update", "decision", "rationale", "timescale")


def told_longest(text: str, day: date) -> Iterator[str]:
    """The text in its longest and in its shortest words."""
    random = Random(7)
    facts = {
        **facts_of_day(day, random),
        **facts_of_child(random, ages=(11, 11), relative="maternal grandmother"),
        **dict.fromkeys(("then", "start"), After(day, day)),
        **dict.fromkeys(("limit", "conference"), day_named(day)),
        **dict.fromkeys(("allocated", "given"), day_told(day)),
        "day": 44,
    }
    for longest_or_shortest in (max, min):
        chosen = WAYS.sub(lambda ways, pick=longest_or_shortest: pick(ways[1].split("|"), key=len), text)
        yield chosen.format_map(facts)


@pytest.mark.django_db
def test_what_may_be_told_again_can_be_told_shorter(today):
    known = [chapter for _, chapter in chapters()]
    known += [one for kind in texts("steady").values() for one in kind] + texts("new_cases")["new"]
    said = [chapter[name] for chapter in known for name in AGAIN]
    said += [what for chapter in known for what, _ in chapter.get("tasks", ())]
    said += [chapter[name][1] for chapter in known for name in ("strategy", "consent") if name in chapter]
    said += [why for name, asked in texts("notes").items() if "consent" in name for why in strings(asked)]
    said += texts("notes")["strategy_not_held"]
    of_programme = texts("programme")
    said += [seen["note"] for seen in of_programme["observations"]]
    said += [text for _, text in of_programme["reflection_log"]]
    said += [text for kind in MilestoneKind for text in of_programme.get(kind, []) if isinstance(text, str)]
    too_long = [words for text in said for words in told_longest(text, today) if len(words) >= LONG]
    assert [words for words in too_long if not early_ends(words)] == []


def test_only_what_goes_on_tells_what_was_done_then():
    begins = [chapter for number, chapter in chapters() if number == 0]
    assert [chapter["update"] for chapter in begins if "{then:" in str(chapter)] == []


def test_a_story_is_told_of_one_family_among_a_workers():
    worker, shelf = Worker(pk=1, team_id=1), Shelf(Random(7))
    told = [shelf.take("cp", worker, in_depth=False) for _ in range(20)]
    assert len({id(story) for story in told}) == len(told)


#: A record may be of any working day: on a Friday "this week" is over, and tomorrow is a day of rest.
DAYS_OF_A_WEEK = re.compile(r"\b(?:this week|tomorrow|(?:before|after|by) the weekend)\b")


@pytest.mark.parametrize("name", FILES)
def test_no_decision_depends_on_the_day_of_the_week_on_which_it_is_made(name):
    decided = re.findall(
        r"^(?:decision|tasks) = .*$", (FOLDER / f"{name}.toml").read_text(encoding="utf-8"), re.M
    )
    assert [text for text in decided if DAYS_OF_A_WEEK.search(text)] == []


#: A court or a meeting before proceedings lies ahead: after it nothing is said as if all were quiet.
BEFORE_A_COURT = re.compile(r"\b(?:[Hh]earing|[Pp]roceedings|MARAC|[Cc]ourt|[Ll]egal planning)\b")


@pytest.mark.parametrize("category", ["cin", "cp", "assessment"])
def test_what_waits_for_a_court_is_not_told_as_quiet_afterwards(category):
    of_category = [texts(name) for name in STORIES if texts(name)["category"] == category]
    last = [(story["chapters"][-1], story) for held in of_category for story in held["stories"]]
    waits = [(chapter, story) for chapter, story in last if BEFORE_A_COURT.search(chapter["decision"])]
    assert [
        chapter["decision"]
        for chapter, story in waits
        if not chapter.get("ends") and "calm" not in story.get("without", ())
    ] == []


def test_there_is_something_to_say_of_each_child_once_its_story_is_told():
    stories = [(texts(name)["category"], story) for name in STORIES for story in texts(name)["stories"]]
    stories += [(story["category"], story) for story in texts("in_between")["stories"]]
    silent = [
        f"{category}, {age}: {story['chapters'][0]['update']}"
        for category, story in stories
        for age in range(story["ages"][0], story["ages"][1] + 1)
        if not any(
            fits(one, age=age, without=story.get("without", ()), in_term=False)
            for one in texts("steady")[category]
        )
    ]
    assert silent == []


def test_what_ends_a_case_is_the_last_that_its_story_tells():
    """After it nothing is said of any case: who takes a story over may not tell how it goes on."""
    stories = [
        story
        for name in STORIES
        for story in texts(name)["stories"]
        if texts(name)["category"] != CaseCategory.S47
    ]
    before_the_last = [chapter for story in stories for chapter in story["chapters"][:-1]]
    steady = [one for kind in texts("steady").values() for one in kind]
    assert [
        chapter["decision"]
        for chapter in before_the_last
        if chapter.get("ends") or ENDING.search(chapter["decision"])
    ] == []
    said_of_any = [*steady, *texts("new_cases")["new"], *(story["chapters"][-1] for story in stories)]
    assert [
        one["decision"] for one in said_of_any if ENDING.search(one["decision"]) and not one.get("ends")
    ] == []


@pytest.mark.parametrize("category", ["cin", "cp", "cla"])
def test_what_is_said_of_any_case_fits_the_age_of_its_child(category):
    """A child in arms and one at nursery do not do the same; of each there is more than one thing to say."""
    known = texts("steady")[category]
    assert [one["voice"] for one in known if one["voice"] and one["ages"][0] < 2 < one["ages"][1]] == []
    for age in range(17):
        assert sum(fits(one, age=age, without=("carers", "family", "calm")) for one in known) > 1
