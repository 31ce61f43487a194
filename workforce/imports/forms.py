"""The upload of a file to import, and the questions that it leaves open."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from workforce.imports.questions import Answer, Answers, Question, by_kind, still_open
from workforce.readers.files import LARGEST_FILE, MEGABYTE
from workforce.web.fields import DayMonthYearField

#: Questions of one kind that a page shows; the others follow the answer for all, or come up next.
SHOWN_OF_A_KIND = 30
ONE_BY_ONE = ("", "Decide one by one")


class UploadForm(forms.Form):
    """One spreadsheet."""

    file = forms.FileField(
        label="Spreadsheet",
        help_text="An Excel file (.xlsx, .xlsb or .xls), .ods or .csv. Nothing changes until you have "
        "checked what it would do.",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.xlsb,.xls,.ods,.csv"}),
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if not file.size:
            raise ValidationError("The file is empty. Select another file.")
        if file.size > LARGEST_FILE:
            raise ValidationError(f"The file must be smaller than {LARGEST_FILE // MEGABYTE} MB.")
        return file


@dataclass(frozen=True)
class Asked:
    """One question on the page, with its boxes."""

    question: Question
    answer: forms.BoundField
    day: forms.BoundField | None


@dataclass(frozen=True)
class Group:
    """Alike questions: one answer for all of them, or one each."""

    kind: str
    number: int
    open: int
    for_all: Asked | None
    each: tuple[Asked, ...]

    @property
    def not_shown(self) -> int:
        return self.number - len(self.each)


def one_for_all(alike: Sequence[Question]) -> Question:
    """The first of them, with what can be said to each of them: not a person of one row."""
    given = [{option.value for option in one.options} for one in alike]
    shared = set.intersection(*given)
    return replace(alike[0], options=tuple(one for one in alike[0].options if one.value in shared))


def same_for_all(number: int) -> str:
    """What one answer to this many questions of a kind is called."""
    return "The same answer for both" if number == 2 else f"The same answer for all {number}"


class QuestionsForm(forms.Form):
    """What a person says to the questions of a file; a box left empty leaves its question open."""

    def __init__(
        self, data: Mapping[str, Any] | None, *, questions: Sequence[Question], answers: Answers
    ) -> None:
        super().__init__(data)
        self.answered = answers
        self.fields["shown"] = forms.CharField(
            required=False, widget=forms.HiddenInput, initial=json.dumps(dict(answers)), strip=False
        )
        self.kinds = by_kind(questions)
        self.shown = {kind: self._first_open(alike)[:SHOWN_OF_A_KIND] for kind, alike in self.kinds.items()}
        for place, (kind, alike) in enumerate(self.kinds.items()):
            shared = one_for_all(alike)
            if len(alike) > 1 and shared.options:
                self._add_boxes(f"all-{place}", same_for_all(len(alike)), shared, None)
            for number, one in enumerate(self.shown[kind]):
                said = one.understood(answers.get(one.key) or one.usual)
                self._add_boxes(f"one-{place}-{number}", one.asks, one, said or Answer("", one.day))

    def _first_open(self, alike: Sequence[Question]) -> list[Question]:
        waiting = {one.key for one in still_open(alike, self.answered)}
        return sorted(alike, key=lambda one: one.key not in waiting)

    def _add_boxes(self, name: str, label: str, one: Question, said: Answer | None) -> None:
        self.fields[name] = forms.ChoiceField(
            label=label,
            required=False,
            choices=[
                *((option.value, option.label) for option in one.options),
                *([] if said else [ONE_BY_ONE]),
            ],
            initial=said.value if said else None,
            widget=forms.RadioSelect(attrs={"class": "govuk-radios--small"}),
        )
        if one.day:
            self.fields[f"{name}-day"] = DayMonthYearField(
                label=one.day_is,
                required=False,
                initial=(said.day or one.day) if said else None,
                help_text="" if said else "Leave it empty to use the day proposed for each",
            )

    def clean(self) -> dict[str, Any]:
        """Each day lies where its question allows it."""
        for name, one in self._boxes():
            day = self.cleaned_data.get(f"{name}-day")
            if day and not one.allows(day) and self.cleaned_data.get(name):
                least, most = one.earliest, one.latest
                words = [f"on or after {least:%d/%m/%Y}"] if least else []
                words += [f"on or before {most:%d/%m/%Y}"] if most else []
                self.add_error(f"{name}-day", f"The day must be {' and '.join(words)}")
        return self.cleaned_data

    def _boxes(self) -> list[tuple[str, Question]]:
        """The name of the boxes of each question that the page shows."""
        return [
            (f"one-{place}-{number}", one)
            for place, kind in enumerate(self.kinds)
            for number, one in enumerate(self.shown[kind])
        ]

    @property
    def takes_the_usual(self) -> bool:
        """A usual answer holds, and nobody has said that it is right."""
        return any(
            one.usual and one.key not in self.answered for alike in self.kinds.values() for one in alike
        )

    @property
    def groups(self) -> list[Group]:
        boxes = {one.key: name for name, one in self._boxes()}
        return [
            Group(
                kind=kind,
                number=len(alike),
                open=len(still_open(alike, self.answered)),
                for_all=self._asked(f"all-{place}", alike[0]) if f"all-{place}" in self.fields else None,
                each=tuple(self._asked(boxes[one.key], one) for one in self.shown[kind]),
            )
            for place, (kind, alike) in enumerate(self.kinds.items())
        ]

    def _asked(self, name: str, one: Question) -> Asked:
        return Asked(one, self[name], self[f"{name}-day"] if one.day else None)

    @property
    def answers(self) -> dict[str, str]:
        """What was said, by question: its own answer first, else the answer for all alike."""
        said = {one.key: self._said(name, one) for name, one in self._boxes()}
        for place, alike in enumerate(self.kinds.values()):
            for one in alike:
                said[one.key] = said.get(one.key) or self._said(f"all-{place}", one)
        return {key: answer for key, answer in said.items() if answer}

    @property
    def shown_before(self) -> dict[str, str] | None:
        """The answers that stood on the page that was sent; None where it does not say."""
        try:
            said = json.loads(self.cleaned_data.get("shown") or "null")
        except (ValueError, RecursionError):
            return None
        return said if isinstance(said, dict) else None

    def _said(self, name: str, one: Question) -> str:
        value = self.cleaned_data.get(name)
        day = self.cleaned_data.get(f"{name}-day") or one.day
        needs_day = any(option.day for option in one.options if option.value == value)
        return str(Answer(value, day if needs_day else None)) if value else ""
