"""The form by which an NQSW comes from another authority with what is behind them."""

from datetime import date
from typing import Any

from django import forms

from nqsw.models import Cohort, Programme
from workforce.models import WorkerQuerySet
from workforce.web.choosing_people import FindsPeople
from workforce.web.fields import DayMonthYearField, rows_field
from workforce.web.person_fields import PersonField
from workforce.web.sure import AsksIfSure


class TransferForm(AsksIfSure, FindsPeople, forms.Form):
    """Who comes, from where, since when, and into which cohort."""

    worker = PersonField(label="Who comes?")
    cohort = forms.ModelChoiceField(Cohort.objects.none(), label="In which cohort?")
    transferred_from = forms.CharField(label="From which authority?", max_length=120)
    started_on = DayMonthYearField(
        label="When did the programme start there?",
        error_messages={"required": "Enter the day the programme started there"},
    )
    joined_on = DayMonthYearField(
        label="First day here",
        required=False,
        help_text="Leave empty for the first day in the establishment list.",
    )

    def __init__(self, *args: Any, people: WorkerQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows_field(self, "worker").queryset = people
        rows_field(self, "cohort").queryset = Cohort.objects.filter(programme__in=Programme.objects.offered())

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        worker, started_on = cleaned.get("worker"), cleaned.get("started_on")
        if worker and started_on:
            cleaned["joined_on"] = cleaned.get("joined_on") or worker.started_on
            if cleaned["joined_on"] < started_on:
                self.add_error("started_on", "The start there must be before the first day here")
        return cleaned


class HistoryForm(forms.Form):
    """Which milestones were reached with the other authority: a day for each that was."""

    def __init__(self, *args: Any, milestones: Any, last: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.milestones, self.last = list(milestones), last
        for milestone in self.milestones:
            self.fields[f"done_{milestone.pk}"] = DayMonthYearField(label=milestone.title, required=False)

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        for name, day in list(cleaned.items()):
            if day and day > self.last:
                self.add_error(name, "The day must be before the first day here")
        return cleaned

    @property
    def done(self) -> list[tuple[Any, date]]:
        """Each milestone that was reached, with its day."""
        days = ((one, self.cleaned_data[f"done_{one.pk}"]) for one in self.milestones)
        return [(milestone, day) for milestone, day in days if day]
