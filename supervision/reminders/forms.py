"""The forms of reminders: which a person gets, and the ladder of the principal social worker."""

from itertools import pairwise
from typing import Any

from django import forms

from supervision.models import Rung
from supervision.reminders.kinds import kinds


class ReminderChoiceForm(forms.Form):
    """How often the reader wants each kind of e-mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in kinds():
            if kind.choices:
                self.fields[kind.key] = forms.ChoiceField(
                    label=kind.label,
                    help_text=kind.hint,
                    choices=[(often.value, often.label) for often in kind.choices],
                    error_messages={"required": f"Select how often you get “{kind.label}”"},
                    widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline govuk-radios--small"}),
                )


#: What a step without its day is told.
NO_DAY = {"required": "Enter the day overdue"}


class LadderForm(forms.Form):
    """From which day overdue on each rung gets an e-mail; a higher rung not before a lower one."""

    parties = forms.IntegerField(label=Rung.PARTIES.label, min_value=1, max_value=90, error_messages=NO_DAY)
    manager = forms.IntegerField(label=Rung.MANAGER.label, min_value=1, max_value=90, error_messages=NO_DAY)
    principal = forms.IntegerField(
        label=Rung.PRINCIPAL.label, min_value=1, max_value=90, error_messages=NO_DAY
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "govuk-input--width-3"
            field.help_text = "Day overdue"

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        rungs = [rung.value for rung in Rung]
        for lower, higher in pairwise(rungs):
            if not self.errors and cleaned[higher] < cleaned[lower]:
                self.add_error(
                    higher, f"{Rung(higher).label} must be told on or after the day of the step below"
                )
        return cleaned

    @property
    def days(self) -> dict[Rung, int]:
        return {rung: self.cleaned_data[rung.value] for rung in Rung}
