"""Signing, answering, and adding to a signed record."""

from typing import Any

from django import forms

from supervision.models import Response
from supervision.records.forms.names import AsksAboutNames

ANSWERS = (Response.AGREED, Response.AGREED_WITH_COMMENTS, Response.DISAGREED)


class AnswerForm(AsksAboutNames):
    """The supervisee's answer to a signed record: a button for each."""

    texts = ("comment",)

    response = forms.ChoiceField(label="Your answer", choices=[(each.value, each.label) for each in ANSWERS])
    comment = forms.CharField(
        label="What you want to add or disagree with",
        help_text="Shown under the record.",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        cleaned["comment"] = cleaned.get("comment", "").replace("\r\n", "\n")
        needs_words = cleaned.get("response") in (Response.AGREED_WITH_COMMENTS, Response.DISAGREED)
        if needs_words and not cleaned["comment"]:
            self.add_error("comment", "Enter what you want to add or disagree with")
        return cleaned


class AddendumForm(AsksAboutNames):
    """A correction or addition after signing."""

    texts = ("body",)

    body = forms.CharField(
        label="Your addendum",
        help_text="Shown under the record with your name and the time. The record itself does not change.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    is_personal = forms.BooleanField(
        label="This belongs to the personal part",
        help_text="Only the supervisee, the supervisor and the supervisor’s manager can then read it.",
        required=False,
    )

    def __init__(self, *args: Any, may_be_personal: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_be_personal:
            del self.fields["is_personal"]
