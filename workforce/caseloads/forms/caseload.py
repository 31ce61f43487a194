"""Filters of the caseload board, and setting a limit."""

from collections.abc import Mapping
from typing import Any

from django import forms

from workforce.caseloads.reports.loads import Load
from workforce.models import Contract, WorkerQuerySet
from workforce.web.fields import DayMonthYearField, choice_field

MOST_CASES = 200
OVER, PROTECTED, STALE = "over", "protected", "stale"
SHOWN = (("", "Everyone"), (OVER, "Over the limit"), (PROTECTED, "NQSWs"), (STALE, "Count missing or old"))
CONTRACTS = (("", "Every contract"), ("yes", "Agency staff"), ("no", "Permanent and fixed term"))


class BoardFilter(forms.Form):
    """Who the board shows; in the address, so that a filtered board can be sent."""

    name = forms.CharField(label="Name or number", required=False, max_length=100)
    team = forms.TypedChoiceField(label="Team", coerce=int, empty_value=None, required=False)
    agency = forms.ChoiceField(label="Contract", choices=CONTRACTS, required=False)
    show = forms.ChoiceField(label="Show", choices=SHOWN, required=False)

    def __init__(self, data: Any, *, teams: Mapping[int, str], people: WorkerQuerySet) -> None:
        super().__init__(data)
        choice_field(self, "team").choices = [("", "Every team"), *teams.items()]
        self.is_valid()
        name = self.cleaned_data.get("name")
        #: The keys of those who have that name; None where none is asked for.
        self.named = set(people.named(name).values_list("pk", flat=True)) if name else None

    def lets_through(self, load: Load) -> bool:
        """It fits every filter that is set; one that makes no sense counts as not set."""
        team, agency, show = (self.cleaned_data.get(name) for name in ("team", "agency", "show"))
        return (
            (self.named is None or load.worker in self.named)
            and (not team or load.team == team)
            and (not agency or (load.contract == Contract.AGENCY) == (agency == "yes"))
            and (show != OVER or bool(load.over_by))
            and (show != PROTECTED or load.is_protected)
            and (show != STALE or load.is_stale)
        )


class LimitForm(forms.Form):
    """The most cases for one person between two days, and why."""

    cases = forms.IntegerField(
        label="Most cases",
        min_value=0,
        max_value=MOST_CASES,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}),
    )
    starts_on = DayMonthYearField(label="From")
    ends_on = DayMonthYearField(
        label="Last day", required=False, help_text="Leave empty if it applies until someone changes it"
    )
    reason = forms.CharField(
        label="Why?", max_length=200, help_text="For example, phased return after sickness"
    )
    is_protected = forms.BooleanField(label="This is the protected caseload of an NQSW", required=False)

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "The last day must be on or after the first day")
        return cleaned
