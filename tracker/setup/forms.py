"""The last day of someone who leaves; and why two records are one."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from workforce.models import Worker
from workforce.reader_changes.forms import reason_field
from workforce.web.fields import DayMonthYearField


class MergeForm(forms.Form):
    """Why two records are one person's."""

    reason = reason_field("Why are these one person?")


class LeavingForm(forms.Form):
    """When a worker is here for the last time."""

    last_day = DayMonthYearField(label="Last day", help_text="The last day on which they work here")

    def __init__(self, *args: Any, worker: Worker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.worker = worker

    def clean_last_day(self) -> date:
        last_day: date = self.cleaned_data["last_day"]
        if last_day < self.worker.started_on:
            raise ValidationError(
                f"{self.worker.given_name} started on {self.worker.started_on:%d/%m/%Y}; "
                "the last day must be on or after that"
            )
        return last_day
