"""Carrying out the plan of an establishment list: in bulk, in the caller's transaction.

People come before what is promised to them, and absences before the clocks that they move.
"""

from collections.abc import Mapping

from django.db.models import Q
from django.utils import timezone

from nqsw.enrolments.services.endings import leave
from nqsw.enrolments.services.together import Joining, enrol_together
from nqsw.models import Programme
from nqsw.programmes.services import install_programmes
from supervision.absences.many import keep_absences
from supervision.agreements.services.asking_supervisors import give_supervisors
from supervision.agreements.services.many import Start
from supervision.booking.services.bookable import people_of
from supervision.calendars.services.invitations import told_together
from supervision.models import Agreement, Cover, FrequencyPolicy, Session
from supervision.start_day.services.start_days import begin_records
from tracker.setup.establishment_history import (
    write_endings,
    write_posts,
    write_returns,
    write_sign_ins,
    write_teams,
)
from tracker.setup.establishment_plan import EstablishmentPlan, Person
from tracker.setup.leaving_together import leave_together
from tracker.setup.newcomers import Newcomers, absence_of, key_of, prepare_newcomers
from workforce.imports.services import CannotWrite, Writing
from workforce.models import Worker
from workforce.people.many import update_workers
from workforce.readers.rows import RowError
from workforce.rules.refusal import Refusal


def concerned_in(plan: EstablishmentPlan) -> set[int]:
    """Who a plan touches: its own people, and those who meet a person who leaves or changes supervisor."""
    going = [one.person for one in plan.leaving] + [one.person for one in plan.handing_over]
    going += [one.person for one in plan.supervision_ends]
    going += [one.person for one in plan.came_back if one.was_here]
    keys = {person.pk for person in going if person.pk}
    if not keys:
        return plan.people
    covers = Cover.objects.filter(Q(supervisor__in=keys) | Q(agreement__supervisee__in=keys))
    keys.update(*covers.values_list("agreement__supervisee", "supervisor"))
    keys.update(Agreement.objects.filter(supervisee__in=keys).values_list("supervisor", flat=True))
    meets = Q(supervisor__in=keys) | Q(attendances__supervisee__in=keys)
    return plan.people | keys | people_of(Session.objects.coming().filter(meets).distinct())


def prepare_list(plan: EstablishmentPlan, writing: Writing) -> Newcomers | None:
    """The newcomers; None before the presets are in place, which the first list of all brings in."""
    is_set_up = Programme.objects.filter(is_default=True).exists()
    return prepare_newcomers(plan, writing) if is_set_up else None


@told_together()
def write_list(plan: EstablishmentPlan, newcomers: Newcomers | None, writing: Writing) -> None:
    """Do all that a plan says. Raises CannotWrite for what a service refuses, in its words."""
    if newcomers is None:
        install_programmes()
    ready = newcomers or prepare_newcomers(plan, writing)
    free_marks(plan)
    ready.new.write()
    at = timezone.now()
    try:
        write_teams(plan, writing)
        write_returns(plan, ready.workers, writing)
        write_changes(plan, ready.workers, writing)
        write_posts(plan, ready.workers)
        leavers = [(ready.workers[one.person], one.last_day) for one in plan.leaving]
        if leavers:
            leave_together(leavers=leavers, by=writing.by, at=at)
        write_absences(plan, ready.workers, writing)
        write_enrolments(plan, ready, writing)
        for enrolment, last_day in ready.left:
            leave(enrolment=enrolment, on=last_day, by=writing.by, at=at)
        write_endings(plan, ready.workers, writing)
        write_agreements(plan, ready.workers, writing)
        if plan.records_begin_on:
            begin_records(by=writing.by, at=at, on=plan.records_begin_on)
        write_sign_ins(plan, ready.workers, writing)
    except Refusal as refusal:
        raise CannotWrite(RowError(0, "", writing.file_name, str(refusal))) from refusal


def free_marks(plan: EstablishmentPlan) -> None:
    """Take off the numbers that change hands, so that no two have one for a moment."""
    for mark in ("staff_number", "swe_number"):
        changing = [one.person.pk for one in plan.changed if mark in one.fields and one.person.pk]
        if changing:
            Worker.objects.filter(pk__in=changing).update(**{mark: None})


def write_changes(plan: EstablishmentPlan, workers: Mapping[Person, Worker], writing: Writing) -> None:
    """What a list says otherwise of people who are here."""
    if not plan.changed:
        return
    for one in plan.changed:
        for name in one.fields:
            _change(workers[one.person], name, one.person, workers)
    changes = [(workers[one.person], one.fields) for one in plan.changed]
    plan.waiting += update_workers(changes=changes, by=writing.by, reason=writing.reason)


def _change(worker: Worker, name: str, person: Person, workers: Mapping[Person, Worker]) -> None:
    """Bring one fact of a worker to what is planned."""
    if name == "team":
        worker.team_id = key_of(person.team)
    elif name == "line_manager":
        worker.line_manager = workers[person.line_manager] if person.line_manager else None
    else:
        setattr(worker, name, getattr(person, name))


def write_absences(plan: EstablishmentPlan, workers: Mapping[Person, Worker], writing: Writing) -> None:
    """Days away of people who are here, new or changed."""
    theirs = [one for one in plan.away if one.person.pk]
    if not theirs:
        return
    absences = [absence_of(one.spell, workers[one.person], pk=one.absence) for one in theirs]
    keep_absences(
        recorded=[one for one in absences if one.pk is None],
        changed=[one for one in absences if one.pk is not None],
        by=writing.by,
    )


def write_enrolments(plan: EstablishmentPlan, ready: Newcomers, writing: Writing) -> None:
    """Workers who go on the programme; a worker who has a last day leaves it with that day."""
    enrolling = [one for one in plan.enrolling if one.person.pk]
    if not enrolling:
        return
    workers = ready.workers
    joining = [Joining(workers[one.person], ready.cohorts[one.cohort], one.started_on) for one in enrolling]
    enrolled = {one.worker: one for one in enrol_together(joining=joining, by=writing.by)}
    for one in enrolling:
        if one.left_on:
            enrolment = enrolled[workers[one.person]]
            leave(enrolment=enrolment, on=one.left_on, by=writing.by, at=timezone.now())


def write_agreements(plan: EstablishmentPlan, workers: Mapping[Person, Worker], writing: Writing) -> None:
    """The default agreement of those who are here and have none, and those that follow a new line manager."""
    policy = FrequencyPolicy.objects.get(is_default_for_others=True)
    starts = [
        Start(workers[one.person], workers[one.supervisor], policy, one.starts_on, one.ends_on)
        for one in plan.starting
        if one.person.pk
    ]
    goes_to = {workers[one.person].pk: workers[one.to] for one in plan.handing_over}
    there = Agreement.objects.filter(supervisee__in=list(goes_to), ends_on=None)
    handing = [
        (agreement, goes_to[agreement.supervisee_id])
        for agreement in there.select_related("supervisee", "supervisor", "policy")
        if agreement.supervisor_id != goes_to[agreement.supervisee_id].pk
    ]
    plan.waiting += give_supervisors(
        starts=starts,
        handing=handing,
        on=writing.on,
        by=writing.by,
        at=timezone.now(),
        reason=writing.reason,
    )
