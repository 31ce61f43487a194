"""The form by which one person becomes mentor or assessor of many NQSWs."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from nqsw.mentors.forms import MENTORING_ROLES
from nqsw.mentors.services.together import Choosing
from nqsw.models import Enrolment, EnrolmentQuerySet, MentorAssignment
from workforce.models import Worker
from workforce.web.choosing_people import FindsPeople, person_field
from workforce.web.fields import DayMonthYearField, rows_field
from workforce.web.person_fields import PersonField

MENTOR, ASSESSOR = "mentor", "assessor"


class SupporterField(PersonField):
    """Someone experienced, with how many NQSWs they mentor and assess already."""

    tells_all = True
    loads: Mapping[int, tuple[int, int]] = {}

    def detail_of(self, row: Worker) -> str:
        mentors, assesses = self.loads.get(row.pk, (0, 0))
        who = ", ".join(filter(None, (row.job_title, super().detail_of(row))))
        return f"{who}: mentors {mentors}, assesses {assesses}"


class NqswChoice(forms.ModelMultipleChoiceField):
    """NQSWs, each with who mentors and assesses them now."""

    widget = forms.CheckboxSelectMultiple
    mentors: Mapping[int, Worker] = {}

    def label_from_instance(self, enrolment: Enrolment) -> str:
        mentor, assessor = self.mentors.get(enrolment.pk), enrolment.assessor
        by = f"mentor {mentor or 'none'}, assessor {assessor or 'none'}"
        return f"{enrolment.worker}, {enrolment.worker.team}: {by}"


class SupportForm(FindsPeople, forms.Form):
    """As what, who, from which day, and of whom."""

    part = forms.ChoiceField(
        label="As what?",
        choices=[(MENTOR, "Mentor"), (ASSESSOR, "Assessor")],
        widget=forms.RadioSelect,
        error_messages={"required": "Select mentor or assessor"},
    )
    person = SupporterField(label="Who?", error_messages={"required": "Select a person"})
    starts_on = DayMonthYearField(label="From which day?")
    enrolments = NqswChoice(
        Enrolment.objects.none(),
        label="Of which NQSWs?",
        error_messages={"required": "Select at least one NQSW"},
    )

    def __init__(self, *args: Any, nqsws: EnrolmentQuerySet, on: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"starts_on": on, "part": MENTOR, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        people = Worker.objects.employed(on=on).filter(org_role__in=MENTORING_ROLES)
        people = people.exclude(pk__in=Enrolment.objects.current().values("worker"))
        person_field(self, "person").queryset = people
        self.fields["person"].loads = loads_of(on=on)  # type: ignore[attr-defined]  # the field above
        rows_field(self, "enrolments").queryset = nqsws
        mentors = MentorAssignment.objects.mentors_of(nqsws, on=on)
        self.fields["enrolments"].mentors = mentors  # type: ignore[attr-defined]  # the field above

    @property
    def choosing(self) -> list[Choosing]:
        """What the services take."""
        said = self.cleaned_data
        return [Choosing(one, said["person"], said["starts_on"]) for one in said["enrolments"]]


def loads_of(*, on: date) -> dict[int, tuple[int, int]]:
    """How many NQSWs each mentors and assesses on the day, by key."""
    mentors = Counter(MentorAssignment.objects.in_force(on=on).values_list("mentor", flat=True))
    assessed = Enrolment.objects.current().exclude(assessor=None)
    assessors = Counter(assessed.values_list("assessor", flat=True))
    return {one: (mentors[one], assessors[one]) for one in mentors | assessors}
