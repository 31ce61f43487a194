"""Forms of cohorts, of enrolling people in them, and of the assessor."""

from datetime import date
from typing import Any

from django import forms

from nqsw.models import Cohort, Enrolment, Programme
from workforce.models import Worker, WorkerQuerySet
from workforce.rules.in_words import day_in_full
from workforce.web.choosing_people import FindsPeople
from workforce.web.fields import DayMonthYearField, rows_field
from workforce.web.person_fields import PersonField
from workforce.web.sure import AsksIfSure


class CohortForm(forms.ModelForm):
    """Those who start a programme together."""

    starts_on = DayMonthYearField(label="First day")

    class Meta:
        model = Cohort
        fields = ("programme", "name", "starts_on")
        labels = {"programme": "Which programme?", "name": "Name of the cohort"}
        help_texts = {"name": "Usually the month it starts, such as “September 2026”"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows_field(self, "programme").queryset = Programme.objects.offered()


class StarterChoice(forms.ModelMultipleChoiceField):
    """Recent starters, each with the job title and the first day."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, worker: Worker) -> str:
        title, first = worker.job_title or "no job title", worker.started_on
        return f"{worker}, {title}, {worker.team}, started {day_in_full(first)}"


class CohortChoice(forms.ModelChoiceField):
    """A cohort, with its programme."""

    def label_from_instance(self, cohort: Cohort) -> str:
        return f"{cohort}, {cohort.programme}"


class EnrolForm(AsksIfSure):
    """One or many from the list of recent starters, into one cohort."""

    workers = StarterChoice(
        Worker.objects.none(), label="Who starts?", error_messages={"required": "Select at least one person"}
    )
    cohort = CohortChoice(Cohort.objects.none(), label="In which cohort?")
    started_on = DayMonthYearField(
        label="First day on the programme",
        required=False,
        help_text="Leave empty to start each from their own first day here. "
        "If that day is past and a supervision agreement was in force since, the programme’s supervision "
        "begins today, and what was due before stays as it was.",
    )

    def __init__(self, *args: Any, people: WorkerQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows_field(self, "workers").queryset = people
        cohorts = Cohort.objects.filter(programme__in=Programme.objects.offered()).select_related("programme")
        rows_field(self, "cohort").queryset = cohorts
        self.has_cohorts = cohorts.exists()


class AssessorForm(FindsPeople, forms.Form):
    """Who assesses an NQSW."""

    assessor = PersonField(label="Who assesses?", required=False, besides=[("", "Nobody yet")])

    def __init__(self, *args: Any, enrolment: Enrolment, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"assessor": enrolment.assessor_id}, **kwargs})
        people = Worker.objects.employed(on=on).exclude(pk=enrolment.worker_id)
        rows_field(self, "assessor").queryset = people
