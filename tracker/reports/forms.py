"""What a report is about: a cohort or a team, and the day or the days that it tells of."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.http import QueryDict

from nqsw.models import Cohort
from workforce.models import Team
from workforce.rules.working_days import ONE_DAY, add_months
from workforce.stood import EVERYONE, Whom
from workforce.web.fields import DayMonthYearField, choice_field

MONTHS = 12


class ProgrammeReportForm(forms.Form):
    """Filters of the programme report; they live in the address. Today and every cohort by default."""

    cohort_name = forms.ChoiceField(label="Cohort", required=False)
    on = DayMonthYearField(label="As at", required=False)

    def __init__(self, data: QueryDict | None, *, cohorts: Iterable[Cohort], on: date) -> None:
        super().__init__(data, initial={"on": on})
        self.today = on
        names = dict.fromkeys(one.name for one in cohorts)
        choices = [("", "Every cohort"), *((name, name) for name in names)]
        choice_field(self, "cohort_name").choices = choices

    @property
    def day(self) -> date:
        """The chosen day; today where none or no real day was given."""
        return (self.is_valid() and self.cleaned_data["on"]) or self.today

    @property
    def cohort(self) -> str:
        """The chosen cohort's name; empty for all."""
        return self.cleaned_data["cohort_name"] if self.is_valid() else ""


class SupervisionReportForm(forms.Form):
    """Filters of the supervision report. By default: everyone, the last twelve months to yesterday."""

    from_on = DayMonthYearField(label="From", required=False)
    to_on = DayMonthYearField(label="To", required=False)
    team = forms.ChoiceField(label="Team", required=False)
    contract = forms.ChoiceField(
        label="Contract",
        required=False,
        choices=(("", "Every contract"), ("agency", "Agency"), ("employed", "Permanent and fixed term")),
    )

    def __init__(self, data: QueryDict | None, *, teams: Iterable[Team], on: date) -> None:
        self.last = on - ONE_DAY
        self.first = add_months(on.replace(day=1), 1 - MONTHS)
        super().__init__(data, initial={"from_on": self.first, "to_on": self.last})
        choice_field(self, "team").choices = [("", "Every team"), *((one.pk, one.name) for one in teams)]

    def clean(self) -> dict[str, object]:
        super().clean()
        cleaned = self.cleaned_data
        last = cleaned.get("to_on")
        if last and last > self.last:
            self.add_error("to_on", "The last day must be in the past")
        elif last and (cleaned.get("from_on") or self.first) > last:
            self.add_error("from_on", "The last day must be on or after the first day")
        return cleaned

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day; the last twelve months where none or no real days were given."""
        if not self.is_valid():
            return self.first, self.last
        last = self.cleaned_data["to_on"] or self.last
        return self.cleaned_data["from_on"] or min(self.first, last), last

    @property
    def in_address(self) -> dict[str, str]:
        """Exactly these days and people, for the address of the rows behind a number."""
        first, last = self.days
        return {"from_on": first.isoformat(), "to_on": last.isoformat(), **self.people_in_address}

    @property
    def people_in_address(self) -> dict[str, str]:
        """The team and the contract that are chosen, for an address."""
        team, contract = self.whom.team, self.whom.contract
        return {**({"team": str(team)} if team else {}), **({"contract": contract} if contract else {})}

    @property
    def is_of_today(self) -> bool:
        """Up to yesterday: what is counted at the end of the days is as it is now."""
        return self.days[1] == self.last

    @property
    def whom(self) -> Whom:
        """The team and the kind of contract, agency or employed, where they are chosen."""
        if not self.is_valid():
            return EVERYONE
        return Whom(int(self.cleaned_data.get("team") or 0) or None, self.cleaned_data.get("contract", ""))
