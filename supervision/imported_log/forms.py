"""Saying who a row of an imported log is about and whether it was held, or that it is not imported."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from django import forms

from supervision.imported_log.reports import Suggestion
from supervision.imported_log.services.log_rows import Answer
from supervision.models import LogRow, Status
from workforce.models import Worker
from workforce.web.choosing_people import FindsPeople
from workforce.web.fields import HintedRadios
from workforce.web.person_fields import PersonField

ELSE = "else"
OUTCOMES = (
    (Status.HELD, "It was held"),
    (Status.CANCELLED, "It was cancelled"),
    (Status.DID_NOT_ATTEND, "Someone did not attend"),
    (Status.RESCHEDULED, "It was moved to another day"),
)
OUTCOME_HINTS: dict[str, str] = {
    Status.HELD: "Moves the supervision clock",
    Status.CANCELLED: "For example, someone was on leave, sick or in court",
    Status.DID_NOT_ATTEND: "Without notice",
    Status.RESCHEDULED: "The session on the new day is a row of its own",
}


class PersonChoice:
    """The fields by which one of the row's names is settled: someone suggested, or someone else."""

    def __init__(self, form: forms.Form, name: str, typed: str, suggested: Sequence[Suggestion]) -> None:
        self.form, self.name, self.other = form, name, f"{name}_else"
        self.candidates = {str(one.worker.pk): one.worker for one in suggested}
        anybody = PersonField(
            Worker.objects.all(),
            label=f"Someone else called “{typed}” in the log" if suggested else f"Who is “{typed}”?",
            required=not suggested,
            error_messages={"required": f"Select who “{typed}” is"},
        )
        if not suggested:
            form.fields[name] = anybody
            return
        form.fields[name] = self._suggested_field(typed, suggested)
        form.fields[self.other] = anybody

    def _suggested_field(self, typed: str, suggested: Sequence[Suggestion]) -> forms.ChoiceField:
        hints = {str(one.worker.pk): one.because for one in suggested}
        choices = [(str(one.worker.pk), one.worker.full_name) for one in suggested]
        is_alone = len(choices) == 1 and suggested[0].has_this_name
        return forms.ChoiceField(
            label=f"Who is “{typed}”?",
            error_messages={"required": f"Select who “{typed}” is"},
            choices=[*choices, (ELSE, "Someone else")],
            initial=choices[0][0] if is_alone else None,
            widget=HintedRadios(hints=hints | {ELSE: "Choose from the list below"}),
        )

    def clean(self, cleaned: dict[str, Any]) -> None:
        """Put the worker in the place of what was chosen."""
        chosen = cleaned.get(self.name)
        if not self.candidates:
            return
        if chosen != ELSE:
            cleaned[self.name] = self.candidates.get(chosen or "")
        elif other := cleaned.get(self.other):
            cleaned[self.name] = other
        elif self.other not in self.form.errors:
            self.form.add_error(self.other, "Select the person from the list")


class LogRowForm(FindsPeople, forms.Form):
    """What there is to settle about a row: who met, and whether it was held; for its likes too."""

    def __init__(
        self,
        *args: Any,
        row: LogRow,
        suggested: tuple[Sequence[Suggestion], Sequence[Suggestion]],
        same_names: int,
        same_words: int,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people: list[PersonChoice] = []
        asks_people = row.supervisee_id is None or row.supervisor_id is None
        if asks_people:
            self.people = [
                PersonChoice(self, "supervisee", row.supervisee_name, suggested[0]),
                PersonChoice(self, "supervisor", row.supervisor_name, suggested[1]),
            ]
            self._add_tick("with_same_names", same_names, "with these two names")
        if not row.outcome:
            self.fields["outcome"] = forms.ChoiceField(
                label="What became of this session?",
                choices=OUTCOMES,
                error_messages={"required": "Select what became of this session"},
                widget=HintedRadios(hints=OUTCOME_HINTS),
            )
            if row.cue:
                self._add_tick("with_same_words", same_words, f"of which the log says “{row.cue}”")
        if asks_people or row.cue:
            self.fields["remember"] = forms.BooleanField(
                label="Take this answer for the next log too",
                help_text="You can remove a remembered answer at any time.",
                required=False,
            )

    def _add_tick(self, name: str, others: int, which: str) -> None:
        if not others:
            return
        rows = f"{others:,} other rows" if others > 1 else "other row"
        self.fields[name] = forms.BooleanField(label=f"Do the same for the {rows} {which}", required=False)

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        for choice in self.people:
            choice.clean(cleaned)
        both = [cleaned.get(choice.name) for choice in self.people]
        if both and all(isinstance(person, Worker) for person in both) and both[0] == both[1]:
            self.add_error("supervisor", "The supervisee and the supervisor must be different people")
        return cleaned

    @property
    def answer(self) -> Answer:
        """What was chosen."""
        names = (field.name for field in fields(Answer))
        return Answer(**{name: self.cleaned_data[name] for name in names if name in self.cleaned_data})


class SetAsideForm(forms.Form):
    """Why a row of the log is not imported."""

    reason = forms.CharField(
        label="Why is this row not imported?",
        error_messages={"required": "Enter why this row is not imported"},
        max_length=200,
        help_text="For example, left before the tracker started, or the session is already there.",
    )
