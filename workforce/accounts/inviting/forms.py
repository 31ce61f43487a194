"""A pasted list of people to invite."""

from django import forms
from django.core.exceptions import ValidationError

from workforce.accounts.inviting.people import entries_of

#: A list as long as a large authority's workforce.
MOST_ENTRIES = 5000


class PastedForm(forms.Form):
    """Addresses and staff numbers, in any order."""

    entries = forms.CharField(
        label="E-mail addresses or staff numbers",
        help_text="Paste a column of a spreadsheet, or an address line of an e-mail.",
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "autocomplete": "off"}),
        error_messages={"required": "Enter the e-mail addresses or staff numbers"},
    )

    def clean_entries(self) -> str:
        text: str = self.cleaned_data["entries"]
        if len(entries_of(text)) > MOST_ENTRIES:
            raise ValidationError(f"The list must have {MOST_ENTRIES:,} entries or fewer")
        return text
