"""The form of an absence."""

from typing import Any

from django import forms

from workforce.models import Absence, AbsenceReason
from workforce.web.fields import DayMonthYearField, choice_field


class AbsenceForm(forms.ModelForm):
    """Days on which someone is away; the last day stays empty until it is known."""

    started_on = DayMonthYearField(label="First day away")
    ended_on = DayMonthYearField(
        label="Last day away",
        required=False,
        help_text="Leave empty if you do not know yet. The clock is suspended until you enter it.",
    )

    class Meta:
        model = Absence
        fields = ("started_on", "ended_on", "reason")
        widgets = {"reason": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice_field(self, "reason").choices = AbsenceReason.choices
