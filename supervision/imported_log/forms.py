"""Saying who a row of an imported log is about, or that it is not imported."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from supervision.models import Agreement
from workforce.models import Worker
from workforce.web.fields import HintedRadios

ELSE = "else"


def described(worker: Worker, *, on: date) -> str:
    """What tells people of one name apart: team, title, supervisor and whether they were here."""
    facts = [worker.team.name, worker.job_title]
    agreement = (
        Agreement.objects.in_force(on=on).filter(supervisee=worker).select_related("supervisor").first()
    )
    if agreement:
        facts.append(f"supervised by {agreement.supervisor} that day")
    if not worker.is_employed(on=on):
        facts.append("did not work here that day")
    return ", ".join(fact for fact in facts if fact)


class PersonChoice:
    """The fields by which one of the row's names is settled: a candidate, or someone else."""

    def __init__(
        self, form: forms.Form, name: str, typed: str, candidates: Sequence[Worker], *, on: date
    ) -> None:
        self.form, self.name, self.other = form, name, f"{name}_else"
        self.candidates = {str(worker.pk): worker for worker in candidates}
        anybody = forms.ModelChoiceField(
            label=f"Someone else called “{typed}” in the log" if candidates else f"Who is “{typed}”?",
            queryset=Worker.objects.select_related("team"),
            required=not candidates,
            error_messages={"required": f"Select who “{typed}” is"},
            empty_label="Choose a person",
        )
        if not candidates:
            form.fields[name] = anybody
            return
        form.fields[name] = self._candidate_field(typed, on=on)
        form.fields[self.other] = anybody

    def _candidate_field(self, typed: str, *, on: date) -> forms.ChoiceField:
        hints = {key: described(worker, on=on) for key, worker in self.candidates.items()}
        choices = [(key, worker.full_name) for key, worker in self.candidates.items()]
        return forms.ChoiceField(
            label=f"Who is “{typed}”?",
            error_messages={"required": f"Select who “{typed}” is"},
            choices=[*choices, (ELSE, "Someone else")],
            initial=choices[0][0] if len(choices) == 1 else None,
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
        else:
            self.form.add_error(self.other, "Select the person from the list")


class LogRowForm(forms.Form):
    """Who the supervisee and the supervisor of a row are, and whether that holds for its likes."""

    def __init__(
        self,
        *args: Any,
        names: tuple[str, str],
        candidates: tuple[Sequence[Worker], Sequence[Worker]],
        on: date,
        alike: int,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = [
            PersonChoice(self, name, typed, fitting, on=on)
            for name, typed, fitting in zip(("supervisee", "supervisor"), names, candidates, strict=True)
        ]
        if alike:
            self.fields["with_same_names"] = forms.BooleanField(
                label=f"Do the same for the {alike} other rows with these two names"
                if alike > 1
                else "Do the same for the other row with these two names",
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        for choice in self.people:
            choice.clean(cleaned)
        both = [cleaned.get(choice.name) for choice in self.people]
        if all(isinstance(person, Worker) for person in both) and both[0] == both[1]:
            self.add_error("supervisor", "The supervisee and the supervisor must be different people")
        return cleaned

    @property
    def settled(self) -> dict[str, Any]:
        """What was chosen, as `supervision.imported_log.services.log_rows.settle_rows` takes it."""
        facts = self.cleaned_data
        return {
            "supervisee": facts["supervisee"],
            "supervisor": facts["supervisor"],
            "with_same_names": facts.get("with_same_names", False),
        }


class SetAsideForm(forms.Form):
    """Why a row of the log is not imported."""

    reason = forms.CharField(
        label="Why is this row not imported?",
        error_messages={"required": "Enter why this row is not imported"},
        max_length=200,
        help_text="For example, left before the tracker started, or the session is already there.",
    )
