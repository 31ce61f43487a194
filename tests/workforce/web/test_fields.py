"""The day, month and year boxes and the other fields of our own."""

from datetime import date

import pytest
from django import forms
from django.http import QueryDict

from workforce.web.fields import WORKING_LIFE, ClockInput, DayMonthYearField


class HeldForm(forms.Form):
    held_on = DayMonthYearField(label="When was it held?")


def sent(**boxes: str) -> HeldForm:
    return HeldForm({f"held_on_{name}": value for name, value in boxes.items()})


@pytest.mark.parametrize(
    ("boxes", "day"),
    [
        ({"day": "25", "month": "11", "year": "2026"}, date(2026, 11, 25)),
        ({"day": " 5 ", "month": "01", "year": "2026"}, date(2026, 1, 5)),
        ({"day": "29", "month": "2", "year": "2028"}, date(2028, 2, 29)),
        ({"day": "25/11/2026"}, date(2026, 11, 25)),
        ({"day": "25.11.2026"}, date(2026, 11, 25)),
        ({"day": "2026-11-25"}, date(2026, 11, 25)),
    ],
)
def test_a_day_is_understood_from_its_boxes_or_pasted_whole_into_the_first(boxes, day):
    form = sent(**boxes)

    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"held_on": day}


@pytest.mark.parametrize(
    ("boxes", "message"),
    [
        ({}, "Enter a date"),
        ({"day": "25", "month": "11"}, "The date must include a year"),
        ({"day": "25"}, "The date must include a month and a year"),
        ({"month": "11", "year": "2026"}, "The date must include a day"),
        ({"day": "25", "month": "11", "year": "26"}, "The year must have four figures"),
        ({"day": "31", "month": "2", "year": "2026"}, "The date must be a real date, like 27 3 2026"),
        ({"day": "29", "month": "2", "year": "2026"}, "The date must be a real date, like 27 3 2026"),
        ({"day": "x", "month": "2", "year": "2026"}, "The date must be a real date, like 27 3 2026"),
        ({"day": "0", "month": "2", "year": "2026"}, "The date must be a real date, like 27 3 2026"),
        ({"day": "1", "month": "2", "year": "0000"}, "The date must be a real date, like 27 3 2026"),
        ({"day": "9" * 5000, "month": "2", "year": "2026"}, "The date must be a real date, like 27 3 2026"),
        ({"day": "²", "month": "2", "year": "2026"}, "The date must be a real date, like 27 3 2026"),
    ],
)
def test_what_is_wrong_with_a_day_is_said(boxes, message):
    assert sent(**boxes).errors == {"held_on": [message]}


def test_what_was_typed_stays_in_its_boxes():
    html = str(sent(day="31", month="2", year="2026")["held_on"])

    assert [value for value in ("31", "2", "2026") if f'value="{value}"' in html] == ["31", "2", "2026"]


def test_a_link_carries_a_day_under_the_field_s_own_name():
    form = HeldForm(QueryDict("held_on=2026-11-25"))

    assert form.is_valid()
    assert form.cleaned_data["held_on"] == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("initial", "year", "changed"),
    [(date(2026, 11, 25), "2026", False), (date(2026, 11, 25), "2025", True), (None, "2026", True)],
)
def test_a_day_counts_as_changed_only_when_it_is_another_day(initial, year, changed):
    data = {"held_on_day": "25", "held_on_month": "11", "held_on_year": year}

    assert HeldForm(data, initial={"held_on": initial}).has_changed() is changed


def test_the_browser_s_own_box_gets_a_time_in_the_form_that_it_reads():
    assert 'type="time" name="x" value="09:05:00"' in ClockInput().render("x", "09:05:00")


@pytest.mark.parametrize(("kind", "first"), [({}, 2000), ({"years": WORKING_LIFE}, 1940)])
def test_a_day_that_nobody_can_mean_is_refused_in_words(kind, first):
    box = DayMonthYearField(**kind)
    for day in (date(first, 1, 1), date(2026, 11, 19), date(2059, 12, 31)):
        assert box.clean(day) == day
    for day in (date.min, date(first - 1, 12, 31), date(2060, 1, 1), date.max):
        with pytest.raises(forms.ValidationError, match=f"The year must be between {first} and 2059"):
            box.clean(day)
