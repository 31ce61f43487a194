"""What a row says from a later day: told, and not written before a list of that day or after it. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tracker.setup.establishment_plan import EstablishmentPlan, Person
from tracker.setup.establishment_posts import Posts
from tracker.setup.establishment_rows import PersonRows
from tracker.setup.establishment_words import told, word_for
from workforce.readers.cells import number_key
from workforce.readers.establishment_rows import EstablishmentRow
from workforce.readers.job_titles import newly_qualified
from workforce.readers.names import folded
from workforce.rules.in_words import day_in_full

COUNTS_LATER = "changes of a later day"
THEN = "The next list on or after that day brings it"
#: Facts of a post that a row names as they are.
PLAIN = ("contract", "job_title", "org_role")


class Later:
    """Holds what has not begun: until its day the tracker keeps what it has."""

    def __init__(
        self, plan: EstablishmentPlan, posts: Posts, by_number: Mapping[str, Person], *, on: date
    ) -> None:
        self.plan, self._posts, self._by_number, self.on = plan, posts, by_number, on

    def as_now(self, person: Person, rows: PersonRows, *, since: date) -> PersonRows:
        """The rows as they are until the day on which the main one counts; `since` is that of the post."""
        row = rows.main
        if not self._is_held(person, row, since=since):
            return rows
        changes = self._changes(person, row)
        if not changes:
            return rows
        self._tell(row, person, "; ".join(changes))
        return replace(rows, main=self._present(person, row), later=(*rows.later, row), is_held=True)

    def tell_posts(self, person: Person, rows: PersonRows) -> None:
        """Name the posts that have rows of their own and have not begun."""
        for row in rows.later[: -1 if rows.is_held else None]:
            self._tell(row, person, f"{row.job_title} in {row.team}, {told('fte', row.fte)} FTE")

    def _tell(self, row: EstablishmentRow, person: Person, says: str) -> None:
        says = f"Counts from {day_in_full(row.counts_from)}: {says}. {THEN}"
        self.plan.hold(COUNTS_LATER, row=row.row, subject=person, says=says)

    def _is_held(self, person: Person, row: EstablishmentRow, *, since: date) -> bool:
        """Someone who is here now has something from a later day; who comes later has their own first day."""
        if person.started_on > self.on or person.has_left(on=self.on):
            return False
        if row.started_on in (person.started_on, since):
            return row.effective_from is not None and row.effective_from > self.on
        return row.counts_from > self.on

    def _changes(self, person: Person, row: EstablishmentRow) -> list[str]:
        found = [(name, getattr(person, name), getattr(row, name)) for name in PLAIN]
        found.append(("fte", self._main_fte(person), row.fte))
        if folded(person.team.name) not in {folded(row.team), folded(f"{row.team}, {row.service}")}:
            found.append(("team", person.team, row.team))
        number = row.line_manager_staff_number
        manager = self._by_number.get(number_key(number)) if number else None
        found.append(("line_manager", person.line_manager, manager or person.line_manager))
        if number_key(person.staff_number or "") != number_key(row.staff_number):
            found.append(("staff_number", person.staff_number, row.staff_number))
        return [
            f"{word_for(name)} {told(name, was)} → {told(name, then)}"
            for name, was, then in found
            if was != then
        ]

    def _main_fte(self, person: Person) -> Decimal:
        return max(person.fte - self._posts.fte_beside(person), Decimal(0))

    def _present(self, person: Person, row: EstablishmentRow) -> EstablishmentRow:
        """The row with the post as the tracker has it; its own last day only where its time has begun."""
        manager = person.line_manager.staff_number if person.line_manager else None
        return replace(
            row,
            staff_number=person.staff_number or row.staff_number,
            job_title=person.job_title,
            org_role=person.org_role,
            newly_qualified=newly_qualified(person.job_title, org_role=person.org_role),
            team=person.team.name,
            service=person.team.service.name,
            line_manager_staff_number=manager,
            fte=self._main_fte(person),
            contract=person.contract,
            started_on=person.started_on,
            left_on=row.left_on if row.started_on <= self.on else person.left_on,
            effective_from=None,
        )
