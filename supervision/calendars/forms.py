"""The forms of the calendar page: what the calendar shows, and a reply to an invitation."""

from typing import Any

from django import forms

from supervision.calendars.reply_file import LARGEST_REPLY, ReplyFile, UnreadableReply, read_reply
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


class ReplyForm(forms.Form):
    """The file of a calendar's reply to an invitation."""

    file = forms.FileField(
        label="Reply file",
        help_text="The .ics file in which your calendar, or someone else’s, accepts or declines.",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".ics,text/calendar"}),
    )

    def clean_file(self) -> ReplyFile:
        """What the file answers."""
        try:
            return read_reply(self.cleaned_data["file"].read(LARGEST_REPLY + 1))
        except UnreadableReply as unreadable:
            raise forms.ValidationError(str(unreadable)) from unreadable
