"""What an administrator says of a new key for the directory."""

from datetime import timedelta

from django import forms

from workforce.rules.in_words import many

DAYS = (90, 180, 365)
USUAL = 180


class DirectoryKeyForm(forms.Form):
    """What a key is called, and for how long it holds."""

    name = forms.CharField(
        label="What is the key called?",
        help_text="For example: Entra. It stands on the audit trail with each call.",
        max_length=60,
        error_messages={"required": "Enter what the key is called"},
    )
    days = forms.TypedChoiceField(
        label="How long does it hold?",
        choices=[(days, many(days, "day")) for days in DAYS],
        coerce=int,
        initial=USUAL,
        widget=forms.RadioSelect,
        error_messages={"required": "Select how long it holds"},
    )

    def holds_for(self) -> timedelta:
        return timedelta(days=self.cleaned_data["days"])
