"""Forms of the judgement: a step, and withdrawing one."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from nqsw.models import Enrolment, OutcomeStep, Step, Verdict
from nqsw.outcomes.services import differs_from, why_it_differs
from workforce.models import Worker
from workforce.models.worker import OrganisationalRole
from workforce.web.choosing_people import FindsPeople, person_field
from workforce.web.fields import DayMonthYearField
from workforce.web.person_fields import PersonField
from workforce.web.sure import AsksIfSure

#: The day that each step asks for.
DAYS = {
    Step.RECOMMENDED: ("When was it recommended?", "Enter the day it was recommended"),
    Step.MODERATED: ("When did the panel meet?", "Enter the day the panel met"),
    Step.DECIDED: ("When was it decided?", "Enter the day it was decided"),
}
SEATS = ("panel_1", "panel_2", "panel_3", "panel_4")


class OutcomeForm(FindsPeople, AsksIfSure):
    """A recommendation, a moderation or a decision."""

    taken_on = DayMonthYearField()
    panel_1 = PersonField(label="First panel member")
    panel_2 = PersonField(label="Second panel member")
    panel_3 = PersonField(label="Third panel member", required=False)
    panel_4 = PersonField(label="Fourth panel member", required=False)
    verdict = forms.ChoiceField(
        label="What is the verdict?",
        error_messages={"required": "Select the verdict"},
        choices=Verdict.choices,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="Why?",
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="The evidence for it.",
    )
    why_differs = forms.CharField(
        label="If it differs from what came before, why?",
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self,
        *args: Any,
        enrolment: Enrolment,
        step: Step,
        before: Sequence[OutcomeStep],
        on: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **{"initial": {"taken_on": on}, **kwargs})
        self.before = before
        day = self.fields["taken_on"]
        day.label, day.error_messages["required"] = DAYS[step]
        if step != Step.MODERATED:
            for name in SEATS:
                del self.fields[name]
        else:
            for number, name in enumerate(SEATS):
                seat = person_field(self, name)
                seat.queryset = who_may_sit(enrolment, on=on)
                seat.like = person_field(self, SEATS[0]) if number else None
        if before:
            said = "; ".join(f"{one.get_step_display()}: {one.get_verdict_display()}" for one in before)
            self.fields["why_differs"].help_text = f"{said}."
        else:
            del self.fields["why_differs"]

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        seated = [name for name in SEATS if cleaned.get(name)]
        for number, name in enumerate(seated):
            if cleaned[name] in [cleaned[before] for before in seated[:number]]:
                self.add_error(name, f"{cleaned[name]} is selected twice")
        differs = differs_from(self.before, cleaned["verdict"]) if cleaned.get("verdict") else []
        if differs and not (cleaned.get("why_differs") or "").strip():
            self.add_error("why_differs", why_it_differs(differs))
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        """What the service takes."""
        facts = {name: value for name, value in self.cleaned_data.items() if name not in SEATS}
        chosen = (self.cleaned_data.get(name) for name in SEATS)
        return {**facts, "panel": [worker for worker in chosen if worker], "sure": self.sure}


def who_may_sit(enrolment: Enrolment, *, on: date) -> Any:
    """Everyone who works here but case holders, the NQSW and the assessor."""
    people = Worker.objects.employed(on=on).exclude(org_role=OrganisationalRole.CASE_HOLDER)
    return people.exclude(pk__in=[enrolment.worker_id, enrolment.assessor_id or 0])


class WithdrawForm(forms.Form):
    """Why a step is withdrawn."""

    because = forms.CharField(
        label="Why is it withdrawn?",
        error_messages={"required": "Enter why it is withdrawn"},
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What was recorded stays to be read, with this reason.",
    )
