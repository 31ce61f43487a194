"""The reader of a page: an account, and the worker behind it, on a day."""

from datetime import date
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, QuerySet
from django.utils import timezone

from workforce.across_floors import listed
from workforce.models import Account, AuthorityRole, Worker, WorkerQuerySet
from workforce.models.worker import OrganisationalRole
from workforce.web.built_once import built_once


class Viewer:
    """Who is looking. Permissions ask a viewer; only views and commands make one."""

    def __init__(self, account: Account, *, on: date) -> None:
        self.account = account
        self.on = on

    @cached_property
    def worker(self) -> Worker | None:
        """The worker behind the account while they are employed.

        A system administrator looks as an administrator alone, and so never reads a note; so does an
        information governance officer, and a workforce data officer.
        """
        if self.account.stands_apart:
            return None
        worker = getattr(self.account, "worker", None)
        return worker if worker and worker.is_employed(on=self.on) else None

    @property
    def as_worker(self) -> Worker:
        """The worker who is looking, on a page that opens to workers alone.

        Raises PermissionDenied where there is none behind the account.
        """
        if self.worker is None:
            raise PermissionDenied("Only people who work here can do this.")
        return self.worker

    @property
    def is_principal_social_worker(self) -> bool:
        return self.account.role == AuthorityRole.PRINCIPAL_SOCIAL_WORKER

    @property
    def is_quality_assurance(self) -> bool:
        return self.account.role == AuthorityRole.QUALITY_ASSURANCE

    @property
    def is_administrator(self) -> bool:
        return self.account.role == AuthorityRole.ADMINISTRATOR

    @property
    def is_information_governance(self) -> bool:
        return self.account.role == AuthorityRole.INFORMATION_GOVERNANCE

    @property
    def is_workforce_data(self) -> bool:
        return self.account.role == AuthorityRole.WORKFORCE_DATA

    @cached_property
    def managed(self) -> WorkerQuerySet:
        """Everyone below the viewer in the line of management."""
        return Worker.objects.managed_by(self.worker) if self.worker else Worker.objects.none()

    @property
    def manages_people(self) -> bool:
        return "manager" in self.parts

    @cached_property
    def parts(self) -> frozenset[str]:
        """What the worker is to others today, by name; asked in one question, since each page's header asks.

        The floors above add theirs: see `PARTS_PLAYED`.
        """
        if self.worker is None:
            return frozenset()
        (answers,) = _plays(self)
        return frozenset(name for name, holds in answers._asdict().items() if holds)

    @property
    def is_senior_manager(self) -> bool:
        """A manager of managers: senior or middle in census list B."""
        return self.worker is not None and self.worker.org_role in (
            OrganisationalRole.SENIOR_MANAGER,
            OrganisationalRole.MIDDLE_MANAGER,
        )


def viewer_of(account: Account) -> Viewer:
    """The viewer of a signed-in request, one per request, today."""
    return Viewer(account, on=timezone.localdate())


@built_once
def _plays(viewer: Viewer) -> QuerySet[Any, Any]:
    """For each part whether there are rows that make it the worker's."""
    played: dict[str, QuerySet[Any]] = {"manager": Worker.objects.filter(line_manager=viewer.worker)}
    for source in listed("PARTS_PLAYED"):
        played |= source(viewer)
    asked = {name: Exists(rows) for name, rows in played.items()}
    return Worker.objects.filter(pk=viewer.as_worker.pk).order_by().values(**asked)
