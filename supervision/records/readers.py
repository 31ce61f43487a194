"""Who may read someone's supervision file and why, and every time that somebody did: for the person alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from supervision.models import Agreement, Attendance, AuditedFile, Cover
from workforce.audit_trail.verbs import Verb
from workforce.models import Event, Worker
from workforce.web.tags import day


@dataclass(frozen=True, slots=True)
class Reader:
    """One person who may read the file on a day; the reason names since when, where that is known."""

    name: str
    why: str
    reads: str


SIGNED = "The case part, when signed"
IN_AN_AUDIT = "The case part of the audited period, until the audit is closed"


def readers_of(worker: Worker, *, on: date) -> list[Reader]:
    """Everyone who may read more than facts of this person's file on a day, the nearest first."""
    return [*_supervisors(worker, on=on), *_managers(worker), *_auditors(worker)]


def _supervisors(worker: Worker, *, on: date) -> Iterator[Reader]:
    agreements = Agreement.objects.in_force(on=on).filter(supervisee=worker)
    for agreement in agreements.select_related("supervisor__line_manager"):
        supervisor, above = agreement.supervisor, agreement.supervisor.line_manager
        since = day(agreement.starts_on)
        reads = "The case part; the personal part of sessions that they held"
        yield Reader(supervisor.full_name, f"Supervisor since {since}", reads)
        if above:
            begun = supervisor.line_manager_since
            held = f" of sessions held since {day(begun)}" if begun else ""
            why = f"Line manager of {supervisor.full_name}{_since(begun)}"
            yield Reader(above.full_name, why, f"The personal part{held}")
    covers = Cover.objects.in_force(on=on).filter(agreement__supervisee=worker)
    for cover in covers.select_related("supervisor", "agreement__supervisor"):
        days = f"{day(cover.starts_on)} to {day(cover.ends_on)}"
        why = f"Covers for {cover.agreement.supervisor.full_name}, {days}"
        yield Reader(cover.supervisor.full_name, why, f"{SIGNED}; all of sessions that they hold")


def _managers(worker: Worker) -> Iterator[Reader]:
    """The line above, the nearest first; each once, should it lead in a circle."""
    below, passed = worker, {worker.pk}
    while (manager := below.line_manager) and manager.pk not in passed:
        passed.add(manager.pk)
        since = _since(below.line_manager_since)
        why = f"Line manager{since}" if below == worker else f"Line manager of {below.full_name}{since}"
        yield Reader(manager.full_name, why, SIGNED)
        below = manager


def _auditors(worker: Worker) -> Iterator[Reader]:
    files = AuditedFile.objects.filter(worker=worker, audit__closed_at=None)
    for file in files.select_related("audit", "auditor__worker", "moderator__worker"):
        why = f"Audits the file for “{file.audit}”, drawn on {day(file.audit.opened_at)}"
        yield Reader(file.auditor.get_full_name(), why, IN_AN_AUDIT)
        if file.moderator:
            why = f"Moderates the audit “{file.audit}”, drawn on {day(file.audit.opened_at)}"
            yield Reader(file.moderator.get_full_name(), why, IN_AN_AUDIT)


def _since(begun: date | None) -> str:
    return f" since {day(begun)}" if begun else ""


def readings_of(worker: Worker) -> QuerySet[Event]:
    """Every time that note text about this person was read, the newest first.

    A group's record is read for all that were there, and its event names them among its facts.
    """
    sessions = Attendance.objects.filter(supervisee=worker).values_list("session", flat=True)
    read = Event.objects.filter(verb=Verb.NOTES_READ)
    together = read.filter(
        worker=None, subject_type="supervision.session", subject_id__in=[str(key) for key in sessions]
    )
    theirs = [event.pk for event in together if worker.pk in event.details.get("people", ())]
    found = read.filter(Q(worker=worker) | Q(pk__in=theirs))
    return found.select_related("actor__worker").order_by("-pk")
