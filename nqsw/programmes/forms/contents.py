"""Forms of a programme's contents: its facts; one step of the protected caseload; one milestone."""

from typing import Any

from django import forms

from nqsw.models import LimitStep, MilestoneTemplate, Programme, Signer

FACTS = (
    "name",
    "policy",
    "months",
    "required_classes",
    "protected_time_percent",
    "mentor_meeting_every_months",
    "mentor_load_limit",
    "standards",
)
NARROW = {"class": "govuk-input--width-3"}


class ProgrammeForm(forms.ModelForm):
    """What the programme promises."""

    class Meta:
        model = Programme
        fields = FACTS
        widgets = {
            name: forms.NumberInput(attrs=NARROW)
            for name in FACTS
            if name not in ("name", "policy", "standards")
        } | {"name": forms.TextInput(attrs={"class": "govuk-input--width-30"})}
        labels = {"policy": "How often is supervision?"}

    @classmethod
    def of(cls, data: Any, *, source: Programme) -> "ProgrammeForm":
        """Filled from a programme, which stays as it is."""
        return cls(data, instance=Programme(**{name: getattr(source, name) for name in FACTS}))

    def clean_protected_time_percent(self) -> int:
        percent: int = self.cleaned_data["protected_time_percent"]
        if percent > 100:
            raise forms.ValidationError("Protected time must be 100% of hours or less")
        return percent

    @property
    def facts(self) -> dict[str, Any]:
        """What the service takes."""
        return {name: self.cleaned_data[name] for name in FACTS}


class StepForm(forms.ModelForm):
    """From a month on, a share of an experienced worker's caseload."""

    from_month = forms.IntegerField(
        label="From which month?",
        min_value=0,
        max_value=24,
        widget=forms.NumberInput(attrs=NARROW),
        help_text="0 is from the start.",
    )
    percent = forms.IntegerField(
        label="Share of an experienced worker’s caseload, %",
        min_value=1,
        max_value=100,
        widget=forms.NumberInput(attrs=NARROW),
    )

    class Meta:
        model = LimitStep
        fields = ("from_month", "percent")


class TemplateForm(forms.ModelForm):
    """One thing that the programme asks for."""

    due_month = forms.IntegerField(
        label="Due by the end of month",
        min_value=0,
        max_value=24,
        widget=forms.NumberInput(attrs=NARROW),
        help_text="0 is within two weeks of the start.",
    )
    signed_by = forms.MultipleChoiceField(
        label="Who signs it?", choices=Signer.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = MilestoneTemplate
        fields = ("title", "kind", "due_month", "is_optional", "signed_by", "asks_for")
        labels = {"title": "Milestone", "kind": "Kind", "is_optional": "It is optional"}
        widgets = {"asks_for": forms.Textarea(attrs={"rows": 5})}
