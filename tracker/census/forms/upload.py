"""The upload of a return, and the yes to what it would do."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from workforce.readers.census import LARGEST


class ReturnForm(forms.Form):
    """One return, as it was sent to the DfE."""

    file = forms.FileField(
        label="Return",
        help_text="The .xml file that was sent to the DfE, of 2021 or later. Nothing changes until you have "
        "checked what it would fill in.",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xml"}),
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise ValidationError(f"The file must be smaller than {LARGEST // (1024 * 1024)} MB.")
        return file


class ApplyForm(forms.Form):
    """Fill in what is missing; also replace, where that is ticked."""

    replace = forms.BooleanField(
        label="Also replace what the tracker has otherwise with what the file says", required=False
    )
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
