"""Who is left behind, by whom, since when, and the one next step for each."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery, TextChoices

from nqsw.models import MentorAssignment
from nqsw.models.enrolment_status import CURRENT_STATUSES
from supervision.clock.due_status import tag_of
from supervision.models import Agreement, Cover
from workforce.authority_settings import days_off, due_soon_days
from workforce.models import Allocation, CaseloadSnapshot, Team, Worker, WorkerQuerySet
from workforce.people.gone import Gone, Why, gone_people, perhaps_gone, why_gone
from workforce.permissions import people_answered_for
from workforce.rules.in_words import many
from workforce.rules.tag import Tag
from workforce.web.tags import day
from workforce.web.viewer import Viewer

#: A count of longer ago says nothing about who holds cases now. *Local.*
COUNTS_MATTER = timedelta(days=730)


class Reason(TextChoices):
    """Why someone is left behind: the filter of the list, and its numbers on the home page."""

    LEFT = Why.LEFT.value, "Rely on someone who has left"
    AWAY = Why.AWAY.value, "Rely on someone long absent"
    CASES = "cases", "Cases of someone who has left"
    NOBODY = "nobody", "No supervisor"
    NO_MANAGER = "no-manager", "Team without a manager"
    NO_ACCOUNT = Why.NO_ACCOUNT.value, "Rely on someone without an account"


class Part(TextChoices):
    """What the one who is gone is to the person; or that it is the whole team that lacks someone."""

    SUPERVISOR = "supervisor", "Supervisor"
    MENTOR = "mentor", "Mentor"
    ASSESSOR = "assessor", "Assessor"
    LINE_MANAGER = "line-manager", "Line manager"
    TEAM_MANAGER = "team-manager", "Team manager"
    WORKER = "worker", "Worker of their cases"


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """One person (none for a whole team) and the part that nobody plays for them.

    `concerns` is the key of the agreement or the enrolment that a change begins at, where there is one.
    """

    part: Part
    reason: Reason
    team: Team
    person: Worker | None = None
    gone: Gone | None = None
    since: date | None = None
    concerns: int | None = None
    #: How supervision stands on the day: it goes on counting, whoever has left.
    supervision: Tag | None = None
    last_day: date | None = None
    #: Of someone who has left: the cases that still stand under their name, in words.
    cases: str = ""

    @property
    def who(self) -> tuple[str, int]:
        """Whom the row is about: the same for all that one person lacks."""
        return ("person", self.person.pk) if self.person else ("team", self.team.pk)

    @property
    def name(self) -> str:
        return str(self.person or self.team)

    @property
    def heading(self) -> str:
        """The group that the row stands in: the one who is gone, or what is lacking."""
        return str(self.gone) if self.gone else self.reason.label

    @property
    def why(self) -> str:
        """One sentence for the row and the export."""
        if self.gone:
            return f"{self.part.label}: {self.gone}"
        if self.reason is Reason.CASES:
            return f"{self.cases} under their name. Their last day was {day(self.since)}"
        if self.reason is Reason.NO_MANAGER:
            return "Nobody who works here manages anyone in this team"
        return f"No supervisor since {day(self.since)}"


def left_behind(people: WorkerQuerySet, *, on: date) -> list[LeftBehind]:
    """All of these people who are left behind on the day; those of one who is gone stand together.

    Those who left come first, the latest last day at the top; then the long absent, cases under the
    name of someone who has left, people without a supervisor, teams without a manager, and those of
    people without an account.
    """
    gone = gone_people(on=on)
    why = {key: one.why for key, one in gone.items()}
    standing = _standing(people, gone=gone, on=on).select_related("team").iterator()
    lacking = (row for person in standing for row in _of(person, gone, why, on=on))
    found = [*lacking, *_teams(people, on=on), *_cases(people, on=on)]
    return sorted(found, key=_order)


def numbers(rows: Iterable[LeftBehind]) -> dict[Reason, int]:
    """How many people (or teams) each reason has; without those that have none. One may have several rows."""
    counted = Counter(reason for reason, _ in {(row.reason, row.who) for row in rows})
    return {reason: counted[reason] for reason in Reason if counted[reason]}


def numbers_among(
    rows: Iterable[Any], gone: Iterable[Any], *, unmanaged: int, leavers: int, on: date
) -> dict[Reason, int]:
    """The numbers of a list, counted without reading who is in it: of `lacking_rows` and `perhaps_gone_rows`.

    `unmanaged` and `leavers` are those of `counted_beside`, which others ask for in a query of theirs.
    """
    why = why_gone(gone, on=on)
    lacking = {(reason, row.pk) for row in rows for _, _, reason in _lacks(row, why)}
    counted = Counter(reason for reason, _ in lacking)
    counted[Reason.NO_MANAGER] += unmanaged
    counted[Reason.CASES] += leavers
    return {reason: counted[reason] for reason in Reason if counted[reason]}


def counted_beside(viewer: Viewer, *, counts_since: date) -> dict[str, QuerySet[Any]]:
    """Rows of the list that are about no supervisor: `unmanaged` teams, `leavers` with cases."""
    people = people_answered_for(viewer)
    return {
        "unmanaged": _unmanaged(people, on=viewer.on),
        "leavers": _leavers_with_cases(people, on=viewer.on, since=counts_since),
    }


def lacking_rows(viewer: Viewer) -> QuerySet[Any, Any]:
    """Those who perhaps lack someone, without the people: what `numbers_among` looks at."""
    gone = perhaps_gone(on=viewer.on).values("pk")
    rows: QuerySet[Any, Any] = _standing(people_answered_for(viewer), gone=gone, on=viewer.on)
    return rows.order_by().values(*LACKING)


def _order(row: LeftBehind) -> tuple[object, ...]:
    since = row.since.toordinal() if row.since and row.gone else 0
    who = (row.gone.worker.family_name, row.gone.worker.pk) if row.gone else ("", 0)
    own = (row.person.family_name, row.person.given_name, row.person.pk) if row.person else (row.name, "", 0)
    return (list(Reason).index(row.reason), -since, *who, *own, row.part)


def _standing(people: WorkerQuerySet, *, gone: Collection[int] | QuerySet[Any, Any], on: date) -> Any:
    """Those employed on the day who are perhaps left behind, each with what they are supposed to have.

    Everything that is asked about a person is asked at once; `gone` are the keys of those who are gone.
    """
    until = Q(agreements__ends_on=None) | Q(agreements__ends_on__gte=on)
    agreement = FilteredRelation("agreements", condition=until & Q(agreements__starts_on__lte=on))
    programme = FilteredRelation("enrolments", condition=Q(enrolments__status__in=CURRENT_STATUSES))
    mentors = MentorAssignment.objects.in_force(on=on).filter(enrolment=OuterRef("programme__pk"))
    own = Agreement.objects.filter(supervisee=OuterRef("pk"))
    over = own.filter(ends_on__lt=on).order_by("-ends_on").values("ends_on")[:1]
    found = (
        people.employed(on=on)
        .annotate(agreement=agreement, programme=programme)
        .annotate(
            agreement_pk=F("agreement__pk"),
            supervisor_pk=F("agreement__supervisor"),
            next_due_on=F("agreement__next_due_on"),
            last_day=F("agreement__ends_on"),
            is_covered=Exists(Cover.objects.in_force(on=on).filter(agreement=OuterRef("agreement__pk"))),
            has_none=~Exists(own.in_force_from(on)),
            supervised_until=Subquery(over),
            enrolment_pk=F("programme__pk"),
            assessor_pk=F("programme__assessor"),
            mentor_pk=Subquery(mentors.order_by("-starts_on").values("mentor")[:1]),
        )
    )
    lacks = Q(supervisor_pk__in=gone) | Q(assessor_pk__in=gone) | Q(mentor_pk__in=gone)
    lacks |= Q(has_none=True) | Q(enrolment_pk__isnull=False, line_manager__in=gone)
    return found.filter(lacks)


#: What `_lacks` looks at.
LACKING = (
    "pk",
    "has_none",
    "supervisor_pk",
    "is_covered",
    "enrolment_pk",
    "mentor_pk",
    "assessor_pk",
    "line_manager_id",
)


def _lacks(person: Any, gone: Mapping[int, Why]) -> Iterator[tuple[Part, int | None, Reason]]:
    """What one person lacks: the part, the key of the one who is gone, and why.

    Cover settles an absence for as long as it lasts, not a leaving.
    """
    if person.has_none:
        yield Part.SUPERVISOR, None, Reason.NOBODY
    parts = (
        {}
        if person.is_covered and gone.get(person.supervisor_pk) is not Why.LEFT
        else {Part.SUPERVISOR: person.supervisor_pk}
    )
    if person.enrolment_pk is not None:
        parts |= {
            Part.MENTOR: person.mentor_pk,
            Part.ASSESSOR: person.assessor_pk,
            Part.LINE_MANAGER: person.line_manager_id,
        }
    for part, key in parts.items():
        if key in gone:
            yield part, key, Reason(gone[key].value)


def _of(person: Any, gone: Mapping[int, Gone], why: Mapping[int, Why], *, on: date) -> Iterator[LeftBehind]:
    """The rows of one person."""
    for part, key, reason in _lacks(person, why):
        if key is None:
            since = max(person.supervised_until or person.started_on, person.started_on)
            yield LeftBehind(part, reason, person.team, person, None, since)
        elif part is Part.SUPERVISOR:
            standing = tag_of(person.next_due_on, on=on, holidays=days_off(), soon=due_soon_days(on=on))
            yield _row(part, person, gone[key], person.agreement_pk, standing, person.last_day)
        else:
            yield _row(part, person, gone[key], person.enrolment_pk)


def _row(
    part: Part,
    person: Worker,
    by: Gone,
    concerns: int,
    supervision: Tag | None = None,
    last_day: date | None = None,
) -> LeftBehind:
    reason = Reason(by.why.value)
    return LeftBehind(part, reason, person.team, person, by, by.since, concerns, supervision, last_day)


def _cases(people: WorkerQuerySet, *, on: date) -> Iterator[LeftBehind]:
    """Those who have left with cases under their name, and how many."""
    for row in _leavers_with_cases(people, on=on, since=on - COUNTS_MATTER).select_related("team").iterator():
        counted = f"{many(row.counted, 'case')} counted {day(row.counted_on)}" if row.counted else ""
        allocated = f"{many(row.held, 'case')} allocated" if row.held else ""
        said = " and ".join(words for words in (counted, allocated) if words)
        yield LeftBehind(Part.WORKER, Reason.CASES, row.team, row, since=row.left_on, cases=said)


def _leavers_with_cases(people: WorkerQuerySet, *, on: date, since: date) -> Any:
    """Those who have left, and in the newest count or the allocations still hold cases."""
    counts = CaseloadSnapshot.objects.filter(counted_on__lte=on)
    own = counts.filter(worker=OuterRef("pk"), counted_on__gt=since).order_by("-counted_on")
    held = Allocation.objects.held(on=on).filter(worker=OuterRef("pk")).order_by().values("worker")
    leavers = people.filter(left_on__lt=on).annotate(
        counted_on=Subquery(own.values("counted_on")[:1]),
        counted=Subquery(own.values("total")[:1]),
        newest=Subquery(counts.order_by("-counted_on").values("counted_on")[:1]),
        held=Subquery(held.annotate(number=Count("pk")).values("number")),
    )
    is_newest = Q(counted__gt=0) & (Q(counted_on=F("newest")) | Q(counted_on__gt=F("left_on")))
    return leavers.filter(is_newest | Q(held__gt=0))


def _teams(people: WorkerQuerySet, *, on: date) -> Iterator[LeftBehind]:
    for team in _unmanaged(people, on=on):
        yield LeftBehind(Part.TEAM_MANAGER, Reason.NO_MANAGER, team)


def _unmanaged(people: WorkerQuerySet, *, on: date) -> QuerySet[Team]:
    """Teams in which nobody has a line manager who works here, and nobody manages anyone."""
    here = Worker.objects.employed(on=on)
    managed = here.filter(line_manager__in=here.order_by().values("pk")).order_by()
    mine = people.employed(on=on).order_by().values("team")
    without = Team.objects.filter(pk__in=mine).exclude(pk__in=managed.values("team"))
    return without.exclude(pk__in=managed.values("line_manager__team"))
