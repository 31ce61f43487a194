"""The forms of the authority's documents."""

from typing import Any, ClassVar

from django import forms

from workforce.guidance.files import ACCEPTED, BEGINS, what_is_wrong
from workforce.guidance.services import NewVersion
from workforce.models import Guidance, GuidanceTopic
from workforce.readers.files import LARGEST_FILE, MEGABYTE
from workforce.web.fields import DayMonthYearField


class GuidanceFilter(forms.Form):
    """By words, and by whether the review is overdue."""

    q = forms.CharField(label="Words of the title, topic or summary", max_length=100, required=False)
    show = forms.ChoiceField(
        label="Review", choices=[("", "Every document"), ("overdue", "Review overdue")], required=False
    )

    @property
    def words(self) -> str:
        """What is looked for; nothing where the address says nonsense."""
        self.is_valid()
        return str(self.cleaned_data.get("q", ""))

    @property
    def overdue_only(self) -> bool:
        """Whether only what is overdue is listed."""
        self.is_valid()
        return self.cleaned_data.get("show") == "overdue"


class AboutForm(forms.ModelForm):
    """What is said of a document."""

    topics = forms.MultipleChoiceField(
        label="Where is it shown?",
        help_text="Beside each question that it answers",
        choices=GuidanceTopic.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        model = Guidance
        fields = ("title", "summary", "owner", "topics")
        labels: ClassVar[dict[str, str]] = {
            "title": "Title",
            "summary": "What it says, in a sentence",
            "owner": "Who keeps it up to date",
        }
        help_texts: ClassVar[dict[str, str]] = {
            "summary": "The search finds these words too",
            "owner": "A role or team, like Practice standards",
        }

    def validate_unique(self) -> None:
        """The service says it in words."""


class VersionForm(forms.Form):
    """One version: a link or a file."""

    name = forms.CharField(label="Version", max_length=40, help_text="For example, 3.1 or October 2026")
    in_force_on = DayMonthYearField(label="In force from", help_text="For example, 27 3 2026")
    review_on = DayMonthYearField(label="Review by", help_text="After this day it is listed as overdue")
    link = forms.URLField(
        label="Link",
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text="Its address on your intranet or policy site",
    )
    file = forms.FileField(
        label="Or a file",
        required=False,
        allow_empty_file=True,
        help_text=f"{ACCEPTED}, smaller than {LARGEST_FILE // MEGABYTE} MB",
        widget=forms.FileInput(attrs={"accept": ",".join(BEGINS)}),
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        file = cleaned.get("file")
        if "file" in cleaned and "link" in cleaned and bool(file) == bool(cleaned["link"]):
            self.add_error("link", "Enter a link or select a file: one of the two")
        if file:
            wrong = what_is_wrong(file.name, file.read(LARGEST_FILE + 1))
            file.seek(0)
            if wrong:
                self.add_error("file", wrong)
        days = cleaned.get("in_force_on"), cleaned.get("review_on")
        if days[0] and days[1] and days[1] <= days[0]:
            self.add_error("review_on", "The review day must be after the day from which it is in force")
        return cleaned

    @property
    def version(self) -> NewVersion:
        """What was entered; only of a valid form."""
        facts = self.cleaned_data
        file = facts["file"]
        return NewVersion(
            name=facts["name"],
            in_force_on=facts["in_force_on"],
            review_on=facts["review_on"],
            link=facts["link"],
            file_name=file.name if file else "",
            content=file.read() if file else None,
        )


class NewGuidanceForm(VersionForm, AboutForm):
    """A document with its first version."""

    field_order = (*AboutForm.base_fields, *VersionForm.base_fields)
