"""Forms of a programme's contents: its facts, limit steps and milestones, without JavaScript.

Empty rows at the end take new steps and milestones; ticked rows are left out.
"""

from typing import Any, cast

from django import forms
from django.forms import BaseFormSet, formset_factory

from nqsw.models import MilestoneKind, Programme, Signer
from nqsw.programmes.services import Contents

EMPTY_ROWS = 3
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

    def clean_protected_time_percent(self) -> int:
        percent: int = self.cleaned_data["protected_time_percent"]
        if percent > 100:
            raise forms.ValidationError("Protected time must be 100% of hours or less")
        return percent


class StepForm(forms.Form):
    """From a month on, a share of an experienced worker's caseload."""

    from_month = forms.IntegerField(
        label="From month", min_value=0, max_value=24, widget=forms.NumberInput(attrs=NARROW)
    )
    percent = forms.IntegerField(
        label="Share, %", min_value=1, max_value=100, widget=forms.NumberInput(attrs=NARROW)
    )


class TemplateForm(forms.Form):
    """One thing that the programme asks for."""

    title = forms.CharField(label="Milestone", max_length=120)
    kind = forms.ChoiceField(label="Kind", choices=MilestoneKind.choices)
    due_month = forms.IntegerField(
        label="Due by end of month",
        min_value=0,
        max_value=24,
        widget=forms.NumberInput(attrs=NARROW),
    )
    is_optional = forms.BooleanField(label="Optional", required=False)
    signed_by = forms.MultipleChoiceField(
        label="Signed by", choices=Signer.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    asks_for = forms.CharField(
        label="What it asks for", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class UniqueRows(BaseFormSet):
    """Rows of which no two share the value of one field."""

    unique_field: str
    unique_message: str

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        """The box that leaves a row out stands before its long text."""
        super().add_fields(form, index)
        form.fields["DELETE"].label = "Leave out"
        form.order_fields([name for name in form.fields if name != "asks_for"])

    def clean(self) -> None:
        seen: set[Any] = set()
        for row in self.rows:
            value = row.get(self.unique_field)
            if value is not None and value in seen:
                raise forms.ValidationError(self.unique_message.format(value))
            seen.add(value)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The filled rows that stay, without the formset's own fields."""
        return [
            {name: value for name, value in form.cleaned_data.items() if name != "DELETE"}
            for form in self.forms
            if getattr(form, "cleaned_data", None) and not form.cleaned_data.get("DELETE")
        ]


class UniqueSteps(UniqueRows):
    unique_field = "from_month"
    unique_message = "Two steps start in month {}. Change one of them."


class UniqueTemplates(UniqueRows):
    unique_field = "title"
    unique_message = "Two milestones are called “{}”."


StepFormSet = cast(
    type[UniqueSteps], formset_factory(StepForm, UniqueSteps, extra=EMPTY_ROWS, can_delete=True, max_num=24)
)
TemplateFormSet = cast(
    type[UniqueTemplates],
    formset_factory(TemplateForm, UniqueTemplates, extra=EMPTY_ROWS, can_delete=True, max_num=80),
)


class ContentsForms:
    """The three forms of a programme's page, filled from the programme that it starts from."""

    def __init__(self, data: Any, *, source: Programme) -> None:
        self.facts = ProgrammeForm(
            data, instance=Programme(**{name: getattr(source, name) for name in FACTS})
        )
        steps = list(source.limit_steps.values("from_month", "percent"))
        milestones = list(
            source.milestone_templates.values(
                "title", "kind", "due_month", "is_optional", "signed_by", "asks_for"
            )
        )
        self.steps = StepFormSet(data, initial=steps, prefix="steps")
        self.milestones = TemplateFormSet(data, initial=milestones, prefix="milestones")

    def is_valid(self) -> bool:
        each = [form.is_valid() for form in (self.facts, self.steps, self.milestones)]
        return all(each)

    @property
    def contents(self) -> Contents:
        """What was filled in, as the service takes it."""
        facts = {name: self.facts.cleaned_data[name] for name in FACTS}
        return Contents(facts, self.steps.rows, self.milestones.rows)
