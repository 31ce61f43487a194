"""Drawing an audit, scoring a file, moderating it, adding a finding."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import FilteredRelation, Q, QuerySet
from django.utils.html import escape

from supervision.audits.services.audits import last_day_of_reading, limit_in_words
from supervision.models import Audit, AuditedFile, AuditTheme, Grade
from supervision.records.forms.names import AsksAboutNames
from workforce.models import Account, OrganisationalRole
from workforce.models.searching import found_by
from workforce.web.choosing_people import FindsPeople
from workforce.web.fields import DayMonthYearField, choice_field, rows_field
from workforce.web.person_fields import SeveralPeopleField
from workforce.web.sure import AsksIfSure
from workforce.web.tags import day

GRADES = [(grade.value, grade.label) for grade in Grade]


def _in_a_row() -> forms.RadioSelect:
    """Small radios beside one another: a form of many grades is looked through, not scrolled."""
    return forms.RadioSelect(attrs={"class": "govuk-radios--inline govuk-radios--small"})


class AuditorsField(SeveralPeopleField):
    """Who may read the files: accounts, found by the people who sign in with them."""

    def named_by(self, row: Account) -> str:
        return row.get_full_name()

    def detail_of(self, row: Account) -> str:
        worker = getattr(row, "worker", None)
        return super().detail_of(worker) if worker else ""

    def with_details(self, rows: QuerySet[Account]) -> QuerySet[Account]:
        return rows.select_related("worker__team")

    def matching(self, words: str) -> QuerySet[Account]:
        found = found_by(words, through="worker__") | Q(worker=None, email__icontains=words)
        accounts: QuerySet[Account] = self.rows
        return accounts.filter(found).order_by("worker__family_name", "worker__given_name", "pk")


class AuditForm(FindsPeople, forms.ModelForm):
    """What to draw, and who reads it."""

    from_on = DayMonthYearField(label="Sessions from")
    to_on = DayMonthYearField(label="Sessions to")
    due_on = DayMonthYearField(label="Files are audited by")
    auditors = AuditorsField(
        Account.objects.none(),
        label="Who audits?",
        help_text="Select at least one person other than yourself. "
        "Auditors never get their own file, or the file of someone they supervise. "
        "Quality assurance moderates one in four of the files that managers audit, and at least one.",
    )

    class Meta:
        model = Audit
        fields = ("name", "reason", "team", "org_role", "from_on", "to_on", "size", "due_on")

    def __init__(self, *args: Any, auditors: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows_field(self, "auditors").queryset = auditors
        rows_field(self, "team").empty_label = "Every team"
        choice_field(self, "org_role").choices = [("", "Every role"), *OrganisationalRole.choices]
        self.fields["reason"].label = "Why?"
        self.fields["reason"].help_text = "Those whose files are drawn read this."
        last_day = day(last_day_of_reading(on=on))
        self.fields["due_on"].help_text = f"The audit ends on {last_day} at the latest."
        self.fields["size"].help_text = limit_in_words(on=on)
        self.fields["size"].widget.attrs["class"] = "govuk-input--width-3"
        self.order_fields((*self.Meta.fields, "auditors"))


class CloseForm(AsksIfSure):
    """Closing an audit: it asks where files still wait."""


class ScoreForm(forms.Form):
    """A grade and its evidence for each question, and the grade of the whole."""

    def __init__(self, *args: Any, file: AuditedFile, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = FilteredRelation("scores", condition=Q(scores__file=file))
        asked: QuerySet[Any] = file.audit.questions.annotate(score=own)
        self.questions = list(asked.select_related("score"))  # in one question, with the grades given
        for question in self.questions:
            score = getattr(question, "score", None)
            grade = _grade(question.text, score.grade if score else None, guidance=question.guidance)
            self.fields[f"grade_{question.pk}"] = grade
            self.fields[f"evidence_{question.pk}"] = forms.CharField(
                label="Evidence",
                widget=forms.Textarea(attrs={"rows": 2}),
                required=False,
                initial=score.evidence if score else "",
            )
        self.fields["overall"] = _grade("The file as a whole", file.overall)

    def scores(self) -> dict[Any, tuple[int, str]]:
        return {
            question: (
                self.cleaned_data[f"grade_{question.pk}"],
                self.cleaned_data[f"evidence_{question.pk}"],
            )
            for question in self.questions
        }


def _grade(label: str, initial: int | None, *, guidance: str = "") -> forms.Field:
    return forms.TypedChoiceField(
        label=label,
        help_text=escape(guidance),
        choices=GRADES,
        coerce=int,
        widget=_in_a_row(),
        initial=initial,
        error_messages={"required": f"Select a grade: {label}"},
    )


class ModerationForm(forms.Form):
    """The second reader's grade, and why."""

    grade = forms.TypedChoiceField(label="Moderated grade", choices=GRADES, coerce=int, widget=_in_a_row())
    note = forms.CharField(label="Why", widget=forms.Textarea(attrs={"rows": 3}))


class FindingForm(AsksAboutNames):
    """A theme, what the supervisor must do, and by when."""

    texts = ("what",)

    theme = forms.ModelChoiceField(AuditTheme.objects.filter(is_offered=True), empty_label="Select a theme")
    what = forms.CharField(label="What the supervisor needs to do", max_length=500)
    due_on = DayMonthYearField(label="By when", required=False)
