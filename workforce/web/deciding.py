"""The form with which a second person decides; its buttons are in `components/decide.html`."""

from django import forms

from workforce.models import Outcome


class DecideForm(forms.Form):
    """What the second person decides: each button of the page is one answer."""

    decision = forms.ChoiceField(
        choices=[(Outcome.CONFIRMED, "Confirm"), (Outcome.REFUSED, "Refuse")],
        error_messages={"required": "Select confirm or refuse"},
    )
