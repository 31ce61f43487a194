"""An NQSW's programme on their page: where they stand, what is late, who supports them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from nqsw.enrolments.reports.progress import mentors_unknown
from nqsw.enrolments.reports.standing import milestones_late
from nqsw.models import Enrolment, EnrolmentStatus, MentorAssignment, Milestone
from nqsw.permissions import enrolments_visible, mentored_by, runs_programmes
from workforce.models import StartDay, Worker
from workforce.rules.tag import Tag
from workforce.web.access import way_to
from workforce.web.person_page import PersonPart, Step
from workforce.web.viewer import Viewer


@dataclass(frozen=True, slots=True)
class PersonProgramme:
    """One enrolment on a day, in short."""

    enrolment: Enrolment
    #: Where it is not simply going on.
    status: Tag | None
    last_done: Milestone | None
    next_milestone: Milestone | None
    late: int
    mentor: Worker | None
    lacks_mentor: bool
    #: Where this reader assigns a mentor; empty for those who do not.
    find_mentor_url: str


def programme_of(worker: Worker, viewer: Viewer, at: datetime) -> PersonPart | None:
    """The newest enrolment that this reader may see.

    For someone who was never on a programme the way to enrol them, for those who may; else nothing.
    """
    found = enrolments_visible(viewer).filter(worker=worker).with_people().order_by("-started_on", "-pk")
    enrolment = found.first()
    if enrolment is None:
        way = way_to("nqsw:programme_of", worker.pk, viewer=viewer) if runs_programmes(viewer) else ""
        return PersonPart(links=(Step("NQSW programme", way),)) if way else None
    facts = _programme(enrolment, viewer=viewer, on=viewer.on)
    link = Step("NQSW programme", enrolment.get_absolute_url())
    length = max(1, round((enrolment.expected_end_on - enrolment.started_on).days / 7))
    week = enrolment.week(on=viewer.on)
    beneath = f"NQSW, week {week} of {length}" if enrolment.is_current and 0 < week <= length else ""
    buttons = _meeting(enrolment, viewer) if facts.mentor and facts.mentor == viewer.worker else ()
    return PersonPart("nqsw/enrolments/person.html", facts, buttons, (link,), beneath)


def _meeting(enrolment: Enrolment, viewer: Viewer) -> tuple[Step, ...]:
    """Their mentor books the next meeting from here."""
    pair = mentored_by(viewer).filter(enrolment=enrolment).first()
    if pair is None:
        return ()
    query = {"assignment": pair.pk, "happened": "no"}
    return (Step("Book a mentor meeting", reverse("nqsw:mentor_meeting_new", query=query)),)


def _programme(enrolment: Enrolment, *, viewer: Viewer, on: date) -> PersonProgramme:
    milestones = list(Milestone.objects.filter(enrolment=enrolment).order_by("due_on", "pk"))
    begins_on = StartDay.objects.records_begin_on()
    still_open = [one for one in milestones if one.done_on is None]
    known = [one for one in still_open if not one.is_before_records(begins_on)]
    mentors = MentorAssignment.objects.mentors_of([enrolment], on=on) if enrolment.is_current else {}
    unknown = mentors_unknown([enrolment], mentors, on=on, records_begin_on=begins_on)
    status = enrolment.status_as_at(on=on)
    done = [one for one in milestones if one.done_on]
    return PersonProgramme(
        enrolment=enrolment,
        status=None if status == EnrolmentStatus.ACTIVE else Tag(str(status.label), status.colour),
        last_done=max(done, key=lambda one: one.done_on or date.min, default=None),
        next_milestone=next((one for one in still_open if one.due_on >= on), None),
        late=milestones_late(enrolment, known, on=on),
        mentor=mentors.get(enrolment.pk),
        lacks_mentor=enrolment.is_current and not mentors and enrolment.pk not in unknown,
        find_mentor_url=way_to("nqsw:mentor_assign", enrolment.pk, viewer=viewer)
        if runs_programmes(viewer)
        else "",
    )
