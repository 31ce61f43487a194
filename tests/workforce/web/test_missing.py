import pytest
from django import forms

from workforce.web.fields import DayMonthYearField
from workforce.web.missing import what_is_missing

PEOPLE = (("1", "Amina"), ("2", "Sean"))


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (forms.CharField(label="Full name"), "Enter the full name"),
        (forms.CharField(label="Your answer"), "Enter your answer"),
        (forms.CharField(label="HR number"), "Enter the HR number"),
        (forms.CharField(label="What they said"), "Enter what they said"),
        (forms.CharField(label="Why?"), "Enter a reason"),
        (forms.CharField(label="Current Password"), "Enter your current password"),
        (forms.CharField(label="New Password"), "Enter a new password"),
        (forms.CharField(label="New password again"), "Enter the new password again"),
        (forms.TimeField(label="Starts at"), "Enter the time it starts"),
        (DayMonthYearField(label="First day"), "Enter the first day"),
        (DayMonthYearField(label="From which day?"), "Enter the first day"),
        (DayMonthYearField(label="Records begin on"), "Enter the day on which records begin"),
        (
            forms.IntegerField(label="Supervision is due soon from"),
            "Enter the number of working days before supervision is due",
        ),
        (
            forms.IntegerField(label="Someone is long absent from"),
            "Enter the number of working days after which someone is long absent",
        ),
        (forms.ChoiceField(label="Team", choices=PEOPLE), "Select the team"),
        (forms.ChoiceField(label="Who covers?", choices=PEOPLE), "Select who covers"),
        (
            forms.ChoiceField(label="Who is the mentor?", choices=PEOPLE),
            "Select an answer to “Who is the mentor?”",
        ),
        (forms.MultipleChoiceField(label="Who takes part?", choices=PEOPLE), "Select who takes part"),
        (forms.BooleanField(label="I agree"), "Select “I agree” to continue"),
        (forms.FileField(label="HR file"), "Select a file"),
    ],
)
def test_an_empty_field_is_told_what_to_enter_or_select(field, words):
    form = forms.Form()
    form.fields["field"] = field
    assert what_is_missing(form["field"]) == words
