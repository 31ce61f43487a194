"""Choosing a person in a form: few are all drawn, many are looked for, and nobody else can be chosen."""

import json
import re
from importlib import import_module

import pytest
from django import forms
from django.http import Http404, QueryDict
from django.test import RequestFactory

from tests.factories import TeamFactory, WorkerFactory
from tests.test_writing import ROOT, modules
from workforce.models import Worker
from workforce.web.choosing_people import FindsPeople, people_found
from workforce.web.person_fields import FEW, AmongPeople, PersonField, SeveralPeopleField
from workforce.web.person_search import MOST_FOUND

pytestmark = pytest.mark.django_db


class HandingForm(FindsPeople, forms.Form):
    """One person, several others, and something else to fill in."""

    to = PersonField(label="Who covers?", required=True)
    others = SeveralPeopleField(label="Who else?", required=False)
    helper = PersonField(label="Who helps?", required=False, besides=[("", "Nobody"), ("later", "Later")])
    reason = forms.CharField(label="Why?")

    def __init__(self, *args, offered=None, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("to", "others", "helper"):
            self.fields[name].queryset = Worker.objects.filter(team__name="Offered")


def people(number):
    team = TeamFactory(name="Offered")
    names = ((f"Abara {n:03}", f"7{n:05}") for n in range(number))
    return [
        WorkerFactory(team=team, account=None, given_name="Ruth", family_name=name, staff_number=staff_number)
        for name, staff_number in names
    ]


@pytest.fixture
def many():
    """More than are drawn, two of whom are called alike, and one who is not offered."""
    offered = people(FEW + 3)
    for namesake in offered[:2]:
        Worker.objects.filter(pk=namesake.pk).update(family_name="Same")
    WorkerFactory(team=TeamFactory(name="Elsewhere"), account=None, given_name="Ruth", family_name="Hidden")
    return list(Worker.objects.filter(team__name="Offered"))


def sent(text="", **changed):
    data = QueryDict(text, mutable=True)
    for name, value in {"reason": "Leave", **changed}.items():
        data[name] = value
    return data


def errors_of(form, name):
    return [str(error) for error in form.errors.get(name, [])]


@pytest.mark.parametrize("number", [1, FEW])
def test_few_are_all_drawn_as_a_list(number):
    people(number)
    drawn = str(HandingForm()["to"])
    assert drawn.startswith("<select")
    assert drawn.count("<option") == number + 1
    assert "Name or staff number" not in drawn


def test_of_few_who_are_called_alike_team_and_number_are_told():
    team = TeamFactory(name="Offered")
    for number in ("70001", "70002"):
        WorkerFactory(team=team, account=None, given_name="Ruth", family_name="Same", staff_number=number)
    WorkerFactory(team=team, account=None, given_name="Ola", family_name="Other")
    labels = [label for _, label in HandingForm().fields["to"].choices]
    assert labels == [
        "Choose a person",
        "Ola Other",
        "Ruth Same, Offered, staff number 70001",
        "Ruth Same, Offered, staff number 70002",
    ]


def test_of_many_nobody_is_drawn_before_someone_is_looked_for(many):
    drawn = str(HandingForm()["to"])
    assert "<select" not in drawn
    assert "Abara" not in drawn


def test_of_many_the_one_who_is_chosen_already_is_drawn_with_team_and_number(many):
    drawn = str(HandingForm(initial={"to": many[-1].pk})["to"])
    assert f'value="{many[-1].full_name}"' in drawn
    assert f"Offered, staff number {many[-1].staff_number}" in drawn
    assert drawn.count("checked") == 1


def test_find_shows_the_closest_and_keeps_what_was_typed(many):
    form = HandingForm(sent(**{"to-words": "same", "to-find": "find", "reason": ""}))
    assert not form.is_valid()
    assert form.errors == {}
    drawn = str(form["to"])
    assert "2 people found for “same”." in drawn
    assert drawn.count("Ruth Same") == 2
    assert "checked" not in drawn


def test_find_says_when_it_finds_nobody_and_when_it_finds_too_many(many):
    nobody = str(HandingForm(sent(**{"to-words": "zzz", "to-find": "find"}))["to"])
    assert "Nobody found for “zzz”." in nobody
    too_many = str(HandingForm(sent(**{"to-words": "ruth", "to-find": "find"}))["to"])
    assert f"These are the {MOST_FOUND} closest to “ruth”." in too_many
    assert too_many.count("Ruth Abara") == MOST_FOUND
    assert "Ruth Same" not in too_many


def test_someone_found_and_ticked_is_chosen(many):
    data = sent(**{"to": many[3].pk, "to-words": "abara", "to-looked_for": "abara"})
    form = HandingForm(data)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["to"] == many[3]


def test_the_script_leaves_the_name_of_who_is_chosen_in_the_box(many):
    form = HandingForm(sent(**{"to": many[3].pk, "to-words": many[3].full_name}))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["to"] == many[3]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("same", "Select one of those found for “same”"),
        ("Hidden", "Nobody was found for “Hidden”. Enter another part of the name, or the staff number"),
    ],
)
def test_words_of_which_nobody_was_chosen_are_a_question_and_stay(many, words, message):
    form = HandingForm(sent(**{"to-words": words}))
    assert errors_of(form, "to") == [message]
    assert f'value="{words}"' in str(form["to"])
    assert list(form.errors) == ["to"]


