"""The teams and services of a list, against those of the tracker: new, moved, or renamed. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from tracker.setup.establishment_facts import EstablishmentFacts
from tracker.setup.establishment_plan import EstablishmentPlan, PlannedService, PlannedTeam
from workforce.imports.plans import Becomes
from workforce.imports.questions import Option, Question
from workforce.readers.cells import number_key
from workforce.readers.establishment_rows import EstablishmentRow
from workforce.readers.names import folded

RENAMED_SERVICES = "Services that may have a new name"
RENAMED_TEAMS = "Teams that may have a new name"
RENAMED, NEW = "renamed", "new"


class TeamList:
    """The teams of the tracker and of a list; a name in several services is told apart by service.

    A name that the list has for the first time, for people of a team or service that the list no longer
    names, may be its new name: a person says.
    """

    def __init__(self, plan: EstablishmentPlan, facts: EstablishmentFacts, *, on: date) -> None:
        self.plan = plan
        self._services = {folded(one.name): PlannedService(one.name, one.pk) for one in facts.services}
        self.by_key = {
            one.pk: PlannedTeam(one.name, self._services[folded(one.service)], one.pk) for one in facts.teams
        }
        self._teams = {folded(one.name): one for one in self.by_key.values()}
        rows = plan.reading.rows
        self._listed_teams = {folded(row.team) for row in rows}
        self._listed_services = {folded(row.service) for row in rows if row.service}
        self._services_of: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            if row.service:
                self._services_of[folded(row.team)].add(folded(row.service))
        self._team_of = {
            number_key(one.staff_number): self.by_key[one.team] for one in facts.workers if one.staff_number
        }
        begun = [row for row in rows if row.counts_from <= on]
        self._has_services = any(row.service for row in rows)
        #: New teams that have been told of as without a service; empty for the whole list.
        self._without_service: set[str] = set()
        self._rename_services(begun)
        self._rename_teams(begun)
        same_people = {
            folded(row.team)
            for row in rows
            if self._teams.get(folded(row.team)) is self._team_of.get(number_key(row.staff_number))
        }
        for name, team in self._teams.items():
            if name not in same_people:
                self._services_of[name].add(folded(team.service.name))

    def _rename_services(self, rows: Iterable[EstablishmentRow]) -> None:
        """A new service over known teams, whose own service the list does not name."""
        for row in rows:
            name = folded(row.service)
            team = self._teams.get(folded(row.team))
            if not name or name in self._services or team is None:
                continue
            former = team.service
            if folded(former.name) in self._listed_services or former.former:
                continue
            if self._is_renamed(
                row, f"service:{name}", RENAMED_SERVICES, former.name, row.service, "service"
            ):
                former.former, former.name = former.name, row.service
                self._services[name] = former
                self._tell("services renamed", row, former)
                self.plan.renamed.append(former)

    def _rename_teams(self, rows: Sequence[EstablishmentRow]) -> None:
        """A new team for most people of a team that the list does not name."""
        goes_to: dict[PlannedTeam, Counter[str]] = defaultdict(Counter)
        for row in rows:
            before = self._team_of.get(number_key(row.staff_number))
            if before:
                goes_to[before][folded(row.team)] += 1
        for row in rows:
            name = folded(row.team)
            former = self._team_of.get(number_key(row.staff_number))
            if name in self._teams or former is None or former.former:
                continue
            is_most = goes_to[former][name] * 2 > goes_to[former].total()
            if folded(former.name) in self._listed_teams or self._was_shared(former, row) or not is_most:
                continue
            if self._is_renamed(row, f"team:{name}", RENAMED_TEAMS, former.name, row.team, "team"):
                former.former, former.name = former.name, row.team
                self._teams[name] = former
                self._tell("teams renamed", row, former)
                self.plan.renamed.append(former)

    def _was_shared(self, former: PlannedTeam, row: EstablishmentRow) -> bool:
        """The tracker's name tells a shared name apart by its service: "Duty, Front Door"."""
        return folded(former.name).startswith(f"{folded(row.team)}, ")

    def _is_renamed(
        self, row: EstablishmentRow, key: str, kind: str, former: str, name: str, what: str
    ) -> bool:
        if any(one.key == key for one in self.plan.questions) or key in self.plan.settled:
            return False
        answer = self.plan.ask(
            Question(
                key=key,
                kind=kind,
                row=row.row,
                subject=name,
                asks=f"Is {name} the new name of {former}?",
                why=f"The list no longer has the {what} {former}, and its people are in {name}.",
                options=(
                    Option(RENAMED, f"Yes, {former} is called {name} now"),
                    Option(NEW, f"No, {name} is a new {what}"),
                ),
                lasting=(NEW,),
            )
        )
        return answer is not None and answer.value == RENAMED

    def _tell(self, what: str, row: EstablishmentRow, one: PlannedService | PlannedTeam) -> None:
        says = f"{one.former} → {one.name}"
        self.plan.add(what, row=row.row, subject=one.name, says=says, becomes=Becomes.CHANGED)

    def of(self, row: EstablishmentRow) -> PlannedTeam | None:
        """The row's team, added where it is new; None, with an error noted, without a service."""
        known = self._teams.get(folded(row.team))
        if not row.service:
            if known is None:
                self._ask_for_service(row)
            return known
        if known and folded(known.service.name) == folded(row.service):
            return known
        told_apart = f"{row.team}, {row.service}"
        in_service = self._teams.get(folded(told_apart))
        if in_service is None and known and len(self._services_of[folded(row.team)]) == 1:
            return self._move(row, known)
        return in_service or self._add(row, told_apart)

    def _ask_for_service(self, row: EstablishmentRow) -> None:
        """Once for each new team; once for a list that has no services at all."""
        team = folded(row.team) if self._has_services else ""
        if team in self._without_service:
            return
        self._without_service.add(team)
        problem = "This team is new. Say which service it belongs to."
        if not self._has_services:
            problem = (
                "The teams are new, and nothing in the list says which services they belong to. Add a column "
                "“Service Area”, or say which column it is."
            )
        self.plan.refuse_cell(row, "service", "", problem)

    def _move(self, row: EstablishmentRow, team: PlannedTeam) -> PlannedTeam:
        """A team that the whole list has in another service belongs to that service now."""
        former, team.service = team.service, self._service(row)
        says = f"Moves from {former.name} to {team.service.name}"
        self.plan.add("teams moved", row=row.row, subject=team, says=says, becomes=Becomes.CHANGED)
        self.plan.moved.append(team)
        return team

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
