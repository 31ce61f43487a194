"""A day, a start and an end that are typed become two instants, or it is said why not."""

import pytest
from django import forms

from supervision.form_days import times_typed
from supervision.rules.repeating import LONDON


class TimesForm(forms.Form):
    day = forms.DateField()
    starts = forms.TimeField()
    ends = forms.TimeField()


def typed(day, starts, ends):
    form = TimesForm({"day": day, "starts": starts, "ends": ends})
    assert form.is_valid()
    return form, times_typed(form, on="day")


def test_a_start_and_an_end_are_instants_by_the_clock_of_this_country():
    form, (starts_at, ends_at) = typed("2026-11-25", "10:00", "11:30")
    assert [at.astimezone(LONDON).isoformat() for at in (starts_at, ends_at)] == [
        "2026-11-25T10:00:00+00:00",
        "2026-11-25T11:30:00+00:00",
    ]
    assert form.errors == {}


@pytest.mark.parametrize("ends", ["10:00", "09:59"])
def test_the_end_lies_after_the_start(ends):
    form, _ = typed("2026-11-25", "10:00", ends)
    assert list(form.errors) == ["ends"]


@pytest.mark.parametrize(("starts", "ends"), [("01:30", "02:30"), ("00:30", "01:30")])
def test_a_time_that_the_clocks_skip_is_refused_beside_the_start(starts, ends):
    form, times = typed("2027-03-28", starts, ends)
    assert times is None
    assert form.errors == {"starts": ["The clocks go forward that night: there is no 01:30 on 28/03/2027."]}
