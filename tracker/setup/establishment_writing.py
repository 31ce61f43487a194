"""Carrying out the plan of an establishment list: in bulk, in the caller's transaction.

People come before what is promised to them, and absences before the clocks that they move.
"""

from collections.abc import Iterator, Mapping

from django.utils import timezone

from nqsw.enrolments.services.endings import leave
from nqsw.enrolments.services.together import Joining, enrol_together
from nqsw.models import Cohort, Programme
from nqsw.programmes.services import install_programmes, start_cohort
from supervision.absences.many import keep_absences
from supervision.agreements.services.many import Start, hand_over_together, start_agreements
from supervision.models import Agreement, FrequencyPolicy
from tracker.setup.establishment_plan import EstablishmentPlan, Person
from tracker.setup.leaving_together import leave_together
from workforce.imports.services import CannotWrite, Writing
from workforce.models import Absence, Service, Team, Worker
from workforce.people.many import add_workers, update_workers
from workforce.readers.rows import RowError
from workforce.rules.refusal import Refusal

PEOPLE = ("given_name", "family_name", "job_title", "org_role", "contract", "fte", "started_on")
NUMBERS = ("email", "swe_number", "staff_number")


def write_list(plan: EstablishmentPlan, writing: Writing) -> None:
    """Do all that a plan says. Raises CannotWrite for what a service refuses, in its words."""
    install_programmes()
    write_teams(plan)
    workers = write_people(plan, writing)
    try:
        leavers = [(workers[one.person], one.last_day) for one in plan.leaving]
        leave_together(leavers=leavers, by=writing.by, at=timezone.now())
        write_absences(plan, workers, writing)
        write_enrolments(plan, workers, writing)
        write_agreements(plan, workers, writing)
    except Refusal as refusal:
        raise CannotWrite(RowError(0, "", writing.file_name, str(refusal))) from refusal


def write_teams(plan: EstablishmentPlan) -> None:
    """New services and teams; each planned one gets its key."""
    services = Service.objects.bulk_create(Service(name=one.name) for one in plan.services)
    for planned_service, service in zip(plan.services, services, strict=True):
        planned_service.pk = service.pk
    teams = Team.objects.bulk_create(Team(name=one.name, service_id=one.service.pk) for one in plan.teams)
    for planned_team, team in zip(plan.teams, teams, strict=True):
        planned_team.pk = team.pk


def write_people(plan: EstablishmentPlan, writing: Writing) -> Mapping[Person, Worker]:
    """Newcomers in, changes kept; answers the workers that the rest of the plan is about."""
    workers = dict(_workers_there(plan))
    for person in plan.newcomers:
        workers[person] = Worker(left_on=person.left_on, **_facts(person))
    for person in plan.newcomers:
        workers[person].team_id = person.team.pk
        workers[person].line_manager = _of(person.line_manager, workers)
    add_workers(workers=[workers[person] for person in plan.newcomers], by=writing.by)
    for one in plan.changed:
        for name in one.fields:
            _change(workers[one.person], name, one.person, workers)
    changes = [(workers[one.person], one.fields) for one in plan.changed]
    update_workers(changes=changes, by=writing.by)
    return workers


def _workers_there(plan: EstablishmentPlan) -> Iterator[tuple[Person, Worker]]:
    """The workers of the tracker whom the plan speaks of, and the managers who are named."""
    people = {person for one in plan.starting for person in (one.person, one.supervisor)}
    people |= {person for one in plan.handing_over for person in (one.person, one.to)}
    steps = (*plan.changed, *plan.leaving, *plan.enrolling, *plan.away)
    people |= {one.person for one in steps} | set(plan.newcomers)
    people |= {person.line_manager for person in people if person.line_manager}
    known = [person for person in people if person.pk]
    there = Worker.objects.in_bulk([person.pk for person in known])
    return ((person, there[person.pk]) for person in known if person.pk)


def _facts(person: Person) -> dict[str, object]:
    return {name: getattr(person, name) for name in (*PEOPLE, *NUMBERS)}


def _of(person: Person | None, workers: Mapping[Person, Worker]) -> Worker | None:
    return workers[person] if person else None


def _change(worker: Worker, name: str, person: Person, workers: Mapping[Person, Worker]) -> None:
    """Bring one fact of a worker to what is planned."""
    if name == "team":
        worker.team_id = person.team.pk  # type: ignore[assignment]
    elif name == "line_manager":
        worker.line_manager = _of(person.line_manager, workers)
    else:
        setattr(worker, name, getattr(person, name))


def write_absences(plan: EstablishmentPlan, workers: Mapping[Person, Worker], writing: Writing) -> None:
    absences = [
        Absence(
            pk=one.absence,
            worker=workers[one.person],
            started_on=one.spell.started_on,
            ended_on=one.spell.ended_on,
            reason=one.spell.reason,
        )
        for one in plan.away
    ]
    keep_absences(
        recorded=[one for one in absences if one.pk is None],
        changed=[one for one in absences if one.pk is not None],
        by=writing.by,
    )


def write_enrolments(plan: EstablishmentPlan, workers: Mapping[Person, Worker], writing: Writing) -> None:
    """New cohorts, and everybody who joins one; who has left already leaves the programme too."""
    if not plan.enrolling:
        return
    programme = Programme.objects.select_related("policy").get(is_default=True)
    for name, starts_on in plan.cohorts.items():
        start_cohort(programme=programme, name=name, starts_on=starts_on, by=writing.by)
    cohorts = {one.name: one for one in Cohort.objects.filter(programme=programme)}
    for cohort in cohorts.values():
        cohort.programme = programme
    joining = [Joining(workers[one.person], cohorts[one.cohort], one.started_on) for one in plan.enrolling]
    enrolled = {one.worker: one for one in enrol_together(joining=joining, by=writing.by)}
    for one in plan.enrolling:
        if one.left_on:
            enrolment = enrolled[workers[one.person]]
            leave(enrolment=enrolment, on=one.left_on, by=writing.by, at=timezone.now())


def write_agreements(plan: EstablishmentPlan, workers: Mapping[Person, Worker], writing: Writing) -> None:
    """The default agreement of who has none, and those that follow a new line manager."""
    policy = FrequencyPolicy.objects.prefetch_related("stages").get(is_default_for_others=True)
    starts = [
        Start(workers[one.person], workers[one.supervisor], policy, one.starts_on, one.ends_on)
        for one in plan.starting
    ]
    start_agreements(starts=starts, by=writing.by)
    goes_to = {workers[one.person].pk: workers[one.to] for one in plan.handing_over}
    there = Agreement.objects.filter(supervisee__in=list(goes_to), ends_on=None)
    handing = [
        (agreement, goes_to[agreement.supervisee_id])
        for agreement in there.select_related("supervisee", "supervisor", "policy")
        if agreement.supervisor_id != goes_to[agreement.supervisee_id].pk
    ]
    hand_over_together(handing=handing, on=writing.on, by=writing.by, at=timezone.now())
