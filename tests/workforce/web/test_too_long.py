"""A text that is too long: nothing is cut, the limit stands beneath the box, the length beside the error."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.http import QueryDict

from tests.test_writing import modules
from workforce.web.plain_text import plain_values
from workforce.web.tags import error_words

LONG = "x" * 66_000


class Letter(forms.Form):
    body = forms.CharField(label="Your answer", max_length=500, widget=forms.Textarea(attrs={"rows": 4}))
    free = forms.CharField(widget=forms.Textarea, required=False)
    title = forms.CharField(max_length=120, required=False)


def test_the_limit_stands_beneath_the_box_and_the_browser_cuts_nothing():
    page = str(Letter()["body"])
    assert " maxlength=" not in page
    assert 'data-maxlength="500"' in page
    assert '<div id="id_body-info" class="govuk-hint govuk-character-count__message">' in page
    assert "You can enter up to 500 characters" in page
    assert 'aria-describedby="id_body-info"' in page
    assert "govuk-js-character-count" in page


def test_a_box_without_a_limit_names_none():
    assert "character-count" not in str(Letter()["free"])


def test_beside_the_error_stand_the_limit_and_the_length_and_the_text_is_kept():
    form = Letter({"body": LONG})
    assert error_words(form["body"]) == ["“Your answer” must be 500 characters or fewer. It has 66,000"]
    page = str(form["body"])
    assert LONG in page
    assert 'aria-describedby="id_body_error id_body-info"' in page


def test_a_line_end_counts_once_as_in_the_browser():
    sent = QueryDict(mutable=True)
    sent["body"] = "\r\n".join("x" * 250)  # 499 characters on the page
    assert Letter(plain_values(sent)).is_valid()


def texts_of_forms() -> Iterator[tuple[str, forms.CharField, BoundField]]:
    """Every box of every form that takes a text with a limit."""
    for path in modules():
        if "forms." not in path.read_text():
            continue
        module = import_module(".".join(path.relative_to(Path(settings.ROOT)).with_suffix("").parts))
        for form in vars(module).values():
            if getattr(form, "__module__", "") == module.__name__ and hasattr(form, "base_fields"):
                for name, field in form.base_fields.items():
                    if isinstance(field, forms.CharField) and field.max_length:
                        yield f"{form.__qualname__}.{name}", field, BoundField(forms.Form({}), field, name)


def test_every_box_with_a_limit_says_limit_and_length_of_what_is_too_long():
    said = {}
    for where, field, bound in texts_of_forms():
        with pytest.raises(ValidationError) as refused:
            field.run_validators(LONG)
        bound.form.errors[bound.name] = bound.form.error_class(refused.value.error_list)
        said[where] = [words for words in error_words(bound) if f"{field.max_length:,} character" in words]
    assert len(said) > 50
    assert {where for where, words in said.items() if not words or "It has 66,000" not in words[0]} == set()
