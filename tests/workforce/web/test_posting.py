"""A form that was sent is filled from what was sent; what stands against it is shown beside its box."""

import pytest
from django import forms
from django.contrib import messages
from django.db import IntegrityError

from workforce.rules.refusal import ChangedSince, Refusal
from workforce.web.posting import CHANGED_MEANWHILE, attempt, attempt_button, posted


class DayForm(forms.Form):
    day = forms.CharField(required=False)


def sent():
    form = DayForm({"day": "today"})
    assert form.is_valid()
    return form


def refuse(error):
    raise error


def test_a_page_that_is_looked_at_fills_no_form_and_one_sent_empty_does(rf):
    assert posted(rf.get("/?day=today")) is None
    assert DayForm(posted(rf.post("/"))).is_bound


def test_what_was_done_is_answered_and_nothing_is_true():
    form = sent()
    assert attempt(form, lambda: "done") == "done"
    assert attempt(form, lambda: None) is True
    assert form.errors == {}


@pytest.mark.parametrize(
    ("error", "beside", "errors"),
    [
        (Refusal("Not today.", "Nor tomorrow."), None, {"__all__": ["Not today.", "Nor tomorrow."]}),
        (Refusal("Not today."), "day", {"day": ["Not today."]}),
        (ChangedSince(), None, {"__all__": [ChangedSince.usual]}),
        (IntegrityError(), "day", {"__all__": [CHANGED_MEANWHILE]}),
    ],
)
def test_a_refusal_is_told_beside_its_box_or_of_the_whole_form(error, beside, errors):
    form = sent()
    assert attempt(form, lambda: refuse(error), beside=beside) is False
    assert form.errors == errors


def test_what_is_no_refusal_is_no_business_of_the_form():
    with pytest.raises(ZeroDivisionError):
        attempt(sent(), lambda: 1 / 0)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (Refusal("Not today.", "Nor tomorrow."), ["Not today.", "Nor tomorrow."]),
        (IntegrityError(), [CHANGED_MEANWHILE]),
    ],
)
def test_what_a_button_could_not_do_is_told_on_the_next_page(rf, error, words, monkeypatch):
    told = []
    monkeypatch.setattr(messages, "error", lambda request, said: told.append(said))
    assert attempt_button(rf.post("/"), lambda: refuse(error)) is False
    assert told == words
    assert attempt_button(rf.post("/"), lambda: None) is True
    assert told == words
