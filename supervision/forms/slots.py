"""The form by which a supervisor offers times."""

from datetime import time, timedelta
from typing import Any

from django import forms

from supervision.repeating import Pattern
from workforce.fields import ClockInput, DayMonthYearField

REPEATS = ((0, "Only once"), (1, "Every week"), (2, "Every fortnight"), (4, "Every four weeks"))
USUAL_LENGTH = timedelta(minutes=90)


class SlotForm(forms.Form):
    """A time, once or repeated until a day, with days left out where there are any."""

    first_on = DayMonthYearField(label="Day")
    starts = forms.TimeField(label="Starts at", widget=ClockInput, initial=time(10))
    ends = forms.TimeField(label="Ends at", widget=ClockInput, initial=time(11, 30))
    place = forms.CharField(label="Room or link", max_length=200, required=False)
    every_weeks = forms.TypedChoiceField(
        label="How often?", choices=REPEATS, coerce=int, widget=forms.RadioSelect, initial=0
    )
    until = DayMonthYearField(
        label="Last day", required=False, help_text="Only for a time that repeats. At most a year ahead."
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.errors:
            return cleaned
        if cleaned["every_weeks"] and not cleaned["until"]:
            self.add_error("until", "Enter the last day on which to offer this time")
        elif cleaned["ends"] <= cleaned["starts"]:
            self.add_error("ends", "The end must be after the start")
        else:
            self._build(cleaned)
        return cleaned

    def _build(self, cleaned: dict[str, Any]) -> None:
        names = ("first_on", "starts", "ends", "every_weeks", "until")
        try:
            cleaned["pattern"] = Pattern(**{name: cleaned[name] for name in names})
        except ValueError as error:
            self.add_error("until", str(error))
