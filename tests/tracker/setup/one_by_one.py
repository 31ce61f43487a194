"""The plan of an establishment list written one by one, with the verbs that a person's clicks call.

The slow way that the bulk way must equal: rows and events alike, keys and instants apart.
"""

from typing import Any

from django.db.models import Model
from django.utils import timezone

from nqsw.enrolments.services.endings import leave
from nqsw.enrolments.services.enrolments import enrol
from nqsw.models import Cohort, Enrolment, Milestone, Programme
from nqsw.programmes.services import install_programmes, start_cohort
from supervision.absences.services import change_absence, record_absence
from supervision.agreements.services.agreements import end_agreement, start_agreement
from supervision.agreements.services.handing_over import hand_over_with_bookings
from supervision.models import Action, Agreement, DiaryEntry, FrequencyPolicy
from supervision.start_day.services.start_days import begin_records
from tracker.setup.leaving import leave_authority
from tracker.setup.newcomers import add_teams
from workforce.inserts import Inserts
from workforce.models import Absence, CaseloadLimit, Event, EventReason, Worker
from workforce.people.services import add_worker, update_worker

WHY = "From the file hr.csv"
TABLES = (Worker, Agreement, Absence, Action, Enrolment, Milestone, CaseloadLimit, DiaryEntry, Event)
#: Columns that differ by their nature: keys of what is new, marks of one row, instants.
OWN = {"id", "uid", "path", "changed_at", "set_at", "at", "hash", "nonce", "key", "subject_id"}
KEYS_IN_DETAILS = ("supervisor", "to", "former_supervisor")
PEOPLE = {"worker_id", "supervisee_id", "supervisor_id", "owner_id", "line_manager_id"}


def write_one_by_one(plan, writing):
    install_programmes()
    rows = Inserts()
    add_teams(plan, rows)
    rows.write()
    workers = people_one_by_one(plan)
    at = timezone.now()
    for one in plan.leaving:
        leave_authority(worker=workers(one.person), last_day=one.last_day, by=None, at=at)
    for one in plan.away:
        spell = {
            "started_on": one.spell.started_on,
            "ended_on": one.spell.ended_on,
            "reason": one.spell.reason,
        }
        if one.absence:
            change_absence(absence=Absence.objects.get(pk=one.absence), by=None, **spell)
        else:
            record_absence(worker=workers(one.person), by=None, **spell)
    programme = Programme.objects.get(is_default=True)
    for name, starts_on in plan.cohorts.items():
        start_cohort(programme=programme, name=name, starts_on=starts_on, by=None)
    for one in plan.enrolling:
        cohort = Cohort.objects.get(name=one.cohort)
        enrolment = enrol(worker=workers(one.person), cohort=cohort, started_on=one.started_on, by=None)
        if one.left_on:
            leave(enrolment=enrolment, on=one.left_on, by=None, at=at)
    agreements_one_by_one(plan, workers, on=writing.on)
    if plan.records_begin_on:
        begin_records(by=None, at=at, on=plan.records_begin_on)


def people_one_by_one(plan):
    keys = {}

    def of(person):
        return Worker.objects.get(pk=person.pk or keys[person])

    def facts_of(person, names):
        found = {name: getattr(person, name) for name in names if name not in ("team", "line_manager")}
        manager = person.line_manager
        return found | {"team_id": person.team.pk, "line_manager": of(manager) if manager else None}

    names = ("given_name", "family_name", "job_title", "org_role", "contract", "fte", "started_on",
             "email", "swe_number", "staff_number", "left_on")  # fmt: skip
    for person in plan.newcomers:
        keys[person] = add_worker(worker=Worker(**facts_of(person, names)), by=None).pk
    for one in plan.changed:
        worker = of(one.person)
        for name, value in facts_of(one.person, one.fields).items():
            setattr(worker, name, value)
        update_worker(worker=worker, changed=one.fields, by=None, reason=WHY)
    return of


def agreements_one_by_one(plan, workers, *, on):
    policy = FrequencyPolicy.objects.get(is_default_for_others=True)
    for one in plan.starting:
        agreement = start_agreement(
            supervisee=workers(one.person),
            supervisor=workers(one.supervisor),
            policy=policy,
            starts_on=one.starts_on,
            by=None,
        )
        if one.ends_on:
            end_agreement(agreement=agreement, on=one.ends_on, by=None)
    for one in plan.handing_over:
        agreement = Agreement.objects.get(supervisee=workers(one.person), ends_on=None)
        from_on = max(on, agreement.starts_on)
        hand_over_with_bookings(
            agreement=agreement, to=workers(one.to), from_on=from_on, by=None, at=timezone.now(), reason=WHY
        )


def everything() -> dict[str, list[str]]:
    """All rows of the tables that a list touches, people by their staff number."""
    numbers = dict(Worker.objects.values_list("pk", "staff_number"))
    rows = {model._meta.label: sorted(_told(row, numbers) for row in _rows(model)) for model in TABLES}
    return rows | {"reasons": sorted(one.because for one in EventReason.objects.all())}


def _rows(model: type[Model]) -> list[dict[str, Any]]:
    return list(model._default_manager.values())


def _detail(key: str, one: Any, numbers: dict[int, str]) -> Any:
    """Keys of people as their numbers; of a hash with chance in it only that there is one."""
    if key == "reason_hash":
        return bool(one)
    if key == "reads":
        return sorted(
            (kind, sorted(_columns(row, numbers) for row in rows.values())) for kind, rows in one.items()
        )
    return numbers.get(one) if key in KEYS_IN_DETAILS else one


def _columns(row: dict[str, Any] | None, numbers: dict[int, str]) -> str:
    """What is told of a row by which notes are read, people by their numbers."""
    told = {name: numbers.get(value, value) for name, value in (row or {}).items() if name != "agreement_id"}
    return repr(sorted(told.items()))


def _told(row: dict[str, Any], numbers: dict[int, str]) -> str:
    told = {}
    for name, value in row.items():
        if name == "details":
            value = {key: _detail(key, one, numbers) for key, one in value.items()}
        elif name in PEOPLE:
            value = numbers.get(value)
        elif name.endswith("_id"):
            value = value is not None
        elif name == "cancelled_at":
            value = bool(value)
        if name not in OWN:
            told[name] = value
    return repr(sorted(told.items()))
