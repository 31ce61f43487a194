"""The upload of a file to import."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from workforce.readers.files import LARGEST_FILE, MEGABYTE


class UploadForm(forms.Form):
    """One spreadsheet."""

    file = forms.FileField(
        label="Spreadsheet",
        help_text="An .xlsx or .csv file. Nothing changes until you have checked what it would do.",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if not file.size:
            raise ValidationError("The file is empty. Select another file.")
        if file.size > LARGEST_FILE:
            raise ValidationError(f"The file must be smaller than {LARGEST_FILE // MEGABYTE} MB.")
        return file
