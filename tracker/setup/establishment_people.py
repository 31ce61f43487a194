"""The people, teams and services of an establishment list, kept in the tracker."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from supervision.rules.repeating import start_of
from tracker.setup.leaving import leave_authority
from workforce.imports.plans import Plan
from workforce.models import Account, Service, Team, Worker
from workforce.people.services import add_worker, update_worker
from workforce.readers.establishment import EstablishmentRow
from workforce.readers.names import folded
from workforce.readers.rows import Reading
from workforce.rules.refusal import Refusal


class Changes(Plan):
    """For now a plan that is made by doing."""


FACTS = ("given_name", "family_name", "job_title", "org_role", "contract", "fte", "started_on")
#: What a blank cell leaves as it is in the tracker.
FACTS_IF_GIVEN = ("email", "swe_number", "staff_number")


@dataclass(frozen=True, slots=True)
class Person:
    """A row that has been kept: its worker, and what there was before."""

    row: EstablishmentRow
    worker: Worker
    is_new: bool
    former_manager: Worker | None
    former_start: date


class Establishment:
    """Keeps one list: looks up everybody and every team once, then goes row by row."""

    def __init__(
        self, reading: Reading[EstablishmentRow], *, changes: Changes, on: date, by: Account | None
    ) -> None:
        self.reading, self.changes, self.on, self.by = reading, changes, on, by
        workers = list(Worker.objects.select_related("team", "line_manager"))
        self._by_staff_number = {one.staff_number: one for one in workers if one.staff_number}
        self._by_swe_number = {one.swe_number: one for one in workers if one.swe_number}
        self._teams = TeamList(reading, changes)

    def keep(self, row: EstablishmentRow) -> Person | None:
        """Add or change the row's worker; None, with an error noted, where that cannot be."""
        team = self._teams.of(row)
        if team is None or self._is_somebody_elses(row) or self._is_another_person(row):
            return None
        manager = self._by_staff_number.get(row.line_manager_staff_number or "")
        worker = self._find(row)
        if worker is None:
            return self._add(row, team, manager)
        former_manager, former_start = worker.line_manager, worker.started_on
        self._change(worker, row, team, manager)
        self._note_last_day(worker, row)
        return Person(row, worker, False, former_manager, former_start)

    def _find(self, row: EstablishmentRow) -> Worker | None:
        """The worker by staff number; by registration number for one who has no staff number yet."""
        return self._by_staff_number.get(row.staff_number) or self._by_swe_number.get(row.swe_number or "")

    def _is_somebody_elses(self, row: EstablishmentRow) -> bool:
        """The tracker has this registration number for another person: an error."""
        other = self._by_swe_number.get(row.swe_number or "")
        if other is None or other.staff_number == row.staff_number:
            return False
        if not other.staff_number and row.staff_number not in self._by_staff_number:
            return False
        whose = f"{other}, staff number {other.staff_number}" if other.staff_number else f"{other}"
        problem = f"In the tracker this is the number of {whose}. Correct one of the two."
        self._refuse(row, "swe_number", row.swe_number, problem)
        return True

    def _is_another_person(self, row: EstablishmentRow) -> bool:
        """The tracker has the staff number for one of another name and registration: an error."""
        known = self._by_staff_number.get(row.staff_number)
        if known is None or not (known.swe_number and row.swe_number):
            return False
        if known.swe_number == row.swe_number or same_name(known, row):
            return False
        problem = (
            f"In the tracker this is {known}'s staff number ({known.swe_number}). Correct one of the two."
        )
        self._refuse(row, "staff_number", row.staff_number, problem)
        return True

    def _refuse(self, row: EstablishmentRow, key: str, value: object, problem: str) -> None:
        self.changes.refuse(self.reading.error(row.row, key, value, problem))

    def _add(self, row: EstablishmentRow, team: Team, manager: Worker | None) -> Person:
        worker = Worker(
            team=team,
            line_manager=manager,
            left_on=row.left_on,
            **{name: getattr(row, name) for name in FACTS},
            **{name: getattr(row, name) for name in FACTS_IF_GIVEN if getattr(row, name)},
        )
        add_worker(worker=worker, by=self.by)
        self._by_staff_number[row.staff_number] = worker
        if row.swe_number:
            self._by_swe_number[row.swe_number] = worker
        self.changes.add("workers added", row=row.row, subject=worker, says=f"New: {row.job_title}, {team}")
        return Person(row, worker, True, None, row.started_on)

    def _change(self, worker: Worker, row: EstablishmentRow, team: Team, manager: Worker | None) -> None:
        wanted = {name: getattr(row, name) for name in FACTS}
        wanted |= {name: getattr(row, name) for name in FACTS_IF_GIVEN if getattr(row, name)}
        wanted["team"] = team
        if manager:
            wanted["line_manager"] = manager
        changed = [name for name, value in wanted.items() if getattr(worker, name) != value]
        for name in changed:
            setattr(worker, name, wanted[name])
        if changed:
            update_worker(worker=worker, changed=changed, by=self.by)
            said = ", ".join(name.replace("_", " ") for name in changed)
            self.changes.add("workers changed", row=row.row, subject=worker, says=f"Changes: {said}")

    def _note_last_day(self, worker: Worker, row: EstablishmentRow) -> None:
        if row.left_on == worker.left_on:
            return
        if row.left_on is None:
            self.changes.note(
                f"Row {row.row}: the list has no last day for {worker}; the tracker has "
                f"{worker.left_on:%d/%m/%Y}, which stays."
            )
            return
        at = start_of(self.on)
        try:
            leave_authority(worker=worker, last_day=row.left_on, by=self.by, at=at)
        except Refusal as refusal:
            self._refuse(row, "left_on", row.left_on, str(refusal))
        else:
            self.changes.add(
                "workers left", row=row.row, subject=worker, says=f"Leaves on {row.left_on:%d/%m/%Y}"
            )


