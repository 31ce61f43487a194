"""Logging a session that took place without having been booked."""

from datetime import datetime
from typing import Any

from django import forms

from supervision.form_days import say_usual_length, times_typed
from supervision.models import SessionKind
from workforce.models import WorkerQuerySet
from workforce.web.choosing_people import FindsPeople
from workforce.web.fields import ClockInput, DayMonthYearField, rows_field
from workforce.web.person_fields import SeveralPeopleField
from workforce.web.sure import AsksIfSure


class SessionNewForm(AsksIfSure, FindsPeople, forms.Form):
    """Who with, what kind, and when."""

    supervisees = SeveralPeopleField(
        label="Who was there?",
        others="Someone else was there too",
        error_messages={"required": "Select who was there"},
    )
    kind = forms.ChoiceField(
        label="What kind of session was it?",
        error_messages={"required": "Select the kind of session"},
        choices=SessionKind,
        widget=forms.RadioSelect,
        initial=SessionKind.ONE_TO_ONE,
    )
    day = DayMonthYearField(label="Which day?")
    starts = forms.TimeField(label="Started", widget=ClockInput)
    ends = forms.TimeField(label="Ended", widget=ClockInput)
    place = forms.CharField(label="Room or link", max_length=200, required=False)

    def __init__(self, *args: Any, supervisees: WorkerQuerySet, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at
        say_usual_length(self)
        rows_field(self, "supervisees").queryset = supervisees

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        if len(cleaned.get("supervisees", ())) > 1:
            cleaned["kind"] = SessionKind.GROUP
        if {"day", "starts", "ends"} <= cleaned.keys():
            self._clean_times(cleaned)
        return cleaned

    def _clean_times(self, cleaned: dict[str, Any]) -> None:
        times = times_typed(self, on="day")
        if times and times[0] > self.at:
            self.add_error("day", "The session must be in the past")
        cleaned["times"] = times
