"""An NQSW's programme on their page: where they stand, what is late, who supports them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from nqsw.enrolments.reports.standing import milestones_late
from nqsw.models import (
    Enrolment,
    EnrolmentStatus,
    MeetingStatus,
    MentorAssignment,
    MentorMeeting,
    Milestone,
    OutcomeStep,
    Pause,
    Verdict,
)
from nqsw.permissions import enrolments_visible, evidence_readable, runs_programmes
from nqsw.rules.past_end import past_in_words
from nqsw.rules.start_day import is_mentor_unknown
from workforce.models import StartDay, Worker
from workforce.rules.tag import Tag
from workforce.web.access import way_to
from workforce.web.person_page import PartOfPage, PersonPart, Rows, Step
from workforce.web.together import Questions, with_children
from workforce.web.viewer import Viewer


@dataclass(frozen=True, slots=True)
class PersonProgramme:
    """One enrolment on a day, in short."""

    enrolment: Enrolment
    #: Where it is not simply going on.
    status: Tag | None
    #: It is paused, and not all four have agreed.
    is_pause_to_agree: bool
    #: What the employer decided, for those who may read why.
    verdict: Verdict | None
    last_done: Milestone | None
    next_milestone: Milestone | None
    late: int
    mentor: Worker | None
    lacks_mentor: bool
    #: When the two met last and meet next; the address of the next meeting for the two alone.
    last_met: datetime | None
    next_meeting: datetime | None
    meeting_url: str
    #: Where this reader assigns a mentor; empty for those who do not.
    find_mentor_url: str


def programme_asked(viewer: Viewer, key: int, at: datetime) -> Questions:
    """The person's enrolments that the reader may see, with what stands on the page about the newest."""
    enrolments = enrolments_visible(viewer).filter(worker=key)
    keys = enrolments.order_by().values("pk")
    mentors = MentorAssignment.objects.filter(enrolment__in=keys)
    readable = evidence_readable(viewer).order_by().values("pk")
    decided = OutcomeStep.objects.decided().filter(enrolment=OuterRef("pk"), enrolment__in=readable)
    people = enrolments.select_related("worker__team", "cohort__programme", "assessor").annotate(
        verdict=Subquery(decided.values("verdict")[:1])
    )
    return {
        "enrolments": people.order_by("-started_on", "-pk"),
        "paused": Pause.objects.filter(enrolment__in=keys),
        "milestones": Milestone.objects.filter(enrolment__in=keys).order_by("due_on", "pk"),
        "mentors": mentors.select_related("mentor").with_meetings(at=at).order_by("starts_on", "pk"),
        "meetings": MentorMeeting.objects.filter(
            assignment__enrolment__in=keys, status=MeetingStatus.BOOKED, ends_at__gte=at
        )
        .order_by("starts_at", "pk")
        .values("pk", "assignment"),
    }


def programme_of(worker: Worker, viewer: Viewer, at: datetime, found: Rows) -> PersonPart | None:
    """The newest enrolment that this reader may see.

    For someone who was never on a programme the way to enrol them, for those who may; else nothing.
    """
    with_children(found["enrolments"], "pauses", found["paused"], of="enrolment_id")
    enrolment = next(iter(found["enrolments"]), None)
    if enrolment is None:
        way = way_to("nqsw:programme_of", worker.pk, viewer=viewer) if runs_programmes(viewer) else ""
        return PersonPart(links=(Step("NQSW programme", way),)) if way else None
    milestones = [one for one in found["milestones"] if one.enrolment_id == enrolment.pk]
    pairs = [one for one in found["mentors"] if one.enrolment_id == enrolment.pk]
    meetings = {one.assignment: one.pk for one in reversed(found["meetings"])}
    facts = _programme(enrolment, milestones, pairs, meetings, viewer=viewer)
    link = Step("NQSW programme", enrolment.get_absolute_url())
    beneath = _how_far(enrolment, on=viewer.on)
    buttons = _meeting(pairs, viewer) if facts.mentor and facts.mentor == viewer.worker else ()
    return PersonPart("nqsw/enrolments/person.html", facts, buttons, (link,), beneath)


def _how_far(enrolment: Enrolment, *, on: date) -> str:
    """How far along the programme is, or by how much it is past its end."""
    week = min(enrolment.week(on=on), enrolment.weeks)
    if not enrolment.is_current or week <= 0:
        return ""
    if days := enrolment.days_past_end(on=on):
        return f"NQSW, {past_in_words(days)} past the end of the programme"
    return f"NQSW, week {week} of {enrolment.weeks}"


def _meeting(pairs: Iterable[MentorAssignment], viewer: Viewer) -> tuple[Step, ...]:
    """Their mentor books the next meeting from here."""
    own = (one for one in pairs if one.mentor == viewer.worker and one.is_in_force(on=viewer.on))
    if (pair := next(own, None)) is None:
        return ()
    query = {"assignment": pair.pk, "happened": "no"}
    return (Step("Book a mentor meeting", reverse("nqsw:mentor_meeting_new", query=query)),)


def _programme(
    enrolment: Any,
    milestones: Sequence[Milestone],
    pairs: Sequence[MentorAssignment],
    meetings: Mapping[int, int],
    *,
    viewer: Viewer,
) -> PersonProgramme:
    """`meetings` are the keys of the next of each assignment."""
    on = viewer.on
    begins_on = StartDay.objects.records_begin_on()
    still_open = [one for one in milestones if one.done_on is None]
    known = [one for one in still_open if not one.is_before_records(begins_on)]
    pair = next((one for one in pairs if one.is_in_force(on=on) and enrolment.is_current), None)
    mentor = pair.mentor if pair else None
    is_theirs = pair and viewer.worker and viewer.worker.pk in (pair.mentor_id, enrolment.worker_id)
    is_unknown = mentor is None and is_mentor_unknown(
        here_from=enrolment.here_from,
        first_mentored_on=min((one.starts_on for one in pairs), default=None),
        recorded_on=enrolment.recorded_on,
        records_begin_on=begins_on,
        on=on,
    )
    status = enrolment.status_as_at(on=on)
    done = [one for one in milestones if one.done_on]
    return PersonProgramme(
        enrolment=enrolment,
        status=None if status == EnrolmentStatus.ACTIVE else Tag(str(status.label), status.colour),
        is_pause_to_agree=enrolment.pause_to_agree(on=on) is not None,
        verdict=Verdict(enrolment.verdict) if enrolment.verdict else None,
        last_done=max(done, key=lambda one: one.done_on or date.min, default=None),
        next_milestone=next((one for one in still_open if one.due_on >= on), None),
        late=len(milestones_late(enrolment, known, on=on)),
        mentor=mentor,
        lacks_mentor=enrolment.is_current and mentor is None and not is_unknown,
        last_met=pair.last_held_at if pair else None,
        next_meeting=pair.next_booked_at if pair else None,
        meeting_url=reverse("nqsw:mentor_meeting", args=[meetings[pair.pk]])
        if pair and is_theirs and pair.pk in meetings
        else "",
        find_mentor_url=way_to("nqsw:mentor_assign", enrolment.pk, viewer=viewer)
        if runs_programmes(viewer)
        else "",
    )


PROGRAMME = PartOfPage(programme_asked, programme_of)
