"""Whom and when a figure is about: the filters of the measures, which live in the address."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import Any

from django import forms
from django.db.models import Q
from django.http import QueryDict

from tracker.measures.rows import LAST_STAGE, Place, Row, Span, month_of, span_as_at, span_of
from tracker.measures.there import MONTHS_BACK, There
from workforce.models import OrganisationalRole
from workforce.rules.working_days import add_months
from workforce.web.fields import DayMonthYearField, choice_field
from workforce.web.selects import LongSelect

STAGES = (1, 4, 7, 10, LAST_STAGE)
CONTRACTS = (
    ("", "Every contract"),
    ("agency", "Agency"),
    ("employed", "Permanent and fixed term"),
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Of whom: everybody, but for what is named."""

    service: int | None = None
    team: int | None = None
    role: int | None = None
    contract: str = ""
    stage: int | None = None
    cohort: int | None = None

    def __bool__(self) -> bool:
        """Something is named."""
        return any(self.named.values())

    @property
    def named(self) -> dict[str, Any]:
        """What is named, for an address."""
        found = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in found.items() if value}

    def has(self, place: Place) -> bool:
        """Who stood there is meant."""
        return (
            self.service in (None, place.service)
            and self.team in (None, place.team)
            and self.role in (None, place.role)
            and self._has_contract(place.contract)
            and (self.stage is None or self.stage == _stage(place.stage))
            and self.cohort in (None, place.cohort)
        )

    def _has_contract(self, contract: str) -> bool:
        return not self.contract or (contract == "agency") == (self.contract == "agency")

    @property
    def query(self) -> Q:
        """The same, of kept rows."""
        found = Q()
        for name, column in (
            ("service", "service"),
            ("team", "team"),
            ("role", "org_role"),
            ("cohort", "cohort"),
        ):
            if (key := getattr(self, name)) is not None:
                found &= Q(**{column: key})
        if self.contract:
            agency = Q(contract="agency")
            found &= agency if self.contract == "agency" else ~agency
        if self.stage is not None:
            found &= Q(stage=self.stage) if self.stage < LAST_STAGE else Q(stage__gte=LAST_STAGE)
        return found

    def among(self, rows: Iterable[Row], place_of: Callable[[int, date], Place]) -> list[Row]:
        """Of these rows those of whom is meant."""
        if not self:
            return list(rows)
        return [row for row in rows if self.has(place_of(row.worker, row.day))]


EVERYBODY = Scope()


def _stage(stage: int | None) -> int | None:
    return None if stage is None else min(stage, LAST_STAGE)


class MeasuresForm(forms.Form):
    """The filters. By default: everyone, this month."""

    service = forms.ChoiceField(label="Service", required=False, widget=LongSelect)
    team = forms.ChoiceField(label="Team", required=False, widget=LongSelect)
    role = forms.ChoiceField(label="Role", required=False, widget=LongSelect)
    contract = forms.ChoiceField(label="Contract", required=False, choices=CONTRACTS)
    stage = forms.ChoiceField(label="NQSW stage", required=False, widget=LongSelect)
    cohort = forms.ChoiceField(label="Cohort", required=False, widget=LongSelect)
    month = forms.ChoiceField(label="Month", required=False, widget=LongSelect)
    as_at = DayMonthYearField(label="Or as at", required=False)

    def __init__(self, data: QueryDict | None, *, there: There, on: date) -> None:
        super().__init__(data)
        self.today, self.there = on, there
        services = {team.service_id: team.service__name for team in there.teams}
        self.teams = {team.pk: team.name for team in there.teams}
        by_name = sorted(services.items(), key=itemgetter(1))
        months = [add_months(month_of(on), -back) for back in range(MONTHS_BACK)]
        self._offer("service", "Every service", by_name)
        self._offer("team", "Every team", list(self.teams.items()))
        self._offer("role", "Every role", list(OrganisationalRole.choices))
        self._offer("stage", "Everyone", [(month, _stage_label(month)) for month in STAGES])
        self._offer("cohort", "Everyone", [(one.pk, one.name) for one in there.cohorts])
        self._offer("month", "This month", [(f"{one:%Y-%m}", f"{one:%B %Y}") for one in months[1:]])

    def _offer(self, name: str, everything: str, choices: list[tuple[Any, str]]) -> None:
        choice_field(self, name).choices = [("", everything), *choices]

    def clean_as_at(self) -> date | None:
        day: date | None = self.cleaned_data.get("as_at")
        if day and day > self.today:
            raise forms.ValidationError("The day must be today or in the past")
        if day and day < add_months(month_of(self.today), 1 - MONTHS_BACK):
            raise forms.ValidationError("The day must be within the last two years")
        return day

    def _said(self, name: str) -> Any:
        return self.cleaned_data.get(name) if self.is_valid() else None

    @cached_property
    def scope(self) -> Scope:
        """Of whom."""
        keys = ("service", "team", "role", "stage", "cohort")
        chosen = {name: int(value) for name in keys if (value := self._said(name))}
        return Scope(contract=self._said("contract") or "", **chosen)

    @cached_property
    def day(self) -> date | None:
        """The day as at which, where one was given."""
        day: date | None = self._said("as_at")
        return None if day == self.today else day

    @cached_property
    def chosen_month(self) -> date:
        """The month: of the day as at which, or the chosen one, or this."""
        if self.day:
            return month_of(self.day)
        chosen = self._said("month")
        return date.fromisoformat(f"{chosen}-01") if chosen else month_of(self.today)

    @cached_property
    def span(self) -> Span:
        """Of when."""
        if self.day:
            return span_as_at(self.day, today=self.today)
        return span_of(self.chosen_month, today=self.today)

    def in_address(self, month: date | None = None) -> dict[str, Any]:
        """The filters as they are, with another month where one is given."""
        if month is not None:
            when = {} if month == month_of(self.today) else {"month": f"{month:%Y-%m}"}
        elif self.day:
            when = {"as_at": self.day.isoformat()}
        else:
            return self.in_address(self.chosen_month)
        return {**self.scope.named, **when}


def _stage_label(month: int) -> str:
    return f"Months {month} to {month + 2}" if month < LAST_STAGE else "Month 13 and later"
