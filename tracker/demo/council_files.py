"""A demo set up from a folder of a council's own spreadsheets."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.db.models import Exists, OuterRef

from nqsw.models import Enrolment
from supervision.models import LogRow
from tracker.demo.accounts import open_accounts
from workforce.imports.plans import Plan
from workforce.imports.services import import_file
from workforce.models import Contract, ImportKind, OrganisationalRole, Worker, WorkerQuerySet

#: The files of a folder in the order in which they depend on one another.
FILES = {
    ImportKind.WORKFORCE: "hr-establishment.xlsx",
    ImportKind.CASELOADS: "caseload-report.csv",
    ImportKind.ALLOCATIONS: "allocations.csv",
    ImportKind.SUPERVISION_LOG: "supervision-log.xlsx",
}


class FolderRefused(Exception):
    """A file of the folder has errors: nothing was set up."""

    def __init__(self, name: str, findings: Plan) -> None:
        super().__init__(name)
        self.name = name
        self.findings = findings


@dataclass(frozen=True, slots=True)
class SetUp:
    """What went in by file, the rows that wait for a person, and who plays which part."""

    findings: Mapping[str, Plan]
    waiting: list[LogRow]
    parts: Mapping[str, Worker]


@transaction.atomic
def set_up_from(folder: Path, *, on: date, at: datetime) -> SetUp:
    """Import the files of a folder, all of them or none, and open the demo's accounts.

    Raises FileNotFoundError where a file is missing, and FolderRefused for one with errors.
    """
    findings = {}
    for kind, name in FILES.items():
        content = (folder / name).read_bytes()
        found = import_file(kind=kind, content=content, file_name=name, on=on, by=None, at=at)
        if found.errors:
            raise FolderRefused(name, found)
        findings[name] = found
    parts = people_for_the_demo(on=on)
    open_accounts(parts)
    return SetUp(findings, list(LogRow.objects.waiting()), parts)


def people_for_the_demo(*, on: date) -> dict[str, Worker]:
    """Someone of the council for each part of the demo; a part that no one can play is left out."""
    here = Worker.objects.employed(on=on).order_by("pk")
    is_nqsw = Exists(Enrolment.objects.current().filter(worker=OuterRef("pk")))
    nqsw = here.filter(is_nqsw, started_on__lt=on).order_by("-started_on", "pk").first()
    managers = here.filter(org_role=OrganisationalRole.FIRST_LINE_MANAGER)
    supervisor = (nqsw and nqsw.line_manager) or managers.first()
    holders = here.filter(org_role=OrganisationalRole.CASE_HOLDER).exclude(is_nqsw)
    seniors = here.filter(org_role=OrganisationalRole.SENIOR_PRACTITIONER).exclude(line_manager=supervisor)
    parts = {
        "nqsw": nqsw,
        "worker": one_of(holders.filter(contract=Contract.PERMANENT), supervisor),
        "agency": one_of(holders.filter(contract=Contract.AGENCY), supervisor),
        "supervisor": supervisor,
        "service-manager": supervisor and supervisor.line_manager,
        "mentor": seniors.filter(job_title__startswith="Senior").first(),
        "assessor": seniors.exclude(job_title__startswith="Senior").first(),
        "psw": here.filter(job_title__icontains="principal social worker").first(),
        "leaver": Worker.objects.filter(left_on__lt=on).order_by("pk").first(),
    }
    return {part: worker for part, worker in parts.items() if worker}


def one_of(workers: WorkerQuerySet, manager: Worker | None) -> Worker | None:
    """One of these in the manager's team, or else any of them."""
    return workers.filter(line_manager=manager).first() or workers.first()
