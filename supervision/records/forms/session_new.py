"""Logging a session that took place without having been booked."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from supervision.models import SessionKind
from workforce.models import Worker, WorkerQuerySet
from workforce.web.fields import ClockInput, DayMonthYearField


class SessionNewForm(forms.Form):
    """With whom, what kind, and when."""

    supervisees = forms.ModelMultipleChoiceField(
        label="Who was there?",
        queryset=Worker.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose who was there"},
    )
    kind = forms.ChoiceField(
        label="What kind of session was it?",
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
        self.fields["supervisees"].queryset = supervisees

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if len(cleaned.get("supervisees", ())) > 1:
            cleaned["kind"] = SessionKind.GROUP
        if {"day", "starts", "ends"} <= cleaned.keys():
            self._clean_times(cleaned)
        return cleaned

    def _clean_times(self, cleaned: dict[str, Any]) -> None:
        starts = timezone.make_aware(datetime.combine(cleaned["day"], cleaned["starts"]))
        ends = timezone.make_aware(datetime.combine(cleaned["day"], cleaned["ends"]))
        if ends <= starts:
            self.add_error("ends", "The end must be after the start")
        if starts > self.at:
            self.add_error("day", "Only a session that has taken place can be logged")
        cleaned["times"] = (starts, ends)
