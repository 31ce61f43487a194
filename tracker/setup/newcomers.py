"""The newcomers of an establishment list, and all that is promised to them, ready to be written.

No one can have changed a person who is not there yet: their rows are made before the transaction
that writes them, which is most of a first list.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from nqsw.enrolments.services.together import Joining, enrol_newcomers
from nqsw.models import Cohort, Enrolment, Programme
from supervision.absences.many import record_absences
from supervision.agreements.services.many import Start, begin_agreements
from supervision.models import FrequencyPolicy
from tracker.setup.establishment_plan import EstablishmentPlan, Person, PlannedService, PlannedTeam
from workforce.audit_trail.services import NewEvent, events_of
from workforce.audit_trail.verbs import Verb
from workforce.imports.services import Writing
from workforce.inserts import Inserts
from workforce.models import Absence, Service, Team, Worker
from workforce.people.many import add_workers
from workforce.readers.establishment_rows import AbsenceSpell
from workforce.rules.working_days import Interval

FACTS = (
    "given_name", "known_as", "family_name", "job_title", "org_role", "contract", "fte", "started_on",
    "email", "swe_number", "staff_number", "left_on",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Newcomers:
    """Rows that are ready: workers by the person the plan names, cohorts by name.

    `left` are enrolments of those who have left already, each with the last day.
    """

    new: Inserts
    workers: Mapping[Person, Worker]
    cohorts: Mapping[str, Cohort]
    left: list[tuple[Enrolment, date]] = field(default_factory=list)


def prepare_newcomers(plan: EstablishmentPlan, writing: Writing) -> Newcomers:
    """New services, teams, people and cohorts, and what newcomers are promised."""
    new = Inserts()
    add_teams(plan, new)
    workers = workers_there(plan)
    for person in plan.newcomers:
        workers[person] = Worker(
            **{name: getattr(person, name) for name in FACTS}, team_id=key_of(person.team)
        )
    for person in plan.newcomers:
        workers[person].line_manager = workers[person.line_manager] if person.line_manager else None
    add_workers(workers=[workers[person] for person in plan.newcomers], by=writing.by, rows=new)
    ready = Newcomers(new, workers, add_cohorts(plan, new, writing))
    promise(plan, ready, writing)
    new.ready()
    return ready


def key_of(planned: PlannedTeam | PlannedService) -> int:
    """The key that a team or service has, or has got by now."""
    if planned.pk is None:
        raise ValueError(f"{planned.name} has no key yet.")
    return planned.pk


def add_teams(plan: EstablishmentPlan, new: Inserts) -> None:
    """New services and teams; each planned one gets its key."""
    services = new.add(Service(name=one.name) for one in plan.services)
    for planned_service, service in zip(plan.services, services, strict=True):
        planned_service.pk = service.pk
    teams = new.add(Team(name=one.name, service_id=key_of(one.service)) for one in plan.teams)
    for planned_team, team in zip(plan.teams, teams, strict=True):
        planned_team.pk = team.pk


def workers_there(plan: EstablishmentPlan) -> dict[Person, Worker]:
    """The workers of the tracker who the plan names, and the managers who are named."""
    people = {*plan.newcomers, *plan.people_of_steps()}
    people |= {one.supervisor for one in plan.supervision_ends}
    people |= {one.supervisor for one in plan.starting}
    people |= {person for one in plan.handing_over for person in (one.person, one.to)}
    people |= {person.line_manager for person in people if person.line_manager}
    there = Worker.objects.in_bulk([person.pk for person in people if person.pk])
    return {person: there[person.pk] for person in people if person.pk}


def add_cohorts(plan: EstablishmentPlan, new: Inserts, writing: Writing) -> dict[str, Cohort]:
    """New cohorts of the default programme, and with them those that there are."""
    if not plan.enrolling:
        return {}
    programme = Programme.objects.select_related("policy").get(is_default=True)
    cohorts = {one.name: one for one in Cohort.objects.filter(programme=programme)}
    begun = new.add(
        Cohort(programme=programme, name=name, starts_on=starts_on)
        for name, starts_on in plan.cohorts.items()
    )
    told = (NewEvent(Verb.COHORT_STARTED, one, None, {"programme": programme.pk}) for one in begun)
    new.add(events_of(told, by=writing.by), keyed=False)
    cohorts |= {one.name: one for one in begun}
    for cohort in cohorts.values():
        cohort.programme = programme
    return cohorts


def promise(plan: EstablishmentPlan, ready: Newcomers, writing: Writing) -> None:
    """Absences first, which the clocks of newcomers depend on; then the programme, then everyone's."""
    new, workers, by = ready.new, ready.workers, writing.by
    absences = [absence_of(one.spell, workers[one.person]) for one in plan.away if one.person.pk is None]
    record_absences(absences=absences, by=by, rows=new)
    away: dict[int, tuple[Interval, ...]] = {}
    for one in absences:
        away[one.worker_id] = (*away.get(one.worker_id, ()), Interval(one.started_on, one.ended_on))
    enrolling = [one for one in plan.enrolling if one.person.pk is None]
    joining = [Joining(workers[one.person], ready.cohorts[one.cohort], one.started_on) for one in enrolling]
    enrolments = enrol_newcomers(joining=joining, by=by, rows=new, away=away)
    both = zip(enrolments, enrolling, strict=True)
    ready.left.extend((enrolment, one.left_on) for enrolment, one in both if one.left_on)
    policy = FrequencyPolicy.objects.get(is_default_for_others=True)
    starts = [
        Start(workers[one.person], workers[one.supervisor], policy, one.starts_on, one.ends_on)
        for one in plan.starting
        if one.person.pk is None
    ]
    begin_agreements(starts=starts, by=by, rows=new, away=away)


def absence_of(spell: AbsenceSpell, worker: Worker, *, pk: int | None = None) -> Absence:
    return Absence(
        pk=pk, worker=worker, started_on=spell.started_on, ended_on=spell.ended_on, reason=spell.reason
    )
