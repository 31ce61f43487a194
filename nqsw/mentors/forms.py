"""Forms of mentors: assign, end; and of their meetings: book, move, log."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone

from nqsw.models import Enrolment, MentorAssignment, MentorAssignmentQuerySet, MentorMeeting, MentorProfile
from supervision.form_days import say_usual_length, times_typed
from supervision.records.forms.names import AsksAboutNames
from workforce.models import OrganisationalRole, Worker, WorkerQuerySet
from workforce.web.choosing_people import FindsPeople
from workforce.web.fields import ClockInput, DayMonthYearField, rows_field
from workforce.web.person_fields import PersonField
from workforce.web.sure import AsksIfSure

#: Who can mentor by what they are: experienced, and still in practice or leading it.
MENTORING_ROLES = (
    OrganisationalRole.MIDDLE_MANAGER,
    OrganisationalRole.FIRST_LINE_MANAGER,
    OrganisationalRole.SENIOR_PRACTITIONER,
    OrganisationalRole.CASE_HOLDER,
    OrganisationalRole.WITHOUT_CASES,
)


#: How long mentor and NQSW usually meet; local, no guidance says.
MEETING_MINUTES = 60
ONLY_THE_TWO = "Only the two of you can read this. Managers and the principal social worker cannot."


def possible_mentors(enrolment: Enrolment, *, on: date) -> WorkerQuerySet:
    """Experienced workers employed on the day who are on no programme themselves."""
    nqsws = Enrolment.objects.current().values("worker")
    people = Worker.objects.employed(on=on).filter(org_role__in=MENTORING_ROLES)
    return people.exclude(pk__in=nqsws).exclude(pk=enrolment.worker_id)


class MentorField(PersonField):
    """A possible mentor, with the job title and the team."""

    tells_all = True

    def detail_of(self, row: Worker) -> str:
        return ", ".join(filter(None, (row.job_title, super().detail_of(row))))


class MentorForm(FindsPeople, forms.Form):
    """Who mentors, and from which day."""

    mentor = MentorField(label="Who mentors?")
    starts_on = DayMonthYearField(label="From which day?")

    def __init__(self, *args: Any, enrolment: Enrolment, on: date, **kwargs: Any) -> None:
        first = max(on, enrolment.here_from)
        super().__init__(*args, **{**kwargs, "initial": {"starts_on": first, **kwargs.get("initial", {})}})
        rows_field(self, "mentor").queryset = possible_mentors(enrolment, on=first)


class MentorProfileForm(forms.ModelForm):
    """What a mentor offers."""

    class Meta:
        model = MentorProfile
        fields = ("is_available", "capacity", "areas", "availability")
        labels = {"is_available": "I can take another NQSW"}
        help_texts = {
            "areas": "Such as “court work, unaccompanied children”",
            "availability": "Such as “Tuesdays and Thursday mornings”",
        }
        widgets = {"capacity": forms.NumberInput(attrs={"class": "govuk-input--width-2"})}


class MentorEndForm(forms.Form):
    """A mentor's last day."""

    on = DayMonthYearField(label="Last day as a mentor")


class MeetingForm(AsksIfSure, AsksAboutNames):
    """When and where mentor and NQSW meet."""

    day = DayMonthYearField(label="Day")
    starts = forms.TimeField(label="Starts at", widget=ClockInput)
    ends = forms.TimeField(label="Ends at", widget=ClockInput)
    place = forms.CharField(label="Room or link", max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        if self.errors:
            return cleaned
        cleaned["starts_at"], cleaned["ends_at"] = times_typed(self, on="day") or (None, None)
        return cleaned

    @property
    def times(self) -> dict[str, Any]:
        """What the services take."""
        named = {name: self.cleaned_data[name] for name in ("starts_at", "ends_at", "place")}
        return {**named, "sure": self.sure}

    @classmethod
    def initial_of(cls, meeting: MentorMeeting) -> dict[str, Any]:
        starts_at, ends_at = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
        return {
            "day": starts_at.date(),
            "starts": starts_at.time(),
            "ends": ends_at.time(),
            "place": meeting.place,
        }


class PairChoice(forms.ModelChoiceField):
    """An NQSW with their mentor."""

    def label_from_instance(self, assignment: MentorAssignment) -> str:
        return f"{assignment.enrolment.worker} with {assignment.mentor}"


class NewMeetingForm(MeetingForm):
    """A meeting with someone the reader mentors, or with their mentor: to come, or held.

    Nothing is filled in ahead, so that saving it untouched records nothing.
    """

    texts = ("topics",)

    assignment = PairChoice(
        MentorAssignment.objects.none(),
        label="Who meets?",
        empty_label=None,
        error_messages={"required": "Select who meets"},
    )
    happened = forms.ChoiceField(
        label="Has it taken place?",
        choices=[("no", "No, book it in both diaries"), ("yes", "Yes, record that we met")],
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether it has taken place"},
    )
    topics = forms.CharField(
        label="If you met, what you talked about",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=ONLY_THE_TWO,
    )
    field_order = ("assignment", "happened")

    def __init__(
        self, *args: Any, assignments: MentorAssignmentQuerySet, now: datetime, **kwargs: Any
    ) -> None:
        pairs = assignments.order_by().values_list("enrolment__worker", flat=True)
        super().__init__(*args, around=pairs, **kwargs)
        say_usual_length(self, minutes=MEETING_MINUTES)
        self.now = now
        pair = rows_field(self, "assignment")
        pair.queryset = assignments
        if assignments.count() > 1:
            pair.empty_label = "Select who meets"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.errors:
            return cleaned
        if self.has_happened and cleaned["starts_at"] > self.now:
            self.add_error("day", "The meeting must have started, if it has taken place")
        elif not self.has_happened and cleaned["ends_at"] <= self.now:
            self.add_error("day", "The meeting must be in the future, if it is to be booked")
        return cleaned

    @property
    def has_happened(self) -> bool:
        return self.cleaned_data.get("happened") == "yes"


class TopicsForm(AsksAboutNames):
    """That a meeting was held, and what it was about."""

    texts = ("topics",)

    topics = forms.CharField(
        label="What you talked about",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=ONLY_THE_TWO,
    )
