"""Forms of a frequency policy and its stages; they work without JavaScript."""

from datetime import date
from typing import Any, cast

from django import forms

from supervision.agreements.services.policies import PromisedAlready
from supervision.clock.frequency import Period, Stage
from supervision.clock.frequency import Unit as PeriodUnit
from supervision.models import FrequencyPolicy, Unit
from workforce.web.fields import DayMonthYearField

SPARE_STAGES = 2
MOST_STAGES = 8
LONGEST = 366
UNITS = (("", "Choose"), *Unit.choices)
NARROW = {"class": "govuk-input--width-3"}


class PolicyForm(forms.ModelForm):
    """A policy's name, its source and the local numbers."""

    minimum_minutes = forms.IntegerField(
        label="Shortest session, minutes", min_value=0, max_value=480, widget=forms.NumberInput(NARROW)
    )
    counted_absence_working_days = forms.IntegerField(
        label="Shortest absence that moves the due day, working days",
        min_value=0,
        max_value=LONGEST,
        widget=forms.NumberInput(NARROW),
    )
    return_grace_working_days = forms.IntegerField(
        label="Working days after returning before supervision is due",
        min_value=0,
        max_value=LONGEST,
        widget=forms.NumberInput(NARROW),
    )

    cases_discussed_within_weeks = forms.IntegerField(
        label="Weeks within which each case is discussed",
        min_value=1,
        max_value=52,
        widget=forms.NumberInput(NARROW),
        help_text="For agreements that start from now on. Cases not discussed for longer are listed.",
    )

    from_on = DayMonthYearField(
        label="First day of the changed numbers",
        help_text="Today or later: what was promised before stays as it was.",
    )

    class Meta:
        model = FrequencyPolicy
        fields = (
            "name",
            "source",
            "reference",
            "minimum_minutes",
            "cases_discussed_within_weeks",
            "counted_absence_working_days",
            "return_grace_working_days",
            "moves_to_working_day",
            "ad_hoc_moves_clock",
            "is_default_for_nqsws",
            "is_default_for_others",
        )
        help_texts = {
            "source": "Shown beside a due day. For example, “LGA standard 5”.",
            "ad_hoc_moves_clock": "Applies from now on. Sessions already recorded do not change.",
            "is_default_for_nqsws": "This replaces the current default.",
            "is_default_for_others": "This replaces the current default.",
        }

    def __init__(self, *args: Any, on: date, in_use: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held_from = self.instance.holds_from
        self.on = on
        self.fields["from_on"].initial = held_from if held_from and held_from > on else on
        if not in_use:
            del self.fields["from_on"]

    def clean_from_on(self) -> date:
        from_on: date = self.cleaned_data["from_on"]
        if from_on < self.on:
            raise forms.ValidationError(PromisedAlready.usual)
        return from_on

    def _get_validation_exclusions(self) -> set[str]:
        """A new default takes the place of the old one, so two at this moment are no error."""
        excluded = super()._get_validation_exclusions()  # type: ignore[misc]  # Django names it so, untyped
        return {*excluded, "is_default_for_nqsws", "is_default_for_others"}


class StageForm(forms.Form):
    """From week or month N of the clock's start, at least every so many days, weeks or months."""

    from_number = forms.IntegerField(
        label="From",
        min_value=0,
        max_value=LONGEST,
        widget=forms.NumberInput(NARROW),
        error_messages={"required": "Enter when the stage starts"},
    )
    from_unit = forms.ChoiceField(label="counted in", choices=UNITS)
    every_number = forms.IntegerField(
        label="At least every",
        min_value=1,
        max_value=LONGEST,
        widget=forms.NumberInput(NARROW),
    )
    every_unit = forms.ChoiceField(label="days, weeks or months", choices=UNITS)

    def stage(self) -> Stage:
        """The stage as the clock reads it."""
        typed = self.cleaned_data
        return Stage(
            starts_at=Period(typed["from_number"], PeriodUnit(typed["from_unit"])),
            every=Period(typed["every_number"], PeriodUnit(typed["every_unit"])),
        )


class BaseStages(forms.BaseFormSet):
    """The stages of a policy, sorted by when they begin; the first from the clock's start."""

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = "Remove this stage"

    def clean(self) -> None:
        if any(self.errors):
            return
        if not self.stages() or self.stages()[0].starts_at.number:
            raise forms.ValidationError("One stage must start at 0, when the clock starts.")
        beginnings = [_days(stage) for stage in self.stages()]
        if len(set(beginnings)) < len(beginnings):
            raise forms.ValidationError("Two stages cannot start at the same time.")

    def stages(self) -> list[Stage]:
        """What was typed, in order of beginning; rows left empty or ticked to go are left out."""
        kept = [
            form.stage() for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")
        ]
        return sorted(kept, key=_days)


def _days(stage: Stage) -> float:
    """About when a stage starts, in days: months at their average length."""
    length = {PeriodUnit.DAY: 1, PeriodUnit.WEEK: 7, PeriodUnit.MONTH: 30.44}
    return stage.starts_at.number * length[stage.starts_at.unit]


def stage_rows(stages: list[Stage]) -> list[dict[str, Any]]:
    """The formset's first values for these stages."""
    return [
        {
            "from_number": stage.starts_at.number,
            "from_unit": stage.starts_at.unit.value,
            "every_number": stage.every.number,
            "every_unit": stage.every.unit.value,
        }
        for stage in stages
    ]


StageForms = cast(
    type[BaseStages],
    forms.formset_factory(
        StageForm,
        formset=BaseStages,
        extra=SPARE_STAGES,
        can_delete=True,
        max_num=MOST_STAGES,
        validate_max=True,
    ),
)
