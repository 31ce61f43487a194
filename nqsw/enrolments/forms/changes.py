"""Forms of what can happen to an enrolment: pause, resume, extend, end."""

from datetime import date
from typing import Any, cast

from django import forms

from nqsw.models import Enrolment, EnrolmentStatus, Pause, PauseReason
from workforce.web.fields import DayMonthYearField, HintedRadios

#: Under the last day of a programme that was recorded on the same day: nothing was judged by it yet.
ENROLLED_TODAY = (
    "If that day is past, supervision as for everyone else starts on the day after it, because this person "
    "was only enrolled on the tracker today."
)


#: Under the last day of a programme that someone finished before they left.
COMPLETED_BEFORE = "The last day at work, or a day before it. Supervision and caseload stay as they ended."


class PauseForm(forms.Form):
    """Why and when the programme stands still."""

    reason = forms.ChoiceField(label="Why?", choices=PauseReason.choices, widget=forms.RadioSelect)
    started_on = DayMonthYearField(label="First day of the pause")
    ended_on = DayMonthYearField(
        label="Last day of the pause", required=False, help_text="Leave empty if you do not know yet."
    )
    record_absence_too = forms.BooleanField(
        label="Also record the absence, if it is not recorded yet",
        required=False,
        initial=True,
        help_text="An absence suspends the supervision clock. A pause does not.",
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        first, last = cleaned.get("started_on"), cleaned.get("ended_on")
        if first and last and last < first:
            self.add_error("ended_on", "The last day of the pause must be on or after the first day")
        return cleaned


class PauseChangeForm(forms.Form):
    """The last day of a pause."""

    ended_on = DayMonthYearField(
        label="Last day of the pause", required=False, help_text="Leave empty if you do not know yet."
    )

    def __init__(self, *args: Any, pause: Pause, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"ended_on": pause.ended_on}, **kwargs})
        self.pause = pause

    def clean_ended_on(self) -> date | None:
        last: date | None = self.cleaned_data["ended_on"]
        if last and last < self.pause.started_on:
            raise forms.ValidationError("The last day of the pause must be on or after the first day")
        return last


class TakeBackForm(forms.Form):
    """Whether the absence that was recorded with a pause goes with it."""

    absence_too = forms.BooleanField(
        label="Also remove the absence recorded with it",
        required=False,
        help_text="The supervision clock then runs as if there had been no absence.",
    )

    def __init__(self, *args: Any, pause: Pause, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if pause.absence is None:
            del self.fields["absence_too"]


class ExtendForm(forms.Form):
    """How many more months to finish in."""

    months = forms.IntegerField(
        label="How many months longer in total?",
        min_value=0,
        max_value=12,
        help_text="Enter 0 to remove an extension. Milestones due at the end move too.",
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-2"}),
    )

    def __init__(self, *args: Any, enrolment: Enrolment, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"months": enrolment.extension_months or 3}, **kwargs})


class EndForm(forms.Form):
    """How the programme ended, and the last day on it."""

    status = forms.ChoiceField(
        label="How did it end?",
        error_messages={"required": "Select how it ended"},
        choices=[
            (status.value, status.label)
            for status in (EnrolmentStatus.COMPLETED, EnrolmentStatus.WITHDRAWN, EnrolmentStatus.LEFT)
        ],
        widget=HintedRadios(
            hints={
                "completed": "Once every required milestone is done and the employer has decided: pass.",
                "withdrawn": "Off the programme, but still working here.",
                "left": "Left the authority. Supervision ends on the last day.",
            }
        ),
    )
    on = DayMonthYearField(
        label="Last day on the programme",
        help_text="If that day is past, supervision as for everyone else starts today, and what was due "
        "before stays as it was.",
    )

    def __init__(
        self, *args: Any, enrolment: Enrolment, on: date, enrolled_today: bool, **kwargs: Any
    ) -> None:
        has_left = enrolment.status == EnrolmentStatus.LEFT
        initial = {"on": enrolment.ended_on, "status": EnrolmentStatus.COMPLETED} if has_left else {"on": on}
        super().__init__(*args, **{"initial": initial, **kwargs})
        if has_left:
            ways = cast(forms.ChoiceField, self.fields["status"])
            ways.choices = [(EnrolmentStatus.COMPLETED.value, EnrolmentStatus.COMPLETED.label)]
            self.fields["on"].help_text = COMPLETED_BEFORE
        elif enrolled_today:
            self.fields["on"].help_text = ENROLLED_TODAY


class ConfirmForm(forms.Form):
    """Nothing to fill in: the change is worked out and asked about."""
