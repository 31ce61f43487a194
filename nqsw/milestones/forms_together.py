"""The form by which many milestones are said to be done before the tracker."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from nqsw.milestones.services.before_tracker import Reached, why_not
from nqsw.models import Cohort, Milestone
from workforce.web.fields import DayMonthYearField, choice_field, rows_field
from workforce.web.tags import short_day

#: Boxes that one page shows: more are reached by choosing a milestone.
MOST_BOXES = 300
EVERYONE = "everyone"


class ChooseForm(forms.Form):
    """Which cohort, and which milestone of it; what the address does not say is chosen for the reader."""

    cohort = forms.ModelChoiceField(Cohort.objects.none(), required=False, empty_label="Select a cohort")
    milestone = forms.ChoiceField(required=False)

    def __init__(self, data: Mapping[str, Any], *, cohorts: QuerySet[Cohort]) -> None:
        newest = cohorts.order_by("-starts_on", "-pk").values_list("pk", flat=True).first()
        super().__init__({"cohort": newest, "milestone": "", **{name: data[name] for name in data}})
        rows_field(self, "cohort").queryset = cohorts

    @property
    def chosen(self) -> Cohort | None:
        """The cohort; None where there is none, or none of that key."""
        self.is_valid()
        return self.cleaned_data.get("cohort")

    def offer(self, titles: Sequence[str]) -> str:
        """Offer these milestones; answers the one that is chosen, empty for all."""
        choices = [("", "Every milestone"), *((title, title) for title in titles)]
        choice_field(self, "milestone").choices = choices
        title = str(self.data.get("milestone") or "")
        title = title if title in titles else ""
        self.data = {**self.data, "milestone": title}
        self.full_clean()
        return title


class AlreadyDoneForm(forms.Form):
    """For each milestone the NQSWs who have it open; one day for all that is ticked, or none."""

    done_on = DayMonthYearField(
        label="On which day were they done?",
        required=False,
        help_text="Leave it empty if you do not know, or if they were done on different days.",
    )

    def __init__(self, *args: Any, milestones: Sequence[Milestone], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on, self.by_key = on, {str(one.pk): one for one in milestones}
        self.titles: dict[str, str] = {}
        by_title: dict[str, list[Milestone]] = {}
        for one in milestones:
            by_title.setdefault(one.title, []).append(one)
        for place, (title, alike) in enumerate(by_title.items()):
            self.titles[f"done-{place}"] = title
            everyone = [(EVERYONE, f"Everyone here ({len(alike)})")] if len(alike) > 1 else []
            self.fields[f"done-{place}"] = forms.MultipleChoiceField(
                label=title,
                required=False,
                choices=[*everyone, *((str(one.pk), named(one)) for one in alike)],
                widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
            )

    def clean(self) -> dict[str, Any]:
        """Something is ticked, and the day can be the day of everything that is."""
        super().clean()
        day = self.cleaned_data.get("done_on")
        if self.errors:
            return self.cleaned_data
        if not self.ticked:
            self.add_error(next(iter(self.titles), None), "Select at least one milestone")
        for one in self.ticked:
            if day and (problem := why_not(day, started_on=one.enrolment.started_on, on=self.on)):
                self.add_error("done_on", f"{one.enrolment.worker}, {one.title}: {problem.removesuffix('.')}")
                break
        return self.cleaned_data

    @property
    def ticked(self) -> list[Milestone]:
        """The milestones that are ticked, one by one or all of a title."""
        found = []
        for name, title in self.titles.items():
            said = self.cleaned_data.get(name, ())
            alike = [key for key, one in self.by_key.items() if one.title == title]
            found += [self.by_key[key] for key in alike if EVERYONE in said or key in said]
        return found

    @property
    def reached(self) -> list[Reached]:
        return [Reached(one, self.cleaned_data["done_on"]) for one in self.ticked]


def named(one: Milestone) -> str:
    return f"{one.enrolment.worker}, due {short_day(one.due_on)}"
