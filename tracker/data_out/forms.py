"""A key for another program: its name, what it reads, and how long it holds."""

from datetime import datetime, timedelta

from django import forms

from tracker.data_out.extracts import EXTRACTS
from workforce.models import DataKey

HOLDS = ((30, "30 days"), (90, "90 days"), (183, "6 months"), (366, "12 months"))


class DataKeyForm(forms.Form):
    """What a key is for: nothing is read that is not ticked."""

    name = forms.CharField(
        label="Which program reads with it",
        help_text="For example “Power BI, performance team”. One key for each program.",
        max_length=DataKey._meta.get_field("name").max_length,
    )
    extracts = forms.MultipleChoiceField(
        label="What it reads",
        choices=[(extract.key, extract.title) for extract in EXTRACTS],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Select at least one thing that the key reads"},
    )
    with_names = forms.BooleanField(
        label="Names of people too",
        help_text="Without them, rows carry staff numbers and Social Work England numbers.",
        required=False,
    )
    days = forms.TypedChoiceField(
        label="How long it holds", choices=HOLDS, coerce=int, initial=183, widget=forms.RadioSelect
    )

    def expires_at(self, at: datetime) -> datetime:
        """The moment from which it opens nothing any more."""
        return at + timedelta(days=self.cleaned_data["days"])
