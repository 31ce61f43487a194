"""The box in which whoever changes who reads notes says why."""

from django import forms

from workforce.models import WHY_LENGTH

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