def test_new_words_beside_someone_chosen_before_are_a_question_too(many):
    data = {"to": many[3].pk, "to-words": "same", "to-looked_for": "abara"}
    form = HandingForm(sent(**data))
    assert errors_of(form, "to") == ["Select one of those found for “same”"]
    assert "checked" in str(form["to"])


def test_nothing_typed_and_nobody_chosen_is_what_is_missing(many):
    form = HandingForm(sent())
    assert errors_of(form, "to") == ["This field is required."]


def test_someone_who_is_not_offered_is_refused_in_words_and_not_named(many):
    hidden = Worker.objects.get(family_name="Hidden")
    for key in (hidden.pk, 10**30, "x", "-1"):
        form = HandingForm(sent(**{"to": key}))
        assert errors_of(form, "to") == ["Select someone who can be chosen here"]
        assert "Hidden" not in str(form["to"])


def test_an_optional_choice_is_nobody_or_one_of_the_choices_beside(many):
    chosen = {"to": many[3].pk}
    assert HandingForm(sent(**chosen)).is_valid()
    for key, value in (("", None), ("later", "later"), (str(many[4].pk), many[4])):
        form = HandingForm(sent(**chosen, helper=key))
        assert form.is_valid(), form.errors
        assert form.cleaned_data["helper"] == value


def test_words_typed_for_an_optional_choice_are_never_passed_over(many):
    for data in ({}, {"helper": ""}, {"helper": "later"}):
        form = HandingForm(sent(**data, **{"to": many[3].pk, "helper-words": "same"}))
        assert errors_of(form, "helper") == ["Select one of those found for “same”"]


def test_nobody_is_chosen_where_someone_was_though_the_name_is_still_in_the_box(many):
    form = HandingForm(initial={"helper": many[3].pk})
    name = many[3].full_name
    assert str(form["helper"]).count(f'value="{name}"') == 2
    chosen = {"helper": "", "helper-words": name, "helper-looked_for": name}
    form = HandingForm(sent(to=many[4].pk, **chosen))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["helper"] is None


def test_several_people_stay_ticked_while_others_are_looked_for(many):
    text = f"others={many[3].pk}&others={many[4].pk}"
    form = HandingForm(sent(text, **{"others-words": "same", "others-find": "find"}))
    assert not form.is_valid()
    drawn = str(form["others"])
    assert drawn.count("checked") == 2
    assert drawn.count("Ruth Same") == 2


def test_several_people_are_chosen(many):
    text = f"to={many[3].pk}&others={many[3].pk}&others={many[4].pk}"
    form = HandingForm(sent(text, **{"others-words": "abara", "others-looked_for": "abara"}))
    assert form.is_valid(), form.errors
    assert set(form.cleaned_data["others"]) == {many[3], many[4]}
    assert errors_of(HandingForm(sent(text, **{"others-words": "same"})), "others") == [
        "Select one of those found for “same”"
    ]
    hidden = Worker.objects.get(family_name="Hidden")
    assert errors_of(HandingForm(sent(f"{text}&others={hidden.pk}")), "others") == [
        "Select only people who can be chosen here"
    ]


