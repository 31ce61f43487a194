"""The form of a file that is evidence of a milestone."""

from typing import Any

from django import forms

from supervision.records.forms.names import AsksAboutNames
from workforce.guidance.files import ACCEPTED, BEGINS, what_is_wrong
from workforce.readers.files import LARGEST_FILE, MEGABYTE


class FileForm(AsksAboutNames):
    """What it is, and the file."""

    texts = ("title",)

    title = forms.CharField(
        label="What is it?",
        max_length=120,
        error_messages={"required": "Enter what the file is"},
        help_text="For example, “Observation template, home visit”. Do not name children or families.",
    )
    file = forms.FileField(
        label="File",
        allow_empty_file=True,
        error_messages={"required": "Select a file"},
        help_text=f"{ACCEPTED}, smaller than {LARGEST_FILE // MEGABYTE} MB. No names of families in it",
        widget=forms.FileInput(attrs={"accept": ",".join(BEGINS)}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if file := cleaned.get("file"):
            cleaned["content"] = file.read(LARGEST_FILE + 1)
            if wrong := what_is_wrong(file.name, cleaned["content"]):
                self.add_error("file", wrong)
        return cleaned

    @property
    def name(self) -> str:
        """What the uploaded file is called; only of a valid form."""
        return str(self.cleaned_data["file"].name)

    @property
    def content(self) -> bytes:
        """What is in it; only of a valid form."""
        return bytes(self.cleaned_data["content"])
