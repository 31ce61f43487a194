"""Forms of cover: arranged for some or all of a supervisor's people in one go, and changed later."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms

from supervision.agreements.forms.agreements import supervisors
from supervision.agreements.reports.who_can_cover import Candidate
from supervision.models import Agreement, AgreementQuerySet, Cover
from workforce.models import Worker
from workforce.web.choosing_people import FindsPeople, person_field
from workforce.web.fields import DayMonthYearField, choice_field
from workforce.web.person_fields import PersonField
from workforce.web.tags import short_day

AS_ABOVE, NOBODY = "as_above", "nobody"
ORDER = "The last day of cover must be on or after the first day."
THERE_FIRST = "Those who are there on the days away, near in the line and with few people come first."
OVER = "Enter today or a later day."


class CoverDaysForm(FindsPeople, forms.Form):
    """Who covers, from when to when, and why if there is something to say."""

    suggested = forms.ChoiceField(
        label="Who covers?",
        required=False,
        widget=forms.RadioSelect,
        help_text="Those near in the line and with few people come first.",
    )
    supervisor = PersonField(label="Someone else")
    starts_on = DayMonthYearField(label="First day of cover")
    ends_on = DayMonthYearField(
        label="Last day of cover",
        help_text="After this day the covering supervisor can no longer see anything.",
    )
    reason = forms.CharField(
        label="Why?",
        max_length=100,
        required=False,
        help_text="Everyone concerned can read this, and the person who may have to confirm it. "
        "Do not give details of an illness.",
    )

    def __init__(
        self,
        *args: Any,
        supervisor: Worker,
        on: date,
        candidates: Iterable[Candidate] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        self.offered = person_field(self, "supervisor")
        self.offered.queryset = supervisors(on=on).exclude(pk=supervisor.pk)
        self.candidates = {str(each.worker.pk): each for each in candidates}
        if self.candidates:
            named = [(key, f"{each.worker}: {each.words}") for key, each in self.candidates.items()]
            choice_field(self, "suggested").choices = named
            if any(each.looked_at for each in self.candidates.values()):
                self.fields["suggested"].help_text = THERE_FIRST
        else:
            del self.fields["suggested"]
            self.offered.label = "Who covers?"

    def clean_ends_on(self) -> date:
        ends_on: date = self.cleaned_data["ends_on"]
        if ends_on < self.on:
            raise forms.ValidationError(OVER)
        return ends_on

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        if suggested := self.candidates.get(cleaned.get("suggested", "")):
            self._take(suggested.worker, cleaned)
        if {"starts_on", "ends_on"} <= cleaned.keys() and cleaned["ends_on"] < cleaned["starts_on"]:
            self.add_error("ends_on", ORDER)
        return cleaned

    def _take(self, suggested: Worker, cleaned: dict[str, Any]) -> None:
        """Who was suggested covers, unless someone else is chosen as well."""
        other = cleaned.get("supervisor")
        if other and other != suggested:
            self.add_error("suggested", "Select one person to cover, or clear the box for someone else")
        elif not self.data.get(self.add_prefix("supervisor")):
            self.errors.pop("supervisor", None)
            cleaned["supervisor"] = suggested

    @property
    def facts(self) -> dict[str, Any]:
        """The days and the reason, as the services take them."""
        return {name: self.cleaned_data[name] for name in ("starts_on", "ends_on", "reason")}


class CoverChangeForm(CoverDaysForm):
    """Another person or other days for cover that is arranged, for all it is the same for or some of them."""

    people = forms.MultipleChoiceField(
        label="Whose cover?",
        widget=forms.CheckboxSelectMultiple,
        help_text="The cover of those you clear stays as it is.",
        error_messages={"required": "Select at least one person"},
    )

    def __init__(self, *args: Any, covers: Sequence[Cover], chosen: Sequence[Cover], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.covers = {str(one.pk): one for one in covers}
        choice_field(self, "people").choices = [
            (key, str(one.agreement.supervisee)) for key, one in self.covers.items()
        ]
        self.fields["people"].initial = [str(one.pk) for one in chosen]
        if len(self.covers) == 1:
            del self.fields["people"]

    @property
    def to_change(self) -> list[Cover]:
        """The covers of those who are ticked, once the form is valid."""
        keys = self.cleaned_data.get("people", self.covers)
        return [one for key, one in self.covers.items() if key in keys]


class CoverForm(CoverDaysForm):
    """New cover: one person for all of a supervisor's people, or someone for each.

    `covers` are those already arranged; people who are covered keep their cover unless chosen.
    """

    def __init__(
        self, *args: Any, agreements: Sequence[Agreement], covers: Iterable[Cover] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        covered = {cover.agreement_id: said_of(cover) for cover in covers}
        self.agreements = {f"agreement_{one.pk}": one for one in agreements}
        if len(self.agreements) < 2:
            return
        self.offered.required = False
        self.fields["suggested" if self.candidates else "supervisor"].label = "Who covers for all of them?"
        self.offered.besides = [("", "Someone for each of them, below")]
        for name, agreement in self.agreements.items():
            self.fields[name] = PersonField(
                self.offered.queryset,
                like=self.offered,
                label=str(agreement.supervisee),
                besides=[(AS_ABOVE, "As above"), (NOBODY, "Nobody")],
                initial=NOBODY if agreement.pk in covered else AS_ABOVE,
                help_text=covered.get(agreement.pk, ""),
                error_messages={"required": f"Select who covers {agreement.supervisee}"},
            )

    @property
    def per_person(self) -> list[forms.BoundField]:
        """The choice for each supervisee, where there are several."""
        return [self[name] for name in self.agreements if name in self.fields]

    @property
    def common(self) -> list[forms.BoundField]:
        """What is said once for all of them."""
        names = ("suggested", "supervisor", "starts_on", "ends_on", "reason")
        return [self[name] for name in names if name in self.fields]

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        chosen = {name: cleaned.get(name, AS_ABOVE) for name in self.agreements}
        is_open = "supervisor" not in self.errors and not cleaned.get("supervisor")
        if is_open and AS_ABOVE in chosen.values():
            self.add_error("supervisor", "Select who covers for all of them, or for each person")
        if set(chosen.values()) == {NOBODY}:
            self.add_error(None, "Select who covers for at least one person")
        return cleaned

    @property
    def chosen(self) -> list[tuple[Agreement, Worker]]:
        """Who covers which agreement, once the form is valid."""
        for_all: Any = self.cleaned_data.get("supervisor")
        answers = ((one, self.cleaned_data.get(name, AS_ABOVE)) for name, one in self.agreements.items())
        return [
            (agreement, for_all if answer == AS_ABOVE else answer)
            for agreement, answer in answers
            if answer != NOBODY
        ]


def said_of(cover: Cover) -> str:
    """ "Covered by Ruth Abara, Mon 23 Nov to Fri 11 Dec"."""
    return f"Covered by {cover.supervisor}, {short_day(cover.starts_on)} to {short_day(cover.ends_on)}"


def days_of(cover: Cover) -> dict[str, Any]:
    """A cover as its form starts."""
    return {name: getattr(cover, name) for name in ("supervisor", "starts_on", "ends_on", "reason")}


def usual_days(supervisor: Worker, *, on: date, day: date | None) -> dict[str, date | None]:
    """The days of the supervisor's absence: the one that holds the day, else the next not over."""
    absences = supervisor.absences.order_by("started_on", "pk")
    that = absences.covering(on=day).first() if day else None
    absence = that or next((one for one in absences if one.ended_on is None or one.ended_on >= on), None)
    return {"starts_on": max(on, absence.started_on), "ends_on": absence.ended_on} if absence else {}


def coverable(agreements: AgreementQuerySet, supervisor: int, *, on: date) -> AgreementQuerySet:
    """Of these agreements, those that the supervisor, given by key, gives on the day."""
    given = agreements.in_force(on=on).filter(supervisor=supervisor)
    people = given.with_people().select_related("supervisor__team")
    return people.order_by("supervisee__family_name", "supervisee__given_name", "pk")
