"""A form that asks for a yes: the reason, a tick box, and what was answered."""

from django import forms
from django.http import QueryDict

from workforce.rules.plausibility import Doubt, require_sure
from workforce.web.posting import attempt
from workforce.web.sure import AsksIfSure

EARLY = Doubt("early", "It is early.")


class Form(AsksIfSure):
    title = forms.CharField()


def test_a_doubt_becomes_a_tick_box_beside_its_reason():
    form = Form(QueryDict("title=Review"))
    assert form.is_valid() and "sure" not in form.fields
    assert attempt(form, lambda: require_sure([EARLY], sure=form.sure)) is False
    assert form.errors["sure"] == ["It is early. Select yes if this is right"]
    assert 'value="early"' in str(form["sure"])


def test_the_answer_lets_it_through():
    form = Form(QueryDict("title=Review&sure=early"))
    assert form.is_valid()
    assert attempt(form, lambda: require_sure([EARLY], sure=form.sure)) is True


def test_a_form_that_does_not_ask_says_why_nothing_was_done():
    form = forms.Form(QueryDict(""))
    assert attempt(form, lambda: require_sure([EARLY], sure=())) is False
    assert form.non_field_errors() == ["It is early."]


def test_an_unbound_form_is_sure_of_nothing():
    assert Form().sure == []
