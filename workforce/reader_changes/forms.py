"""The box in which whoever changes who reads notes says why, and the form of who decides."""

from typing import Any

from django import forms

from workforce.models import WHY_LENGTH
from workforce.web.deciding import DecideForm

WHO_READS_IT = "Those concerned and the person who confirms it read this. It stays on the audit trail."


def reason_field(label: str = "Why?", *, help_text: str = WHO_READS_IT) -> forms.CharField:
    """A reason; `workforce.reader_changes.services.ask` says where it must not be empty."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=WHY_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class DecideChangeForm(DecideForm):
    """Confirm or refuse one change, and the others of its step if they are ticked."""

    def __init__(self, data: Any = None, *, others: int) -> None:
        super().__init__(data)
        if others:
            label = (
                "Decide the same for the other one"
                if others == 1
                else f"Decide the same for the {others} others"
            )
            self.fields["with_others"] = forms.BooleanField(label=label, required=False)

    @property
    def takes_all(self) -> bool:
        """The answer is to the others too."""
        return bool(self.cleaned_data.get("with_others"))