@pytest.mark.parametrize("number", [FEW + 1, 3 * FEW])
def test_however_many_there_are_the_same_few_queries_are_asked(number, django_assert_num_queries):
    chosen = people(number)[0]
    with django_assert_num_queries(1):
        str(HandingForm()["to"])
    with django_assert_num_queries(3):
        str(HandingForm(sent(**{"to": chosen.pk, "to-words": "abara", "to-find": "find"}))["to"])


# --- As one types ----------------------------------------------------------------------------------


@pytest.fixture
def ask(rf: RequestFactory, many):
    def _ask(**query):
        request = rf.get("/", query)
        request.user = WorkerFactory().account
        return people_found(request, None, HandingForm())

    return _ask


def test_the_page_tells_the_script_those_whom_the_form_offers(ask, many):
    told = ask(find="to", words="same")
    assert told.headers["Cache-Control"] == "no-store"
    assert told.headers["Content-Type"] == "application/json"
    namesakes = [worker for worker in many if worker.family_name == "Same"]
    assert json.loads(told.content) == {
        "people": [
            {
                "key": str(worker.pk),
                "name": "Ruth Same",
                "detail": f"Offered, staff number {worker.staff_number}",
            }
            for worker in namesakes
        ],
        "are_more": False,
    }


@pytest.mark.parametrize("words", ["Hidden", "", "   ", "\0", "%", "_" * 5000])
def test_nobody_is_told_who_is_not_offered_or_was_not_asked_for(ask, words):
    assert ask(find="to", words=words).content == b'{"people": [], "are_more": false}'


def test_no_more_than_the_closest_are_told(ask):
    told = json.loads(ask(find="others", words="ruth").content)
    assert len(told["people"]) == MOST_FOUND
    assert told["are_more"] is True


def test_a_box_that_is_not_on_the_page_is_not_found(ask):
    for name in ("reason", "worker", ""):
        with pytest.raises(Http404):
            ask(find=name, words="same")


def test_every_other_request_is_the_pages_own(ask, rf):
    assert ask(words="same") is None
    assert people_found(rf.post("/?find=to&words=same"), HandingForm()) is None


def test_who_asks_without_end_is_told_to_wait(rf, many, monkeypatch):
    monkeypatch.setattr("workforce.web.choosing_people.RATES", {"find": "3/m/user"})
    request = rf.get("/", {"find": "to", "words": "same"})
    request.user = WorkerFactory().account
    answers = [people_found(request, HandingForm()).status_code for _ in range(4)]
    assert answers == [200, 200, 200, 429]


# --- Every form -----------------------------------------------------------------------------------

#: Lists that are looked through and ticked by the dozen: see decision 20.
LISTS = {"StarterChoice"}


def forms_of_the_house():
    """Every form class with the fields that it always has."""
    for path in modules():
        if "forms" in path.read_text():
            module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
            for form in vars(module).values():
                if getattr(form, "__module__", "") == module.__name__ and hasattr(form, "base_fields"):
                    yield form, form.base_fields


def test_no_form_lists_everyone():
    listing = {
        f"{form.__qualname__}.{name}"
        for form, fields in forms_of_the_house()
        for name, field in fields.items()
        if isinstance(field, forms.ModelChoiceField)
        and field.queryset.model is Worker
        and not isinstance(field, AmongPeople)
        and not field.widget.is_hidden
        and type(field).__name__ not in LISTS
    }
    assert listing == set()


def test_in_every_form_that_chooses_people_find_sends_nothing():
    with_people = [
        form
        for form, fields in forms_of_the_house()
        if any(isinstance(field, AmongPeople) for field in fields.values())
    ]
    assert len(with_people) >= 15
    assert [form.__qualname__ for form in with_people if not issubclass(form, FindsPeople)] == []


def test_every_page_with_such_a_form_answers_its_boxes():
    """A module that fills one in also asks whether the script of a box asks."""
    names = {form.__name__ for form, _ in forms_of_the_house() if issubclass(form, FindsPeople)}
    filling = re.compile(rf"\b(?:{'|'.join(names)})\(\s*(?:posted|asked_in)\(")
    silent = [
        str(path.relative_to(ROOT))
        for path in modules()
        if len(filling.findall(text := path.read_text())) != text.count("people_found(request, ")
    ]
    assert silent == []
