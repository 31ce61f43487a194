"""The form that hands several people of one supervisor over in one go."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from supervision.agreements.forms.agreements import supervisors
from supervision.models import Agreement
from workforce.models import Worker
from workforce.reader_changes.forms import reason_field
from workforce.web.choosing_people import FindsPeople, person_field
from workforce.web.fields import DayMonthYearField
from workforce.web.person_fields import PersonField
from workforce.web.tags import day

AS_ABOVE, NOT_NOW = "as_above", "not_now"


class HandOverAllForm(FindsPeople, forms.Form):
    """One new supervisor for all of them, or another one for each; or not now for someone."""

    to = PersonField(
        label="New supervisor for all of them",
        required=False,
        besides=[("", "Someone for each of them, below")],
    )
    from_on = DayMonthYearField(label="From which day?")
    reason = reason_field()

    def __init__(self, *args: Any, agreements: Sequence[Agreement], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"from_on": on}, **kwargs})
        self.agreements = {f"agreement_{one.pk}": one for one in agreements}
        offered = person_field(self, "to")
        offered.queryset = supervisors(on=on).exclude(pk=agreements[0].supervisor_id)
        for name, agreement in self.agreements.items():
            self.fields[name] = PersonField(
                offered.queryset,
                like=offered,
                label=str(agreement.supervisee),
                besides=[(AS_ABOVE, "As above"), (NOT_NOW, "Not now")],
                initial=AS_ABOVE,
                error_messages={"required": f"Select who supervises {agreement.supervisee}"},
                help_text=_standing(agreement),
            )

    @property
    def per_person(self) -> list[forms.BoundField]:
        """The choice for each of them."""
        return [self[name] for name in self.agreements]

    @property
    def common(self) -> list[forms.BoundField]:
        """What is said once for all of them."""
        return [self["to"], self["from_on"], self["reason"]]

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        chosen = {cleaned.get(name) for name in self.agreements}
        if chosen == {NOT_NOW}:
            self.add_error(None, "Select a new supervisor for at least one person")
        elif AS_ABOVE in chosen and "to" not in self.errors and not cleaned.get("to"):
            self.add_error("to", "Select who supervises all of them, or someone for each person")
        return cleaned

    @property
    def handing(self) -> list[tuple[Agreement, Worker]]:
        """Who goes to whom, once the form is valid."""
        for_all: Any = self.cleaned_data.get("to")
        answers = [(one, self.cleaned_data[name]) for name, one in self.agreements.items()]
        return [
            (agreement, for_all if answer == AS_ABOVE else answer)
            for agreement, answer in answers
            if answer != NOT_NOW
        ]


def _standing(agreement: Agreement) -> str:
    due = f"due by {day(agreement.next_due_on)}" if agreement.next_due_on else "no due day"
    return f"{agreement.supervisee.team}, {due}"
