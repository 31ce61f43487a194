"""A day is typed in one way everywhere: three boxes."""

from collections.abc import Iterator
from pathlib import Path

from django import forms
from django.urls import get_resolver

from workforce.web.fields import DayMonthYearField

ROOT = Path(__file__).resolve().parents[3]


def all_forms(kind: type[forms.BaseForm] = forms.BaseForm) -> Iterator[type[forms.BaseForm]]:
    for each in kind.__subclasses__():
        yield each
        yield from all_forms(each)


def test_every_day_is_typed_into_three_boxes():
    assert get_resolver().url_patterns  # every page, and so every form, is loaded
    ours = ("workforce", "supervision", "nqsw", "tracker")
    days = [
        (form, name, field)
        for form in all_forms()
        if form.__module__.startswith(ours)
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, forms.DateField)
    ]
    assert len(days) > 40
    assert [
        f"{form.__name__}.{name}" for form, name, field in days if type(field) is not DayMonthYearField
    ] == []


def test_no_template_has_the_browsers_own_date_box():
    templates = (ROOT / "templates").rglob("*.html")
    assert [path.name for path in templates if 'type="date"' in path.read_text(encoding="utf-8")] == []
