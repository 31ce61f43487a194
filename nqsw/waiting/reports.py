"""What of the programme waits for one reader: on their home page, each with the place where they do it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet, Value
from django.urls import reverse

from nqsw.mentors.reports.mentors import to_record
from nqsw.models import Enrolment, MentorAssignment, MentorMeeting, Pause
from nqsw.permissions import mentored_by, pauses_to_agree
from workforce.models import Worker
from workforce.web.viewer import Viewer


@dataclass(frozen=True, slots=True)
class WaitingForYou:
    """One thing to do: what, about whom (nobody where it is the reader), and where."""

    what: str
    about: Worker | None
    url: str


@dataclass(frozen=True, slots=True)
class Parts:
    """What a reader has to do with the programmes of others: keys, all asked for in one question."""

    pauses: list[int]
    meetings: list[int]
    mentored: list[int]
    assessed: list[int]


def parts_of(viewer: Viewer, *, at: datetime) -> Parts:
    """The reader's parts: nothing more is asked about one that is empty."""
    questions: Mapping[str, QuerySet[Any]] = {"pauses": pauses_to_agree(viewer)}
    if viewer.worker:
        pairs = MentorAssignment.objects.filter(Q(mentor=viewer.worker) | Q(enrolment__worker=viewer.worker))
        current = Enrolment.objects.current()
        questions |= {
            "meetings": to_record(pairs, at=at),
            "mentored": mentored_by(viewer).filter(enrolment__in=current.values("pk")),
            "assessed": current.filter(assessor=viewer.worker),
        }
    first, *others = [
        found.order_by().annotate(part=Value(name)).values_list("part", "pk")
        for name, found in questions.items()
    ]
    keys: dict[str, list[int]] = defaultdict(list)
    for part, key in first.union(*others, all=True):
        keys[part].append(key)
    return Parts(*(sorted(keys[name]) for name in ("pauses", "meetings", "mentored", "assessed")))


def waiting_for_you(viewer: Viewer, parts: Parts) -> list[WaitingForYou]:
    """Everything of the programme that waits for this reader."""
    return [*_pauses(viewer, parts.pauses), *_meetings(viewer, parts.meetings)]


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
