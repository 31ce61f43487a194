"""Deciding about a change of who reads notes."""

from django import forms

from workforce.models import ResetOutcome


class DecideForm(forms.Form):
    """What the second person decides: each button of the page is one answer."""

    decision = forms.ChoiceField(
        choices=[(ResetOutcome.CONFIRMED, "Confirm"), (ResetOutcome.REFUSED, "Refuse")],
        error_messages={"required": "Select confirm or refuse"},
    )
