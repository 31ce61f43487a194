"""What the plan of a programme sheet is made from, as plain data in a few queries."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Q

from nqsw.models import (
    Cohort,
    Enrolment,
    MentorAssignment,
    MentorProfile,
    Milestone,
    MilestoneTemplate,
    Pause,
    Programme,
)
from supervision.models import Agreement
from workforce.authority_settings import days_off
from workforce.models import StaffNumber, StartDay, Worker
from workforce.readers.people_named import PeopleNamed, Someone


class Known(NamedTuple):
    """Someone in the tracker, by all that a sheet may call them."""

    someone: Someone
    name: str
    team: str
    started_on: date
    left_on: date | None
    line_manager: int | None
    qualified_on: date | None = None
    contract: str = ""

    def works_here(self, on: date) -> bool:
        return self.started_on <= on and (self.left_on is None or self.left_on >= on)


class Supervised(NamedTuple):
    """An agreement of someone, and its clock now."""

    starts_on: date
    ends_on: date | None
    last_held_on: date | None
    next_due_on: date | None


class Asked(NamedTuple):
    """Something that a programme asks for; of an enrolment, with what is recorded of it."""

    pk: int
    kind: str
    title: str
    due_month: int
    is_optional: bool = False
    due_on: date | None = None
    done_on: date | None = None
    before_tracker: str = ""
    not_done_on: date | None = None


class OnProgramme(NamedTuple):
    """Someone's newest enrolment."""

    pk: int
    programme: int
    cohort: str
    started_on: date
    here_from: date
    expected_end_on: date
    assessor: int | None
    extension_months: int
    is_current: bool


class Terms(NamedTuple):
    """A programme: one that people can start under, or an earlier one that people are still on."""

    pk: int
    name: str
    is_default: bool
    mentor_load_limit: int
    months: int
    is_offered: bool


@dataclass(frozen=True)
class People:
    """Everyone who a sheet may name."""

    people: tuple[Known, ...]

    @cached_property
    def by_key(self) -> Mapping[int, Known]:
        return {one.someone.pk: one for one in self.people}

    @cached_property
    def named(self) -> PeopleNamed:
        return PeopleNamed(one.someone for one in self.people)


@dataclass(frozen=True)
class ProgrammeFacts(People):
    """What the tracker holds; `mentors` and `loads` are of the day of the import."""

    programmes: Mapping[int, Terms]
    templates: Mapping[int, tuple[Asked, ...]]
    cohorts: frozenset[tuple[int, str]]
    enrolments: Mapping[int, OnProgramme]
    milestones: Mapping[int, tuple[Asked, ...]]
    pauses: Mapping[int, tuple[tuple[int, str, date, date | None], ...]]
    mentors: Mapping[int, tuple[int, date]]
    loads: Mapping[int, int]
    #: How many NQSWs a mentor has room for, where they said so.
    capacities: Mapping[int, int]
    records_begin_on: date | None
    #: The supervision agreements of everyone.
    supervised: Mapping[int, tuple[Supervised, ...]] = field(default_factory=dict)
    holidays: Collection[date] = ()

    @property
    def offered(self) -> list[Terms]:
        """Programmes that nothing has replaced, the one for new starters first."""
        return [one for one in self.programmes.values() if one.is_offered]

    @property
    def default(self) -> Terms | None:
        return next((one for one in self.offered if one.is_default), None)


def find_facts(*, on: date) -> ProgrammeFacts:
    enrolments = newest_enrolments()
    keys = [one.pk for one in enrolments.values()]
    in_force = list(
        MentorAssignment.objects.in_force(on=on)
        .values_list("enrolment", "mentor", "starts_on")
        .order_by("pk")
    )
    return ProgrammeFacts(
        people=tuple(everyone()),
        programmes={one.pk: one for one in terms()},
        templates=grouped(
            MilestoneTemplate.objects.order_by("due_month", "pk").values_list(
                "programme", "pk", "kind", "title", "due_month", "is_optional"
            )
        ),
        cohorts=frozenset(Cohort.objects.values_list("programme", "name")),
        enrolments=enrolments,
        milestones=grouped(
            Milestone.objects.filter(enrolment__in=keys)
            .order_by("template__due_month", "due_on", "pk")
            .values_list(
                *("enrolment", "pk", "kind", "title", "template__due_month", "is_optional"),
                *("due_on", "done_on", "before_tracker", "not_done_on"),
            )
        ),
        pauses=paused(keys),
        mentors={enrolment: (mentor, since) for enrolment, mentor, since in in_force},
        loads=Counter(mentor for _, mentor, _ in in_force),
        capacities=dict(MentorProfile.objects.values_list("worker", "capacity")),
        records_begin_on=StartDay.objects.records_begin_on(),
        supervised=supervised(),
        holidays=days_off(),
    )


def supervised() -> dict[int, tuple[Supervised, ...]]:
    """The agreements of each supervisee."""
    found: dict[int, list[Supervised]] = defaultdict(list)
    rows = Agreement.objects.order_by("starts_on", "pk").values_list("supervisee", *Supervised._fields)
    for worker, *facts in rows:
        found[worker].append(Supervised(*facts))
    return {worker: tuple(theirs) for worker, theirs in found.items()}


def everyone() -> Iterable[Known]:
    others: dict[int, list[str]] = defaultdict(list)
    for worker, number in StaffNumber.objects.order_by("pk").values_list("worker", "number"):
        others[worker].append(number)
    facts = ("pk", "given_name", "family_name", "known_as", "staff_number", "swe_number", "team__name")
    rows = Worker.objects.order_by("pk").values_list(
        *facts, "started_on", "left_on", "line_manager", "qualified_on", "contract"
    )
    for pk, given, family, known_as, number, swe, team, *rest in rows:
        numbers = tuple(filter(None, (number, *others[pk])))
        someone = Someone(pk, given, family, known_as, numbers, swe or "")
        yield Known(someone, f"{known_as or given} {family}", team, *rest)


def terms() -> Iterable[Terms]:
    is_offered = Q(replaced_by=None, is_withdrawn=False)
    rows = Programme.objects.annotate(is_offered=is_offered).order_by("-is_default", "name", "pk")
    return (Terms(*one) for one in rows.values_list(*Terms._fields))


def newest_enrolments() -> dict[int, OnProgramme]:
    """Where everyone stands, by worker."""
    return {
        worker: OnProgramme(
            one.pk,
            one.cohort.programme_id,
            one.cohort.name,
            one.started_on,
            one.here_from,
            one.expected_end_on,
            one.assessor_id,
            one.extension_months,
            one.is_current,
        )
        for worker, one in Enrolment.objects.select_related("cohort").newest_of_each().items()
    }


def grouped(rows: Iterable[Any]) -> dict[int, tuple[Asked, ...]]:
    found: dict[int, list[Asked]] = defaultdict(list)
    for key, *facts in rows:
        found[key].append(Asked(*facts))
    return {key: tuple(asked) for key, asked in found.items()}


def paused(enrolments: list[int]) -> dict[int, tuple[tuple[int, str, date, date | None], ...]]:
    found: dict[int, list[tuple[int, str, date, date | None]]] = defaultdict(list)
    rows = Pause.objects.filter(enrolment__in=enrolments).order_by("started_on")
    for enrolment, pk, reason, since, until in rows.values_list(
        "enrolment", "pk", "reason", "started_on", "ended_on"
    ):
        found[enrolment].append((pk, reason, since, until))
    return {key: tuple(pauses) for key, pauses in found.items()}
