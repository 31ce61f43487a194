"""The upload of what the Department for Education publishes."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

#: Ten times the file of nine years and every authority.
LARGEST = 3 * 1024 * 1024


class PublishedForm(forms.Form):
    """One file of workforce indicators."""

    file = forms.FileField(
        label="The DfE’s file",
        help_text="“Children’s social work workforce”, the indicators by local authority, as a .csv file.",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv"}),
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise ValidationError(f"The file must be smaller than {LARGEST // (1024 * 1024)} MB.")
        return file
