"""What of the programme waits for one reader: on their home page, each with the place where they do it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet, Value
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
from nqsw.parts import meets_as_mentor
from nqsw.permissions import (
    assesses_someone,
    enrolments_overseen,
    mentored_by,
    mentors_someone,
    pauses_to_agree,
    requests_to_answer,
)
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


@dataclass(frozen=True, slots=True)
class Parts:
    """What a reader has to do with the programmes of others: keys, all asked for in one question."""

    pauses: list[int]
    meetings: list[int]
    requests: list[int]
    milestones: list[int]
    recommend: list[int]
    moderate: list[int]
    decide: list[int]
    mentored: list[int]
    assessed: list[int]


PARTS = [one.name for one in fields(Parts)]


def parts_of(viewer: Viewer, *, at: datetime) -> Parts:
    """The reader's parts: nothing is asked about those that they do not play."""
    on, current = viewer.on, Enrolment.objects.current()
    questions: dict[str, QuerySet[Any]] = {}
    if viewer.worker is None or "pauses" in viewer.parts:
        questions["pauses"] = pauses_to_agree(viewer)
    if viewer.is_principal_social_worker:
        recommended = _last_step_is(Step.RECOMMENDED)
        questions["moderate"] = recommended.exclude(pk__in=_had_their_say(viewer))
    if viewer.is_principal_social_worker or viewer.is_senior_manager:
        answered_for = current if viewer.is_principal_social_worker else enrolments_overseen(viewer)
        moderated = _last_step_is(Step.MODERATED).filter(pk__in=answered_for.values("pk"))
        questions["decide"] = moderated.exclude(pk__in=_had_their_say(viewer))
    if "asked" in viewer.parts:
        questions["requests"] = requests_to_answer(viewer)
    if meets_as_mentor(viewer):
        pairs = MentorAssignment.objects.filter(Q(mentor=viewer.worker) | Q(enrolment__worker=viewer.worker))
        questions["meetings"] = to_record(pairs, at=at)
    if mentors_someone(viewer):
        questions["mentored"] = mentored_by(viewer).filter(enrolment__in=current.values("pk"))
    if assesses_someone(viewer):
        assessed = current.filter(assessor=viewer.worker)
        judged = OutcomeStep.objects.standing().values("enrolment")
        questions |= {
            "milestones": for_assessors(on=on).filter(enrolment__assessor=viewer.worker),
            "recommend": assessed.filter(expected_end_on__lte=on + RECOMMEND_WITHIN).exclude(pk__in=judged),
            "assessed": assessed,
        }
    asked = [
        found.order_by().annotate(part=Value(name)).values_list("part", "pk")
        for name, found in questions.items()
    ]
    keys: dict[str, set[int]] = defaultdict(set)
    if asked:
        for part, key in asked[0].union(*asked[1:], all=True).order_by():
            keys[part].add(key)
    return Parts(**{name: sorted(keys[name]) for name in PARTS})


def for_assessors(*, on: date) -> MilestoneQuerySet:
    """Observations and reviews of programmes that run, late or due soon: for the assessor to see to."""
    due = Milestone.objects.open().required().on_record().filter(kind__in=ASSESSORS, due_on__lte=on + SOON)
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


def waiting_for_you(viewer: Viewer, parts: Parts) -> list[WaitingForYou]:
    """Everything of the programme that waits for this reader."""
    return [
        *_requests(parts.requests),
        *_pauses(viewer, parts.pauses),
        *_meetings(viewer, parts.meetings),
        *_milestones(parts.milestones),
        *_outcomes("Recommend the outcome", parts.recommend),
        *_outcomes("Record what the panel said", parts.moderate),
        *_outcomes("Decide for the employer", parts.decide),
    ]


def _about(viewer: Viewer, worker: Worker) -> Worker | None:
    return None if viewer.worker and worker.pk == viewer.worker.pk else worker


def _pauses(viewer: Viewer, keys: list[int]) -> Iterator[WaitingForYou]:
    if not keys:
        return
    for pause in Pause.objects.filter(pk__in=keys).select_related("enrolment__worker"):
        about = _about(viewer, pause.enrolment.worker)
        yield WaitingForYou("Agree to the pause", about, reverse("nqsw:pause_agree", args=[pause.pk]))


def _meetings(viewer: Viewer, keys: list[int]) -> Iterator[WaitingForYou]:
    """Mentor meetings that are over: either of the two says whether they met."""
    if not keys:
        return
    found = MentorMeeting.objects.filter(pk__in=keys)
    for meeting in found.select_related("assignment__mentor", "assignment__enrolment__worker"):
        pair = meeting.assignment
        other = pair.enrolment.worker if pair.mentor == viewer.worker else pair.mentor
        yield WaitingForYou("Say whether you met", other, meeting.get_absolute_url())


def _requests(keys: list[int]) -> Iterator[WaitingForYou]:
    """What a colleague asked the reader for."""
    if not keys:
        return
    rows = MilestoneRequest.objects.filter(pk__in=keys).select_related("milestone__enrolment__worker")
    for one in rows:
        yield WaitingForYou(one.what, one.milestone.enrolment.worker, one.get_absolute_url())


def _milestones(keys: list[int]) -> Iterator[WaitingForYou]:
    """Observations and reviews of the reader's NQSWs that are late or due soon."""
    if not keys:
        return
    for one in Milestone.objects.filter(pk__in=keys).select_related("enrolment__worker"):
        what = f"{one.title}, due {short_day(one.due_on)}"
        yield WaitingForYou(what, one.enrolment.worker, one.get_absolute_url())


def _outcomes(what: str, keys: list[int]) -> Iterator[WaitingForYou]:
    """A step of the judgement that is the reader's."""
    if not keys:
        return
    for one in Enrolment.objects.filter(pk__in=keys).select_related("worker"):
        yield WaitingForYou(what, one.worker, reverse("nqsw:outcome", args=[one.pk]))
