"""The people of an establishment list, against those of the tracker. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from tracker.setup.establishment_addresses import Addresses
from tracker.setup.establishment_again import Again
from tracker.setup.establishment_facts import EstablishmentFacts, KnownWorker
from tracker.setup.establishment_identity import UNSETTLED, Identity
from tracker.setup.establishment_later import Later
from tracker.setup.establishment_lines import Lines
from tracker.setup.establishment_periods import Periods, Times
from tracker.setup.establishment_plan import (
    AlsoKnownBy,
    CameBack,
    ChangedPerson,
    EstablishmentPlan,
    Kept,
    Leaving,
    Person,
    PlannedTeam,
)
from tracker.setup.establishment_posts import POST_FACTS, Posts
from tracker.setup.establishment_rows import PersonRows
from tracker.setup.establishment_teams import TeamList
from tracker.setup.establishment_words import told, word_for
from workforce.imports.plans import Becomes
from workforce.imports.questions import Option, Question
from workforce.readers.cells import number_key
from workforce.readers.establishment_rows import EstablishmentRow
from workforce.rules.working_days import ONE_DAY

FACTS = ("given_name", "family_name", "job_title", "org_role", "contract", "fte")
#: What a blank cell leaves as it is in the tracker.
FACTS_IF_GIVEN = ("known_as", "email", "swe_number", "staff_number")
EVERY_FACT = (*FACTS, *FACTS_IF_GIVEN, "started_on", "left_on")
SIGN_IN_AGAIN = "People who are back and had an account"
YES, NO = "yes", "no"


class Establishment:
    """Plans the people of one list: knows everyone and every team, then goes person by person."""

    def __init__(
        self, plan: EstablishmentPlan, facts: EstablishmentFacts, listed: Sequence[PersonRows], *, on: date
    ) -> None:
        self.plan, self.on = plan, on
        self._teams = TeamList(plan, facts, on=on)
        by_key = {known.pk: self._known(known) for known in facts.workers}
        for person in by_key.values():
            if person.known and person.known.line_manager:
                person.line_manager = by_key[person.known.line_manager]
        self.by_key = by_key
        self.identity = Identity(plan, facts, by_key, listed)
        self._by_number = {number: by_key[key] for number, key in facts.numbers.items()}
        self._by_number |= {number_key(one.staff_number): one for one in by_key.values() if one.staff_number}
        self._by_swe_number = {one.swe_number: one for one in by_key.values() if one.swe_number}
        self._lines = Lines(plan, listed, self._by_number)
        self._periods = Periods(plan, facts, on=on)
        self._posts = Posts(plan, facts, self._teams, on=on)
        self._later = Later(plan, self._posts, self._by_number, on=on)
        self._addresses = Addresses(plan, facts, by_key, on=on)
        self._again = Again(facts)
        self._rows: dict[Person, EstablishmentRow] = {}

    def _known(self, known: KnownWorker) -> Person:
        facts = {name: getattr(known, name) for name in EVERY_FACT}
        return Person(**facts, team=self._teams.by_key[known.team], known=known, pk=known.pk)

    @property
    def named(self) -> set[int]:
        """The keys of those who a row is about, or may be about."""
        return {one.pk for one in self._rows if one.pk} | self.identity.considered

    def keep(self, rows: PersonRows) -> Kept | None:
        """Add or change the rows' person; None where that cannot be, or where a person has to say first."""
        person = self.identity.of(rows)
        if isinstance(person, Person):
            rows = self._later.as_now(person, rows, since=self._periods.post_since(person))
        team = self._teams.of(rows.main)
        if team is None or person is UNSETTLED:
            return None
        if person and person in self._rows:
            self._refuse_second(rows.main, person)
            return None
        row = self._as_one(rows)
        if row is None or not self._addresses.take(row, person):
            return None
        kept = self._add(rows, row, team) if person is None else self._change(rows, row, person, team)
        if kept:
            self._rows[kept.person] = row
            self._addresses.join(row, kept.person)
            self._later.tell_posts(kept.person, rows)
            self._posts.keep(kept.person, rows, is_new=kept.is_new)
            for number in rows.numbers:
                self._by_number[number] = kept.person
        return kept

    def _refuse_second(self, row: EstablishmentRow, person: Person) -> None:
        other = self._rows[person]
        problem = f"Row {other.row} is about {person} too. Correct one of the two."
        self.plan.refuse_cell(row, "staff_number", row.staff_number, problem)

    def _as_one(self, rows: PersonRows) -> EstablishmentRow | None:
        """The main row, with the full-time equivalent of all posts and the one line manager."""
        row = rows.main
        if rows.fte > 1:
            listed = ", ".join(str(one.row) for one in rows.posts)
            problem = f"Rows {listed} are posts of one person, and more than 1 together. Correct one of them."
            self.plan.refuse_cell(row, "fte", row.fte, problem)
            return None
        known_as = row.known_as if row.known_as != row.given_name else ""
        return replace(
            row, fte=rows.fte, line_manager_staff_number=self._lines.chosen(rows), known_as=known_as
        )

    def _add(self, rows: PersonRows, row: EstablishmentRow, team: PlannedTeam) -> Kept:
        facts = {name: getattr(row, name) for name in FACTS}
        person = Person(
            **facts,
            known_as=row.known_as,
            email=row.email or "",
            swe_number=None if row.swe_number in self._by_swe_number else row.swe_number or None,
            staff_number=row.staff_number,
            started_on=rows.first_day,
            left_on=None if rows.goes_on else row.left_on,
            team=team,
            line_manager=self._lines.of(None, rows, row.line_manager_staff_number),
        )
        self._take_numbers(row, person)
        self.plan.newcomers.append(person)
        left = f", last day {person.left_on:%d/%m/%Y}" if person.left_on else ""
        self.plan.add(
            "workers added", row=row.row, subject=person, says=f"New: {row.job_title}, {team}{left}"
        )
        return Kept(row, person, True, None, person.started_on, absences=rows.absences)

    def _take_numbers(self, row: EstablishmentRow, person: Person) -> None:
        """A number that HR has given again is no longer the other's; a registration number stays theirs."""
        number = number_key(row.staff_number)
        other = self._by_number.get(number)
        has_swapped = person in self.identity.swapped
        if other and other is not person and other not in self._rows and not has_swapped:
            if other.staff_number and number_key(other.staff_number) == number:
                other.staff_number = None
                self.plan.changed.append(ChangedPerson(other, ("staff_number",)))
            else:
                self.plan.freed_numbers.append(number)
            says = f"The staff number {row.staff_number} belongs to {person} now"
            self.plan.add(
                "numbers given again", row=row.row, subject=other, says=says, becomes=Becomes.CHANGED
            )
        holder = self._by_swe_number.get(row.swe_number or "")
        if row.swe_number and holder and holder is not person and not has_swapped:
            says = f"The registration number {row.swe_number} stays with {holder}"
            self.plan.leave_out("registration numbers left out", row=row.row, subject=person, says=says)
        elif row.swe_number:
            self._by_swe_number[row.swe_number] = person

    def _change(
        self, rows: PersonRows, row: EstablishmentRow, person: Person, team: PlannedTeam
    ) -> Kept | None:
        times = self._periods.of(person, row)
        if times is None:
            return None
        if rows.goes_on:
            times = replace(times, left_on=None, stays=person.left_on is not None)
        since, former_manager, former_start = (
            self._periods.post_since(person),
            person.line_manager,
            person.started_on,
        )
        manager = (
            person.line_manager
            if rows.is_held
            else self._lines.of(person, rows, row.line_manager_staff_number)
        )
        self._take_numbers(row, person)
        before = self._set(person, self._wanted(person, row, team, manager, times))
        if times.left_before:
            self._come_back(row, person, times, times.left_before, since, before)
        elif any(name in before for name in POST_FACTS):
            self._posts.remember(person, since=since, until=times.post_from - ONE_DAY, before=before)
        self._tell_changes(row, person, before, came_back=times.came_back)
        if before.get("staff_number") and not self.identity.is_of_another(before["staff_number"], rows):
            self.plan.also_known_by.append(AlsoKnownBy(person, number_key(before["staff_number"])))
        self._addresses.follow(row, person, before.get("email", person.email))
        self._note_last_day(row, person, times)
        return Kept(
            row, person, False, former_manager, former_start, times.came_back, times.stays, rows.absences
        )

    def _wanted(
        self, person: Person, row: EstablishmentRow, team: PlannedTeam, manager: Person | None, times: Times
    ) -> dict[str, Any]:
        wanted = {name: getattr(row, name) for name in FACTS}
        wanted |= {name: getattr(row, name) for name in FACTS_IF_GIVEN if getattr(row, name)}
        if row.swe_number and self._by_swe_number.get(row.swe_number) is not person:
            del wanted["swe_number"]
        if person.staff_number and number_key(person.staff_number) == number_key(row.staff_number):
            del wanted["staff_number"]
        return wanted | {"started_on": times.started_on, "team": team, "line_manager": manager}

    def _set(self, person: Person, wanted: dict[str, Any]) -> dict[str, Any]:
        """Bring someone to what is wanted; answers what was there before, of what changes."""
        before = {
            name: getattr(person, name) for name, value in wanted.items() if getattr(person, name) != value
        }
        for name in before:
            setattr(person, name, wanted[name])
        return before

    def _tell_changes(
        self, row: EstablishmentRow, person: Person, before: dict[str, Any], *, came_back: bool
    ) -> None:
        changed = tuple(name for name in before if not (came_back and name == "started_on"))
        if not changed:
            return
        self.plan.changed.append(ChangedPerson(person, changed))
        now = partial(getattr, person)
        said = "; ".join(
            f"{word_for(name)} {told(name, was)} → {told(name, now(name))}"
            for name, was in before.items()
            if name in changed
        )
        self.plan.add("workers changed", row=row.row, subject=person, says=said, becomes=Becomes.CHANGED)

    def _come_back(
        self,
        row: EstablishmentRow,
        person: Person,
        times: Times,
        left_on: date,
        since: date,
        before: dict[str, Any],
    ) -> None:
        """A new time of employment; the one before stays on record, with the post that it ended with."""
        self._posts.remember(person, since=since, until=left_on, before=before)
        was_here, person.left_on = person.left_on is None, None
        may_sign_in = self._ask_to_sign_in(row, person)
        started_on = before.get("started_on", person.started_on)
        self.plan.came_back.append(CameBack(person, started_on, left_on, may_sign_in, was_here))
        says = f"Left on {left_on:%d/%m/%Y} and is back from {times.started_on:%d/%m/%Y}"
        self.plan.add("workers who came back", row=row.row, subject=person, says=says)

    def _ask_to_sign_in(self, row: EstablishmentRow, person: Person) -> bool | None:
        """Whether the account that someone had signs in again; None where they have none."""
        if person.known is None or person.known.account is None:
            return None
        answer = self.plan.ask(
            Question(
                key=f"account:{person.pk}:{row.started_on.isoformat()}",
                kind=SIGN_IN_AGAIN,
                row=row.row,
                subject=str(person),
                asks=f"Can {person} sign in again with the account from before?",
                why=f"{person} is back from {row.started_on:%d/%m/%Y}. The last day had closed the account."
                f"{self._again.in_words(person.known)}",
                options=(
                    Option(YES, "Yes, the account signs in again"),
                    Option(NO, "No, an administrator decides later"),
                ),
            )
        )
        return answer.value == YES if answer else False

    def _note_last_day(self, row: EstablishmentRow, person: Person, times: Times) -> None:
        if times.left_on == person.left_on:
            return
        was, person.left_on = person.left_on, times.left_on
        if times.left_on is None:
            self.plan.stays.append(person)
            says = f"Does not leave on {was:%d/%m/%Y}" if was else ""
            if was and was < row.started_on:
                says = f"Goes on with another contract from {row.started_on:%d/%m/%Y}"
                if was < self.on and self._ask_to_sign_in(row, person) is False:
                    self.plan.kept_out.append(person)
            self.plan.add(
                "last days withdrawn", row=row.row, subject=person, says=says, becomes=Becomes.CHANGED
            )
            return
        self.plan.leaving.append(Leaving(person, times.left_on))
        says = f"Leaves on {times.left_on:%d/%m/%Y}"
        self.plan.add("workers left", row=row.row, subject=person, says=says, becomes=Becomes.ENDED)
