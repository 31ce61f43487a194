"""The form by which a milestone is recorded."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q

from nqsw.milestones.services.milestones import evidence_missing
from nqsw.models import Milestone
from nqsw.rules.evidence_asked import ASKED
from supervision.records.forms.names import AsksAboutNames
from workforce.models import Worker
from workforce.web.choosing_people import FindsPeople
from workforce.web.fields import DayMonthYearField, rows_field, show_instead
from workforce.web.person_fields import PersonField
from workforce.web.sure import AsksIfSure

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

    def __init__(self, *args: Any, milestone: Milestone, seen: str, on: date, **kwargs: Any) -> None:
        initial = {
            "done_on": milestone.day_known or on,
            "done_by": milestone.done_by_id or milestone.enrolment.assessor_id,
            "place": milestone.place,
            "note": milestone.note,
            "seen": seen,
        }
        super().__init__(*args, **{"initial": initial, **kwargs})
        self.milestone = milestone
        asked = ASKED.get(milestone.kind)
        if asked and not asked.place:
            del self.fields["place"]
        worker = milestone.enrolment.worker
        people = Worker.objects.employed(on=on).exclude(pk=worker.pk)
        rows_field(self, "done_by").queryset = people.filter(
            Q(team=worker.team_id)
            | Q(pk__in=[milestone.enrolment.assessor_id or 0, worker.line_manager_id or 0])
            | Q(org_role__lte=4)
        )

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        if day := cleaned.get("done_on"):
            missing = evidence_missing(
                self.milestone,
                done_on=day,
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