def same_name(worker: Worker, row: EstablishmentRow) -> bool:
    """The given or the family name is the same: somebody may marry, or be known by another name."""
    return folded(worker.given_name) == folded(row.given_name) or folded(worker.family_name) == folded(
        row.family_name
    )


class TeamList:
    """The teams of the tracker and of a list; a name in several services is told apart by service."""

    def __init__(self, reading: Reading[EstablishmentRow], changes: Changes) -> None:
        self.reading, self.changes = reading, changes
        self._services = {folded(one.name): one for one in Service.objects.all()}
        self._teams = {folded(one.name): one for one in Team.objects.select_related("service")}
        self._services_of: dict[str, set[str]] = defaultdict(set)
        for row in reading.rows:
            self._services_of[folded(row.team)].add(folded(row.service))
        for name, team in self._teams.items():
            self._services_of[name].add(folded(team.service.name))

    def of(self, row: EstablishmentRow) -> Team | None:
        """The row's team, added where it is new; None, with an error noted, without a service."""
        known = self._teams.get(folded(row.team))
        if not row.service:
            if known is None:
                problem = "This team is new. Say which service it belongs to."
                self.changes.refuse(self.reading.error(row.row, "service", "", problem))
            return known
        if known and folded(known.service.name) == folded(row.service):
            return known
        told_apart = f"{row.team}, {row.service}"
        known = self._teams.get(folded(told_apart))
        return known or self._add(row, told_apart)

    def _add(self, row: EstablishmentRow, told_apart: str) -> Team:
        is_shared = len(self._services_of[folded(row.team)]) > 1
        name = told_apart if is_shared else row.team
        team = Team.objects.create(name=name, service=self._service(row))
        self._teams[folded(name)] = team
        self.changes.add("teams added", row=row.row, subject=name, says=f"New team in {row.service}")
        return team

    def _service(self, row: EstablishmentRow) -> Service:
        service = self._services.get(folded(row.service))
        if service is None:
            service = Service.objects.create(name=row.service)
            self._services[folded(row.service)] = service
            self.changes.add("services added", row=row.row, subject=row.service, says="New service")
        return service
