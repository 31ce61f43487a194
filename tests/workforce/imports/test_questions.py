"""Rows to settle: what a file leaves open, and what a person says to it."""

from datetime import date

import pytest

from workforce.imports.forms import SHOWN_OF_A_KIND, QuestionsForm
from workforce.imports.plans import Plan
from workforce.imports.questions import Answer, Option, Question, by_kind, still_open

LEFT_ON = date(2026, 10, 31)


def question(number=1, *, kind="People who are not in this list", **facts):
    usual = {
        "key": f"missing:{number}",
        "kind": kind,
        "row": 0,
        "subject": f"Ada {number}",
        "asks": "Has Ada left?",
        "why": "The list had her last month.",
        "options": (Option("left", "Left", LEFT_ON), Option("stays", "Stays")),
        "lasting": ("stays",),
    }
    return Question(**usual | facts)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("stays", Answer("stays")),
        ("left|2026-10-30", Answer("left", date(2026, 10, 30))),
        ("left", Answer("left", LEFT_ON)),
        ("stays|2026-10-30", Answer("stays")),
        ("", None),
        (None, None),
        ("perhaps", None),
        ("left|2026-02-30", None),
    ],
)
def test_an_answer_is_one_of_the_options_with_its_day(said, answer):
    assert question().understood(said) == answer


@pytest.mark.parametrize(("day", "is_allowed"), [(1, False), (2, True), (9, True), (10, False)])
def test_a_day_lies_where_the_question_allows_it(day, is_allowed):
    asked = question(earliest=date(2026, 10, 2), latest=date(2026, 10, 9))
    assert (asked.understood(f"left|2026-10-{day:02}") is not None) is is_allowed


def test_a_question_is_kept_as_json_whole():
    asked = question(earliest=date(2026, 10, 2))
    assert Question.from_json(asked.as_json()) == question(earliest=date(2026, 10, 2), lasting=())


def test_a_plan_waits_for_every_answer():
    plan = Plan()
    assert plan.ask(question(1)) is None
    assert plan.does_something
    assert plan.open_questions == [question(1)]
    answered = Plan(answers={"missing:1": "left|2026-10-30"})
    assert answered.ask(question(1)) == Answer("left", date(2026, 10, 30))
    assert answered.open_questions == []


def test_what_was_said_for_good_is_not_asked_again():
    plan = Plan(settled={"missing:1": "stays", "missing:2": "left|2026-10-30"})
    assert plan.ask(question(1)) == Answer("stays")
    assert plan.ask(question(2)) is None
    assert plan.questions == [question(2)]


def test_an_answer_for_good_is_remembered_and_one_for_now_is_not():
    plan = Plan(answers={"missing:1": "stays", "missing:2": "left"}, settled={"missing:7": "stays"})
    plan.ask(question(1))
    plan.ask(question(2))
    assert plan.remembered == {"missing:7": "stays", "missing:1": "stays"}


def test_alike_questions_stand_together_in_the_order_in_which_they_come():
    first, other, second = question(1), question(2, kind="Back"), question(3)
    assert by_kind([first, other, second]) == {first.kind: [first, second], "Back": [other]}
    assert still_open([first, second], {first.key: "stays"}) == [second]


def form_of(data, *questions, answers=None):
    form = QuestionsForm(data, questions=questions, answers=answers or {})
    assert form.is_valid(), form.errors
    return form.answers


def test_one_answer_goes_for_all_alike_and_its_own_comes_first():
    said = form_of({"all-0": "left", "one-0-1": "stays"}, question(1), question(2), question(3))
    assert said == {
        "missing:1": "left|2026-10-31",
        "missing:2": "stays",
        "missing:3": "left|2026-10-31",
    }


def test_the_answer_for_all_reaches_those_that_the_page_does_not_show():
    many = [question(number) for number in range(SHOWN_OF_A_KIND + 20)]
    assert len(form_of({"all-0": "stays"}, *many)) == SHOWN_OF_A_KIND + 20
    form = QuestionsForm(None, questions=many, answers={})
    assert (len(form.groups[0].each), form.groups[0].not_shown) == (SHOWN_OF_A_KIND, 20)


def test_only_an_answer_that_every_question_has_is_offered_for_all():
    left_out = Option("leave-out", "Nobody here: leave this out")
    asked = [question(pk, options=(Option(f"{pk}", f"Ada {pk}"), left_out)) for pk in (1, 2)]
    form = QuestionsForm(None, questions=asked, answers={})
    assert [value for value, _ in form.fields["all-0"].choices] == ["leave-out", ""]
    alone = [question(pk, options=(Option(f"{pk}", f"Ada {pk}"),)) for pk in (1, 2)]
    assert QuestionsForm(None, questions=alone, answers={}).groups[0].for_all is None


def test_what_is_open_comes_first_on_the_page():
    form = QuestionsForm(None, questions=[question(1), question(2)], answers={"missing:1": "stays"})
    assert [one.question.key for one in form.groups[0].each] == ["missing:2", "missing:1"]


def test_an_empty_box_leaves_its_question_open():
    assert form_of({"one-0-0": ""}, question(1)) == {}


def test_a_day_that_cannot_be_is_said_beside_it():
    form = QuestionsForm(
        {"one-0-0": "left", "one-0-0-day": "2026-10-01"},
        questions=[question(1, earliest=date(2026, 10, 2))],
        answers={},
    )
    assert form.errors == {"one-0-0-day": ["The day must be on or after 02/10/2026"]}
