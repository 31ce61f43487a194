"""Forms of evidence: reflections, feedback, self-assessment, protected time."""

from decimal import Decimal
from typing import Any

from django import forms

from nqsw.models import (
    Enrolment,
    Feedback,
    FeedbackSource,
    Milestone,
    MilestoneKind,
    MilestoneQuerySet,
    SelfAssessment,
)
from nqsw.rules.standards import BY_PROGRAMME, RATINGS
from supervision.records.forms.names import AsksAboutNames
from workforce.web.fields import DayMonthYearField, choice_field, rows_field
from workforce.web.sure import AsksIfSure

RATED = "rated_"


def open_milestones(enrolment: Enrolment, *kinds: str) -> MilestoneQuerySet:
    return enrolment.milestones.filter(kind__in=kinds, done_on=None)


class ReflectionForm(AsksAboutNames):
    """An entry of the critical reflection log."""

    texts = ("title", "text")

    title = forms.CharField(label="Title", max_length=120)
    text = forms.CharField(
        label="Your reflection",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text="What happened, what you thought and felt, what you would do again. "
        "Do not name children, adults or families.",
    )


class ShareForm(forms.Form):
    """Which milestone the shared entry reaches, if any."""

    milestone = forms.ModelChoiceField(
        Milestone.objects.none(), label="Which milestone does it reach?", required=False, empty_label="None"
    )

    def __init__(self, *args: Any, enrolment: Enrolment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows_field(self, "milestone").queryset = open_milestones(enrolment, MilestoneKind.REFLECTIVE_LOG)


class FeedbackForm(AsksAboutNames, forms.ModelForm):
    """What someone said about working with the NQSW."""

    texts = ("relationship", "said", "learnt")

    gathered_on = DayMonthYearField(
        label="When was it said?", error_messages={"required": "Enter the day it was said"}
    )
    milestone = forms.ModelChoiceField(
        Milestone.objects.none(), label="Which milestone does it reach?", required=False, empty_label="None"
    )

    class Meta:
        model = Feedback
        fields = ("source", "relationship", "gathered_on", "said", "learnt")
        widgets = {
            "source": forms.RadioSelect,
            "said": forms.Textarea(attrs={"rows": 6}),
            "learnt": forms.Textarea(attrs={"rows": 4}),
        }
        labels = {"source": "Who gave the feedback?", "relationship": "Who are they to the work?"}
        help_texts = {
            "relationship": "Such as “mother of two children on a plan” or “health visitor”: never a name.",
            "said": "In their own words where you can, with their consent.",
            "learnt": "A milestone is reached only with this.",
        }

    def __init__(self, *args: Any, enrolment: Enrolment, **kwargs: Any) -> None:
        super().__init__(*args, around=[enrolment.worker_id], **kwargs)
        kinds = (MilestoneKind.LIVED_EXPERIENCE_FEEDBACK, MilestoneKind.PROFESSIONAL_FEEDBACK)
        rows_field(self, "milestone").queryset = open_milestones(enrolment, *kinds)
        choice_field(self, "source").choices = FeedbackSource.choices

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        milestone = cleaned.get("milestone")
        if milestone and milestone.kind != cleaned.get("source"):
            self.add_error(
                "milestone", "This milestone is for feedback from others. Select another milestone, or none."
            )
        return cleaned


class SelfAssessmentForm(AsksAboutNames, AsksIfSure):
    """A judgement against each standard, and examples."""

    texts = ("examples",)

    examples = forms.CharField(
        label="Examples",
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="For the standards where you have changed most, or least. Do not use names.",
    )

    def __init__(
        self, *args: Any, enrolment: Enrolment, made: SelfAssessment | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, around=[enrolment.worker_id], **kwargs)
        standards = BY_PROGRAMME[enrolment.programme.standards]
        for key, title in standards.items():
            self.fields[RATED + key] = forms.TypedChoiceField(
                label=title,
                choices=list(RATINGS.items()),
                coerce=int,
                widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline govuk-radios--small"}),
                initial=made.ratings.get(key) if made else None,
                error_messages={"required": f"Select where you stand on “{title}”"},
            )
        self.fields["examples"].initial = made.examples if made else ""
        self.order_fields([*(RATED + key for key in standards), "examples"])

    @property
    def ratings(self) -> dict[str, int]:
        """The judgements by the standard's key."""
        return {
            name.removeprefix(RATED): value
            for name, value in self.cleaned_data.items()
            if name.startswith(RATED)
        }


class TimeForm(forms.Form):
    """Hours of protected time taken on a day."""

    taken_on = DayMonthYearField(label="Day")
    hours = forms.DecimalField(
        label="Hours",
        min_value=Decimal("0.25"),
        max_value=24,
        max_digits=4,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3", "step": "0.25"}),
    )
    purpose = forms.CharField(
        label="What for?",
        max_length=200,
        required=False,
        help_text="Such as “reading on neglect” or “master class”.",
    )
