"""The parts of a record as forms. Nothing is required in a draft; `DraftForms` holds them together."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, ClassVar, NamedTuple
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from supervision.models import (
    Action,
    CaseDiscussion,
    Consent,
    PersonalNote,
    ReviewOutcome,
    SessionRecord,
    StrategyDiscussion,
)
from supervision.models.discussion import THRESHOLD_CATEGORIES
from workforce.web.fields import BOXES, DayMonthYearField, DayMonthYearInput, choice_field

ROWS = {"rows": 3}
DISCUSSED = ("update", "childs_voice", "strengths", "risks", "reflection", "decision", "rationale")


def _line_ends(value: Any) -> Any:
    """Browsers send CR LF; a text is stored as it is shown, so that it compares as equal."""
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


class Newer(NamedTuple):
    """What someone else has saved in a field since then: as its boxes hold it, and in words."""

    boxes: Mapping[str, str]
    words: str


class RecordField(forms.BoundField):
    """A field of a record, with what someone else has saved in it since then."""

    newer: Newer | None = None

    def boxes(self, value: Any) -> dict[str, str]:
        """A value as its boxes on the page hold it, by their names: a day has three."""
        widget = self.field.widget
        if not isinstance(widget, DayMonthYearInput):
            return {self.html_name: _as_text(value)}
        parts = zip(BOXES, widget.decompress(value), strict=True)
        return {f"{self.html_name}_{part}": _as_text(one) for (part, _label, _width), one in parts}


class PartForm(forms.BaseForm):
    """What was typed into one part, without what was not sent or not valid."""

    bound_field_class = RecordField

    def typed(self) -> dict[str, Any]:
        sent = (
            name
            for name, field in self.fields.items()
            if not field.widget.value_omitted_from_data(self.data, self.files, self.add_prefix(name))
        )
        cleaned = getattr(self, "cleaned_data", {})
        return {name: _line_ends(cleaned[name]) for name in sent if name in cleaned}

    def stored(self) -> dict[str, str]:
        """The stored text of each box, by the name it has on the page."""
        return {box: text for field in self.boxed() for box, text in field.boxes(field.initial).items()}

    def boxed(self) -> Iterator[RecordField]:
        """Its fields, as those of a record."""
        return (field for field in self if isinstance(field, RecordField))


def _as_text(value: Any) -> str:
    return "" if value is None else str(value)


class SharedPartForm(PartForm, forms.ModelForm):
    """The part of the record that is about the session as a whole."""

    class Meta:
        model = SessionRecord
        fields = (
            *("agenda", "workload", "learning", "health_and_safety"),
            *("reflection", "other_matters", "jottings", "next_on"),
        )
        widgets = {
            **{name: forms.Textarea(attrs=ROWS) for name in fields if name != "next_on"},
        }
        field_classes: ClassVar = {"next_on": DayMonthYearField}
        labels = {"jottings": "Your own jottings"}
        help_texts = {"jottings": "Only you can see them. They are deleted when you sign."}


class PersonalNoteForm(PartForm, forms.ModelForm):
    """The personal part of one supervisee."""

    class Meta:
        model = PersonalNote
        fields = ("wellbeing",)
        widgets = {"wellbeing": forms.Textarea(attrs=ROWS)}


class DiscussionForm(PartForm, forms.ModelForm):
    """One case discussion."""

    actions: list["ActionForm"]

    class Meta:
        model = CaseDiscussion
        fields = (
            *("category", *DISCUSSED, "timescale"),
            *("strategy_discussion", "strategy_reason", "strategy_held_on", "consent", "consent_reason"),
        )
        widgets = {
            **{
                name: forms.Textarea(attrs=ROWS)
                for name in (
                    "update",
                    "childs_voice",
                    "strengths",
                    "risks",
                    "reflection",
                    "decision",
                    "rationale",
                )
            },
            **{name: forms.Textarea(attrs={"rows": 2}) for name in ("strategy_reason", "consent_reason")},
            **dict.fromkeys(("strategy_discussion", "consent"), forms.RadioSelect),
        }
        field_classes: ClassVar = {"strategy_held_on": DayMonthYearField}
        labels = {
            "strategy_discussion": "Strategy discussion or section 47 enquiry",
            "strategy_reason": "What was considered, and why",
            "strategy_held_on": "Held on",
            "consent_reason": "Who gave it, or why not",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice_field(self, "strategy_discussion").choices = StrategyDiscussion.choices
        choice_field(self, "consent").choices = Consent.choices

    @property
    def opens_thresholds(self) -> bool:
        """Section 47 and consent stand open: the category asks for them, or something is written there."""
        asked = ("strategy_discussion", "strategy_reason", "consent", "consent_reason")
        return self["category"].value() in THRESHOLD_CATEGORIES or any(self[name].value() for name in asked)

    @property
    def thresholds_answered(self) -> bool:
        return bool(self["strategy_discussion"].value() and self["consent"].value())

    def typed(self) -> dict[str, Any]:
        """A choice that was not made leaves what is stored."""
        chosen = super().typed()
        return {
            name: value
            for name, value in chosen.items()
            if value or name not in ("strategy_discussion", "consent")
        }


class ActionForm(PartForm, forms.Form):
    """One new action: without words it is none."""

    what = forms.CharField(max_length=500, required=False, label="What")
    owner = forms.TypedChoiceField(coerce=int, label="Who", required=False, empty_value=None)
    due_on = DayMonthYearField(required=False, label="By when")

    def __init__(
        self,
        data: Any,
        *,
        uid: UUID,
        owners: list[tuple[int, str]],
        action: Action | None = None,
        discussion: UUID | None = None,
        due_on: date | None = None,
    ) -> None:
        self.uid, self.discussion, self.is_stored = uid, discussion, action is not None
        self.usual_owner = owners[0][0]
        initial: dict[str, object] = {"owner": self.usual_owner, "due_on": due_on}
        if action:
            initial = {"what": action.what, "owner": action.owner_id, "due_on": action.due_on}
        super().__init__(data, prefix=f"action-{uid}", initial=initial)
        choice_field(self, "owner").choices = owners

    def typed(self) -> dict[str, Any]:
        """What a draft needs of it; nothing while one of the boxes cannot be read."""
        typed = super().typed()
        if len(typed) < len(self.fields):
            return {}
        owner = typed["owner"] or self.usual_owner
        return {
            "what": typed["what"],
            "owner_id": owner,
            "due_on": typed["due_on"],
            "discussion": self.discussion,
        }


class ReviewForm(PartForm, forms.Form):
    """What became of one earlier action."""

    became = forms.ChoiceField(
        label="What happened to it?", choices=ReviewOutcome, widget=forms.RadioSelect, required=False
    )
    outcome = forms.CharField(max_length=500, required=False, label="Outcome")

    def __init__(self, data: Any, *, action: Action, became: str, on: date) -> None:
        self.action = action
        self.is_overdue = action.due_on is not None and action.due_on < on
        initial = {"became": became, "outcome": action.outcome}
        super().__init__(data, prefix=f"review-{action.pk}", initial=initial)

    def typed(self) -> dict[str, Any]:
        typed = super().typed()
        stored = {name: self[name].initial for name in self.fields}
        return {**stored, **typed}


class AddCasesForm(forms.Form):
    """Which cases to discuss: allocated ones to tick, and any other by its reference."""

    cases = forms.MultipleChoiceField(
        label="Allocated cases, longest not discussed first",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reference = forms.CharField(
        max_length=40,
        required=False,
        label="Another case",
        help_text="The case system’s reference. Never a child’s name.",
    )

    def clean_reference(self) -> str:
        reference: str = self.cleaned_data["reference"]
        if " " in reference and not any(letter.isdigit() for letter in reference):
            raise ValidationError("Enter the case system’s reference, not a name")
        return reference
