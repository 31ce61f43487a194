"""The people, teams and services of an establishment list, against those of the tracker. Pure."""

from collections import defaultdict
from datetime import date

from tracker.setup.establishment_facts import EstablishmentFacts, KnownWorker
from tracker.setup.establishment_plan import (
    ChangedPerson,
    EstablishmentPlan,
    Kept,
    Leaving,
    Person,
    PlannedService,
    PlannedTeam,
)
from workforce.imports.plans import Becomes
from workforce.readers.establishment import EstablishmentRow
from workforce.readers.names import folded

FACTS = ("given_name", "family_name", "job_title", "org_role", "contract", "fte", "started_on")
#: What a blank cell leaves as it is in the tracker.
FACTS_IF_GIVEN = ("email", "swe_number", "staff_number")
STARTS_TOO_LATE = (
    "In the tracker this person's last day is {:%d/%m/%Y}, before this start. Correct one of the two."
)


class Establishment:
    """Plans the people of one list: knows everyone and every team, then goes row by row."""

    def __init__(self, plan: EstablishmentPlan, facts: EstablishmentFacts, *, on: date) -> None:
        self.plan, self.on = plan, on
        self._teams = TeamList(plan, facts)
        by_key = {known.pk: self._known(known) for known in facts.workers}
        for person in by_key.values():
            if person.known and person.known.line_manager:
                person.line_manager = by_key[person.known.line_manager]
        self.by_key = by_key
        self._by_staff_number = {one.staff_number: one for one in by_key.values() if one.staff_number}
        self._by_swe_number = {one.swe_number: one for one in by_key.values() if one.swe_number}

    def _known(self, known: KnownWorker) -> Person:
        facts = {name: getattr(known, name) for name in (*FACTS, *FACTS_IF_GIVEN, "left_on")}
        return Person(**facts, team=self._teams.by_key[known.team], known=known, pk=known.pk)

    def keep(self, row: EstablishmentRow) -> Kept | None:
        """Add or change the row's person; None, with an error noted, where that cannot be."""
        team = self._teams.of(row)
        if team is None or self._is_somebody_elses(row) or self._is_another_person(row):
            return None
        manager = self._by_staff_number.get(row.line_manager_staff_number or "")
        person = self._find(row)
        if person is None:
            return self._add(row, team, manager)
        former_manager, former_start = person.line_manager, person.started_on
        self._change(person, row, team, manager)
        self._note_last_day(person, row)
        return Kept(row, person, False, former_manager, former_start)

    def _find(self, row: EstablishmentRow) -> Person | None:
        """The person by staff number; by registration number for one who has no staff number yet."""
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
        self.plan.refuse_cell(row, "swe_number", row.swe_number, problem)
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
        self.plan.refuse_cell(row, "staff_number", row.staff_number, problem)
        return True

    def _add(self, row: EstablishmentRow, team: PlannedTeam, manager: Person | None) -> Kept:
        person = Person(
            **{name: getattr(row, name) for name in FACTS},
            email=row.email or "",
            swe_number=row.swe_number or None,
            staff_number=row.staff_number,
            left_on=row.left_on,
            team=team,
            line_manager=manager,
        )
        self.plan.newcomers.append(person)
        self._by_staff_number[row.staff_number] = person
        if row.swe_number:
            self._by_swe_number[row.swe_number] = person
        self.plan.add("workers added", row=row.row, subject=person, says=f"New: {row.job_title}, {team}")
        return Kept(row, person, True, None, row.started_on)

    def _change(
        self, person: Person, row: EstablishmentRow, team: PlannedTeam, manager: Person | None
    ) -> None:
        wanted = {name: getattr(row, name) for name in FACTS}
        wanted |= {name: getattr(row, name) for name in FACTS_IF_GIVEN if getattr(row, name)}
        wanted["team"] = team
        if manager:
            wanted["line_manager"] = manager
        changed = tuple(name for name, value in wanted.items() if getattr(person, name) != value)
        for name in changed:
            setattr(person, name, wanted[name])
        if "started_on" in changed and person.left_on and not row.left_on and person.left_on < row.started_on:
            problem = STARTS_TOO_LATE.format(person.left_on)
            self.plan.refuse_cell(row, "started_on", row.started_on, problem)
        if changed:
            self.plan.changed.append(ChangedPerson(person, changed))
            said = ", ".join(name.replace("_", " ") for name in changed)
            self.plan.add(
                "workers changed",
                row=row.row,
                subject=person,
                says=f"Changes: {said}",
                becomes=Becomes.CHANGED,
            )

    def _note_last_day(self, person: Person, row: EstablishmentRow) -> None:
        if row.left_on == person.left_on:
            return
        if row.left_on is None:
            there = f"{person.left_on:%d/%m/%Y}"
            says = f"the list has no last day for {person}; the tracker has {there}, which stays."
            self.plan.note(f"Row {row.row}: {says}")
            self.plan.leave_out("last days that stay", row=row.row, subject=person, says=says)
            return
        person.left_on = row.left_on
        self.plan.leaving.append(Leaving(row, person, row.left_on))
        self.plan.add(
            "workers left",
            row=row.row,
            subject=person,
            says=f"Leaves on {row.left_on:%d/%m/%Y}",
            becomes=Becomes.ENDED,
        )


def same_name(person: Person, row: EstablishmentRow) -> bool:
    """The given or the family name is the same: someone may marry, or be known by another name."""
    return folded(person.given_name) == folded(row.given_name) or folded(person.family_name) == folded(
        row.family_name
    )


class TeamList:
    """The teams of the tracker and of a list; a name in several services is told apart by service."""

    def __init__(self, plan: EstablishmentPlan, facts: EstablishmentFacts) -> None:
        self.plan = plan
        self._services = {folded(one.name): PlannedService(one.name, one.pk) for one in facts.services}
        self.by_key = {
            one.pk: PlannedTeam(one.name, self._services[folded(one.service)], one.pk) for one in facts.teams
        }
        self._teams = {folded(one.name): one for one in self.by_key.values()}
        self._services_of: dict[str, set[str]] = defaultdict(set)
        for row in plan.reading.rows:
            self._services_of[folded(row.team)].add(folded(row.service))
        for name, team in self._teams.items():
            self._services_of[name].add(folded(team.service.name))

    def of(self, row: EstablishmentRow) -> PlannedTeam | None:
        """The row's team, added where it is new; None, with an error noted, without a service."""
        known = self._teams.get(folded(row.team))
        if not row.service:
            if known is None:
                problem = "This team is new. Say which service it belongs to."
                self.plan.refuse_cell(row, "service", "", problem)
            return known
        if known and folded(known.service.name) == folded(row.service):
            return known
        told_apart = f"{row.team}, {row.service}"
        known = self._teams.get(folded(told_apart))
        return known or self._add(row, told_apart)

    def _add(self, row: EstablishmentRow, told_apart: str) -> PlannedTeam:
        is_shared = len(self._services_of[folded(row.team)]) > 1
        name = told_apart if is_shared else row.team
        team = PlannedTeam(name, self._service(row))
        self._teams[folded(name)] = team
        self.plan.teams.append(team)
        self.plan.add("teams added", row=row.row, subject=name, says=f"New team in {row.service}")
        return team

    def _service(self, row: EstablishmentRow) -> PlannedService:
        service = self._services.get(folded(row.service))
        if service is None:
            service = self._services[folded(row.service)] = PlannedService(row.service)
            self.plan.services.append(service)
            self.plan.add("services added", row=row.row, subject=row.service, says="New service")
        return service
