"""Why a step is not needed here."""

from django import forms


class NotNeededForm(forms.Form):
    """One reason."""

    reason = forms.CharField(
        label="Why it is not needed here",
        max_length=200,
        help_text="Shown to those who look at this list.",
        error_messages={"required": "Enter why it is not needed here"},
    )
