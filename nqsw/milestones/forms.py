"""The form by which a milestone is recorded."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q

from nqsw.milestones.services.milestones import evidence_missing
from nqsw.models import Milestone
from nqsw.rules.evidence_asked import missing_evidence
from nqsw.rules.start_day import is_before_records
from supervision.records.forms.names import AsksAboutNames
from workforce.models import Worker
from workforce.web.choosing_people import FindsPeople, person_field
from workforce.web.fields import DayMonthYearField, rows_field, show_instead
from workforce.web.person_fields import PersonField
from workforce.web.sure import AsksIfSure
from workforce.web.tags import day

#: The box in which each thing that a milestone asks for is entered.
BOXES = {"person": "done_by", "place": "place", "text": "note"}


class MilestoneForm(FindsPeople, AsksAboutNames, AsksIfSure):
    """Which day it was done, who did it, and the evidence in words."""

    texts = ("place", "note")

    done_on = DayMonthYearField(
        label="When was it done?", error_messages={"required": "Enter the day it was done"}
    )
    done_by = PersonField(label="Who did it with the NQSW?", required=False, besides=[("", "Nobody else")])
    place = forms.CharField(
        label="Where was it?",
        required=False,
        max_length=200,
        help_text="Such as “home visit” or “core group, Meadow School”: never an address.",
    )
    note = forms.CharField(
        label="Evidence",
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="What was seen or agreed. Do not name children, adults or families.",
    )

    #: What stood when the form was opened.
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(
        self,
        *args: Any,
        milestone: Milestone,
        seen: str,
        on: date,
        records_begin_on: date | None = None,
        **kwargs: Any,
    ) -> None:
        self.asked = missing_evidence(milestone.kind, text="", has_person=False, place="")
        proposed = milestone.enrolment.assessor_id if "person" in self.asked else None
        initial = {
            "done_on": milestone.day_known or on,
            "done_by": milestone.done_by_id if milestone.done_on else proposed,
            "place": milestone.place,
            "note": milestone.note,
            "seen": seen,
        }
        around = [milestone.enrolment.worker_id]
        super().__init__(*args, **{"initial": initial, "around": around, **kwargs})
        self.milestone = milestone
        self._ask_for_evidence(records_begin_on)
        worker = milestone.enrolment.worker
        people = Worker.objects.employed(on=on).exclude(pk=worker.pk)
        rows_field(self, "done_by").queryset = people.filter(
            Q(team=worker.team_id)
            | Q(pk__in=[milestone.enrolment.assessor_id or 0, worker.line_manager_id or 0])
            | Q(org_role__lte=4)
        )

    def _ask_for_evidence(self, records_begin_on: date | None) -> None:
        """Require what its kind asks for; of a day that may be before records began nothing is asked."""
        asked = self.asked
        if asked and "place" not in asked:
            del self.fields["place"]
        first_day = self.milestone.enrolment.started_on
        may_be_before = is_before_records(due_on=first_day, records_begin_on=records_begin_on)
        for what, words in asked.items():
            field = self.fields[BOXES[what]]
            field.required = not may_be_before
            field.error_messages["required"] = words
            if may_be_before and records_begin_on:
                needed = f"Needed if it was done on or after {day(records_begin_on)}."
                field.help_text = f"{field.help_text} {needed}".strip()
        if "person" in asked:
            person_field(self, "done_by").must_be_someone()

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        if done_on := cleaned.get("done_on"):
            missing = evidence_missing(
                self.milestone,
                done_on=done_on,
                text=cleaned.get("note") or "",
                has_person=cleaned.get("done_by") is not None,
                place=cleaned.get("place") or "",
            )
            for what, words in missing.items():
                if BOXES[what] not in self.errors:
                    self.add_error(BOXES[what], words)
        return cleaned

    def clean_seen(self) -> str | None:
        return self.cleaned_data["seen"] or None

    def look_again(self, seen: str) -> None:
        """What is saved now has been shown: saved again, these words replace it."""
        show_instead(self, "seen", seen)
