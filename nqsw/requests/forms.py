"""Forms of asking a colleague, and of the colleague's answer."""

from datetime import date
from typing import Any

from django import forms

from nqsw.models import Milestone, MilestoneKind, MilestoneRequest
from supervision.records.forms.names import AsksAboutNames
from workforce.models import Worker
from workforce.web.choosing_people import FindsPeople
from workforce.web.fields import DayMonthYearField, rows_field
from workforce.web.person_fields import PersonField
from workforce.web.sure import AsksIfSure

#: By kind: the question about the day and its error, the question about the words and its error.
QUESTIONS = {
    MilestoneKind.OBSERVATION: (
        ("When did you observe?", "Enter the day you observed"),
        ("What did you see?", "Enter what you saw"),
    ),
    MilestoneKind.REVIEW: (
        ("When was the review?", "Enter the day of the review"),
        ("What did the review find?", "Enter what the review found"),
    ),
    MilestoneKind.PROFESSIONAL_FEEDBACK: (
        ("When did you work together last?", "Enter the day you worked together last"),
        ("What do you want to say about working together?", "Enter what you want to say"),
    ),
}


class AskForm(FindsPeople, forms.Form):
    """Who is asked."""

    asked = PersonField(label="Who do you ask?", error_messages={"required": "Select who you ask"})

    def __init__(self, *args: Any, milestone: Milestone, on: date, **kwargs: Any) -> None:
        enrolment = milestone.enrolment
        first = None if milestone.kind == MilestoneKind.PROFESSIONAL_FEEDBACK else enrolment.assessor_id
        super().__init__(*args, **{"initial": {"asked": first}, **kwargs})
        people = Worker.objects.employed(on=on).exclude(pk=enrolment.worker_id)
        rows_field(self, "asked").queryset = people.filter(account__isnull=False)


class AnswerForm(AsksAboutNames, AsksIfSure):
    """A day, for an observation a place, and the words."""

    texts = ("place", "text")

    done_on = DayMonthYearField()
    place = forms.CharField(
        label="Where was it?",
        max_length=200,
        error_messages={"required": "Enter where it was"},
        help_text="Such as “home visit” or “core group, Meadow School”: never an address.",
    )
    text = forms.CharField(
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Do not name children, adults or families.",
    )

    def __init__(self, *args: Any, request: MilestoneRequest, on: date, **kwargs: Any) -> None:
        around = [request.milestone.enrolment.worker_id, request.asked_id]
        super().__init__(*args, **{"initial": {"done_on": on}, "around": around, **kwargs})
        kind = MilestoneKind(request.milestone.kind)
        for name, (label, missing) in zip(("done_on", "text"), QUESTIONS[kind], strict=True):
            self.fields[name].label = label
            self.fields[name].error_messages["required"] = missing
        if kind != MilestoneKind.OBSERVATION:
            del self.fields["place"]

    @property
    def facts(self) -> dict[str, Any]:
        """What the service takes."""
        said = {name: self.cleaned_data[name] for name in ("done_on", "text")}
        return {**said, "place": self.cleaned_data.get("place", ""), "sure": self.sure}
