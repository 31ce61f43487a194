"""The forms of group supervision: book one, say who takes part."""

from collections.abc import Collection
from datetime import time
from typing import Any

from django import forms

from supervision.form_days import times_typed
from workforce.models import Worker, WorkerQuerySet
from workforce.web.choosing_people import FindsPeople
from workforce.web.fields import ClockInput, DayMonthYearField, rows_field
from workforce.web.person_fields import SeveralPeopleField
from workforce.web.sure import AsksIfSure

FEWEST = 2


class PeopleForm(FindsPeople, forms.Form):
    """Who takes part, among these people."""

    supervisees = SeveralPeopleField(
        label="Who takes part?", error_messages={"required": "Select who takes part"}
    )

    def __init__(self, *args: Any, people: WorkerQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows_field(self, "supervisees").queryset = people


class GroupForm(AsksIfSure, PeopleForm):
    """And when and where."""

    on = DayMonthYearField(label="Day")
    starts = forms.TimeField(label="Starts at", widget=ClockInput, initial=time(10))
    ends = forms.TimeField(label="Ends at", widget=ClockInput, initial=time(11, 30))
    place = forms.CharField(label="Room or link", max_length=200, required=False)

    def clean_supervisees(self) -> Collection[Worker]:
        chosen: Collection[Worker] = self.cleaned_data["supervisees"]
        if len(chosen) < FEWEST:
            raise forms.ValidationError("Select at least two people")
        return chosen

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        if {"on", "starts", "ends"} <= cleaned.keys():
            cleaned["starts_at"], cleaned["ends_at"] = times_typed(self, on="on") or (None, None)
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        """As the booking service takes them, once the form is valid."""
        names = ("supervisees", "starts_at", "ends_at", "place")
        return {**{name: self.cleaned_data[name] for name in names}, "sure": self.sure}
