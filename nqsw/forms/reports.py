"""Which programme report: a cohort, and the day as at which it is told."""

from datetime import date

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from nqsw.models import Cohort
from workforce.fields import DayMonthYearField
from workforce.models import Worker


class ProgrammeReportForm(forms.Form):
    """Filters of the programme report; they live in the address. Today and every cohort by default."""

    cohort_name = forms.ChoiceField(label="Cohort", required=False)
    on = DayMonthYearField(label="As at", required=False)

    def __init__(self, data: QueryDict | None, *, among: QuerySet[Worker], on: date) -> None:
        super().__init__(data, initial={"on": on})
        self.today = on
        cohorts = Cohort.objects.filter(enrolments__worker__in=among.values("pk"))
        names = cohorts.order_by("-starts_on").values_list("name", flat=True)
        choices = [("", "Every cohort"), *((name, name) for name in dict.fromkeys(names))]
        self.fields["cohort_name"].choices = choices

    @property
    def day(self) -> date:
        """The chosen day; today where none or no real day was given."""
        return (self.is_valid() and self.cleaned_data["on"]) or self.today

    @property
    def cohort(self) -> str:
        """The chosen cohort's name; empty for all."""
        return self.cleaned_data["cohort_name"] if self.is_valid() else ""
