"""What of the programme waits for one reader: on their home page, each with the place where they do it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from nqsw.mentors.reports.mentors import to_record
from nqsw.models import (
    Enrolment,
    EnrolmentQuerySet,
    MentorAssignment,
    MentorMeeting,
    Milestone,
    MilestoneKind,
    MilestoneQuerySet,
    MilestoneRequest,
    OutcomeStep,
    Pause,
    Step,
)
from nqsw.permissions import enrolments_overseen, pauses_to_agree, requests_to_answer
from workforce.models import Worker
from workforce.web.tags import short_day
from workforce.web.viewer import Viewer


@dataclass(frozen=True, slots=True)
class WaitingForYou:
    """One thing to do: what, about whom (nobody where it is the reader), and where."""

    what: str
    about: Worker | None
    url: str


#: How long before its end the assessor is told that a recommendation is due. *Local.*
RECOMMEND_WITHIN = timedelta(weeks=4)
#: What an assessor is told of two weeks ahead: what is theirs to do with the NQSW. *Local.*
SOON = timedelta(weeks=2)
ASSESSORS = (MilestoneKind.OBSERVATION, MilestoneKind.REVIEW)


def for_assessors(*, on: date, soon: date) -> MilestoneQuerySet:
    """Observations and reviews of programmes that run, due up to a day: for the assessor to see to."""
    due = Milestone.objects.open().required().on_record().filter(kind__in=ASSESSORS, due_on__lte=soon)
    paused = Enrolment.objects.paused(on=on).values("pk")
    return due.filter(enrolment__in=Enrolment.objects.current().values("pk")).exclude(enrolment__in=paused)


def _last_step_is(step: Step) -> EnrolmentQuerySet:
    """Programmes that run whose judgement has come to this step and no further."""
    standing = OutcomeStep.objects.standing()
    after = list(Step)[list(Step).index(step) + 1 :]
    return (
        Enrolment.objects.current()
        .filter(pk__in=standing.filter(step=step).values("enrolment"))
        .exclude(pk__in=standing.filter(step__in=after).values("enrolment"))
    )


def _had_their_say(viewer: Viewer) -> QuerySet[OutcomeStep, int]:
    """Enrolments whose recommendation or moderation the viewer recorded, or on whose panel they sat."""
    theirs = Q(taken_by=viewer.account)
    if viewer.worker:
        theirs |= Q(panel=viewer.worker)
    return OutcomeStep.objects.standing().filter(theirs).values_list("enrolment", flat=True)


def waiting_rows(viewer: Viewer, *, at: datetime, recommend_by: date, soon: date) -> dict[str, QuerySet[Any]]:
    """What `waiting_for_you` is told: see `RECOMMEND_WITHIN` and `SOON` for the days."""
    current = Enrolment.objects.current()
    asked: dict[str, QuerySet[Any]] = {"pauses": pauses_to_agree(viewer).select_related("enrolment__worker")}
    if viewer.is_principal_social_worker or viewer.worker is not None:
        answered_for = current if viewer.is_principal_social_worker else enrolments_overseen(viewer)
        moderated = _last_step_is(Step.MODERATED).filter(pk__in=answered_for.values("pk"))
        asked["decide"] = moderated.exclude(pk__in=_had_their_say(viewer)).select_related("worker")
    if viewer.is_principal_social_worker:
        recommended = _last_step_is(Step.RECOMMENDED)
        asked["moderate"] = recommended.exclude(pk__in=_had_their_say(viewer)).select_related("worker")
    if viewer.worker is None:
        return asked
    pairs = MentorAssignment.objects.filter(Q(mentor=viewer.worker) | Q(enrolment__worker=viewer.worker))
    assessed = current.filter(assessor=viewer.worker)
    judged = OutcomeStep.objects.standing().values("enrolment")
    due = for_assessors(on=viewer.on, soon=soon).filter(enrolment__assessor=viewer.worker)
    return asked | {
        "requests": requests_to_answer(viewer).select_related("milestone__enrolment__worker"),
        "meetings": to_record(pairs.values("pk"), at=at),
        "milestones": due.select_related("enrolment__worker"),
        "recommend": assessed.filter(expected_end_on__lte=recommend_by)
        .exclude(pk__in=judged)
        .select_related("worker"),
    }


def waiting_for_you(viewer: Viewer, found: Mapping[str, Iterable[Any]]) -> list[WaitingForYou]:
    """Everything of the programme that waits for this reader, of the rows of `waiting_rows`."""
    decides = viewer.is_principal_social_worker or viewer.is_senior_manager
    return [
        *_requests(found.get("requests", ())),
        *_pauses(viewer, found["pauses"]),
        *_meetings(viewer, found.get("meetings", ())),
        *_milestones(found.get("milestones", ())),
        *_outcomes("Recommend the outcome", found.get("recommend", ())),
        *_outcomes("Record what the panel said", found.get("moderate", ())),
        *_outcomes("Decide for the employer", found.get("decide", ()) if decides else ()),
    ]


def _about(viewer: Viewer, worker: Worker) -> Worker | None:
    return None if viewer.worker and worker.pk == viewer.worker.pk else worker


def _pauses(viewer: Viewer, pauses: Iterable[Pause]) -> Iterator[WaitingForYou]:
    for pause in pauses:
        about = _about(viewer, pause.enrolment.worker)
        yield WaitingForYou("Agree to the pause", about, reverse("nqsw:pause_agree", args=[pause.pk]))


def _meetings(viewer: Viewer, meetings: Iterable[MentorMeeting]) -> Iterator[WaitingForYou]:
    """Mentor meetings that are over: either of the two says whether they met."""
    for meeting in meetings:
        pair = meeting.assignment
        other = pair.enrolment.worker if pair.mentor == viewer.worker else pair.mentor
        yield WaitingForYou("Say whether you met", other, meeting.get_absolute_url())


def _requests(requests: Iterable[MilestoneRequest]) -> Iterator[WaitingForYou]:
    """What a colleague asked the reader for."""
    for one in requests:
        yield WaitingForYou(one.what, one.milestone.enrolment.worker, one.get_absolute_url())


def _milestones(milestones: Iterable[Milestone]) -> Iterator[WaitingForYou]:
    """Observations and reviews of the reader's NQSWs that are late or due soon."""
    for one in milestones:
        what = f"{one.title}, due {short_day(one.due_on)}"
        yield WaitingForYou(what, one.enrolment.worker, one.get_absolute_url())


def _outcomes(what: str, enrolments: Iterable[Enrolment]) -> Iterator[WaitingForYou]:
    """A step of the judgement that is the reader's."""
    for one in enrolments:
        yield WaitingForYou(what, one.worker, reverse("nqsw:outcome", args=[one.pk]))
