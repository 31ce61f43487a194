"""The form by which a milestone is recorded."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q

from nqsw.models import Milestone
from workforce.models import Worker
from workforce.web.choosing_people import FindsPeople
from workforce.web.fields import DayMonthYearField, rows_field, show_instead
from workforce.web.person_fields import PersonField


class MilestoneForm(FindsPeople, forms.Form):
    """Which day it was done, who did it, and the evidence in words."""

    done_on = DayMonthYearField(
        label="When was it done?", error_messages={"required": "Enter the day it was done"}
    )
    done_by = PersonField(label="Who did it with the NQSW?", required=False, besides=[("", "Nobody else")])
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
            "note": milestone.note,
            "seen": seen,
        }
        super().__init__(*args, **{"initial": initial, **kwargs})
        worker = milestone.enrolment.worker
        people = Worker.objects.employed(on=on).exclude(pk=worker.pk)
        rows_field(self, "done_by").queryset = people.filter(
            Q(team=worker.team_id)
            | Q(pk__in=[milestone.enrolment.assessor_id or 0, worker.line_manager_id or 0])
            | Q(org_role__lte=4)
        )

    def clean_seen(self) -> str | None:
        return self.cleaned_data["seen"] or None

    def look_again(self, seen: str) -> None:
        """What is saved now has been shown: saved again, these words replace it."""
        show_instead(self, "seen", seen)
