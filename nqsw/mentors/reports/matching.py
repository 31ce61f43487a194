"""Who could mentor an NQSW: the likeliest first, each with what speaks for and against."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypedDict, cast

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from nqsw.mentors.forms import possible_mentors
from nqsw.models import Enrolment, MentorAssignment, MentorProfile, most_nqsws
from workforce.models import OrganisationalRole, Worker

MOST_SHOWN = 25

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone who could be the mentor."""

    worker: Worker
    profile: MentorProfile | None
    load: int
    most: int
    is_line_manager: bool
    same_team: bool
    same_service: bool

    @property
    def has_room(self) -> bool:
        return self.load < self.most and (self.profile is None or self.profile.is_available)

    @property
    def rank(self) -> tuple[bool, bool, bool, bool, int, str]:
        """The likeliest first: not the manager, has room, has offered, same service, least load."""
        return (
            self.is_line_manager,
            not self.has_room,
            self.profile is None,
            not self.same_service,
            self.load,
            self.worker.family_name,
        )


class _Load(TypedDict):
    load: int


def candidates(enrolment: Enrolment, *, on: date) -> list[Candidate]:
    """Those who have offered to mentor, and experienced practitioners who have not, best match first."""
    usual = Q(org_role=OrganisationalRole.SENIOR_PRACTITIONER) | Q(mentor_profile__isnull=False)
    people = (
        possible_mentors(enrolment, on=on).filter(usual).select_related("team__service", "mentor_profile")
    )
    load = MentorAssignment.objects.load(on=on).filter(mentor=OuterRef("pk")).order_by().values("mentor")
    counted = Coalesce(Subquery(load.annotate(number=Count("pk")).values("number")), 0)
    rows = list(people.annotate(load=counted))
    loaded = cast("list[WithAnnotations[Worker, _Load]]", rows)
    found = [_candidate(enrolment, worker, load=worker.load) for worker in loaded]
    return sorted(found, key=lambda candidate: candidate.rank)[:MOST_SHOWN]


def _candidate(enrolment: Enrolment, worker: Worker, *, load: int) -> Candidate:
    profile = getattr(worker, "mentor_profile", None)
    return Candidate(
        worker=worker,
        profile=profile,
        load=load,
        most=most_nqsws(worker, limit=enrolment.programme.mentor_load_limit),
        is_line_manager=worker.pk == enrolment.worker.line_manager_id,
        same_team=worker.team_id == enrolment.worker.team_id,
        same_service=worker.team.service_id == enrolment.worker.team.service_id,
    )
