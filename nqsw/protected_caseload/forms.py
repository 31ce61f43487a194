"""Asking whether a person can take a case, and saying what was decided."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator

from workforce.models import CaseCategory, WorkerQuerySet
from workforce.web.choosing_people import FindsPeople
from workforce.web.fields import rows_field
from workforce.web.person_fields import PersonField

NOT_A_REFERENCE = "Enter the case system's number, never a name"


class CheckForm(FindsPeople, forms.Form):
    """Who it is for, and what kind of case."""

    worker = PersonField(
        label="Who would take it?", error_messages={"required": "Select who would take the case"}
    )
    category = forms.ChoiceField(
        label="What kind of case?", choices=CaseCategory.choices, widget=forms.RadioSelect
    )
    case_reference = forms.CharField(
        label="Case number",
        required=False,
        max_length=40,
        validators=[RegexValidator(r"^(?=.*\d)[A-Za-z0-9/-]+$", NOT_A_REFERENCE)],
        help_text="The case system’s number, if there is one yet",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )

    def __init__(self, *args: Any, people: WorkerQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows_field(self, "worker").queryset = people


class DecisionForm(forms.Form):
    """What was decided; the reason is asked for where the answer was not a plain yes."""

    was_given = forms.TypedChoiceField(
        label="What have you decided?",
        error_messages={"required": "Select what you have decided"},
        choices=(("yes", "Give them the case"), ("no", "Do not give them the case")),
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="Why?",
        required=False,
        max_length=300,
        help_text="Why it is right, and what support they get. Do not name children or families",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
