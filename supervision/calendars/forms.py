"""The form of the calendar page: what the calendar shows."""

from typing import Any

from django import forms

from supervision.models import CalendarFeed, CalendarPart


class CalendarPartsForm(forms.Form):
    """The parts of the calendar that the person wants to see in their own."""

    shown = forms.MultipleChoiceField(
        label="What should it show?",
        choices=CalendarPart.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, feed: CalendarFeed, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"shown": [part.value for part in feed.parts]}, **kwargs})
