import pytest
from django import forms

from workforce.web.fields import DayMonthYearField
from workforce.web.missing import what_is_missing
from workforce.web.tags import error_words

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


@pytest.mark.parametrize(
    ("field", "sent", "words"),
    [
        (forms.IntegerField(label="How many files"), "x", "“How many files” must be a whole number, like 12"),
        (forms.IntegerField(label="Files", min_value=1), "0", "“Files” must be 1 or more"),
        (forms.IntegerField(label="Files", max_value=40), "41", "“Files” must be 40 or less"),
        (forms.DecimalField(label="Hours"), "half", "“Hours” must be a number, like 0.5"),
        (
            forms.DecimalField(label="Hours", max_digits=4, decimal_places=2),
            "1.234",
            "“Hours” must have 2 figures or fewer after the point",
        ),
        (forms.TimeField(label="Starts at"), "ten", "“Starts at” must be a time, like 14:30"),
        (
            forms.EmailField(label="E-mail address"),
            "name",
            "“E-mail address” must be an e-mail address, like name@example.com",
        ),
        (forms.URLField(label="Link"), "not a link", "“Link” must be a link that starts with https://"),
        (forms.ChoiceField(label="Team", choices=PEOPLE), "nobody", "Select the team"),
    ],
)
def test_what_cannot_be_taken_is_told_what_it_must_be(field, sent, words):
    form = forms.Form({"field": sent})
    form.fields["field"] = field
    assert error_words(form["field"]) == [words]
