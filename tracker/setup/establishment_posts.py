"""Posts that go on record: what someone was until a change, and what they are beside it. Pure."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from tracker.setup.establishment_facts import EstablishmentFacts, KnownPost
from tracker.setup.establishment_plan import AlsoKnownBy, EstablishmentPlan, HeldPost, Person, PlannedTeam
from tracker.setup.establishment_rows import PersonRows
from tracker.setup.establishment_teams import TeamList
from workforce.imports.plans import Becomes
from workforce.readers.cells import number_key
from workforce.readers.establishment_rows import EstablishmentRow
from workforce.rules.working_days import ONE_DAY

#: What makes a post: where one of these changes, the post before goes on record.
POST_FACTS = ("team", "contract", "fte", "job_title", "org_role")


class Posts:
    """Plans the posts of one list, person by person."""

    def __init__(
        self, plan: EstablishmentPlan, facts: EstablishmentFacts, teams: TeamList, *, on: date
    ) -> None:
        self.plan, self.facts, self.teams, self.on = plan, facts, teams, on
        self._numbers = set(facts.numbers)

    def remember(self, person: Person, *, since: date, until: date, before: dict[str, Any]) -> None:
        """The main post as it was until a day goes on record; not for a change on the day it began."""
        if until < since or person.pk is None:
            return
        was = {name: before.get(name, getattr(person, name)) for name in (*POST_FACTS, "staff_number")}
        number = was.pop("staff_number") or ""
        fte = was.pop("fte") - self.fte_beside(person)
        self.plan.posts.append(HeldPost(person, True, since, until, number, fte=max(fte, Decimal(0)), **was))

    def fte_beside(self, person: Person) -> Decimal:
        """The full-time equivalent of the posts beside the main one, as the tracker has them."""
        return sum((one.fte for one in self._beside(person)), Decimal(0))

    def _beside(self, person: Person) -> list[KnownPost]:
        posts = self.facts.posts.get(person.pk or 0, ())
        return [one for one in posts if not one.is_main and (one.ended_on is None or one.ended_on >= self.on)]

    def keep(self, person: Person, rows: PersonRows, *, is_new: bool) -> None:
        """The further posts of a row's person, those before, and the numbers they are known by."""
        if is_new:
            for row in rows.before:
                self._add(person, row, is_main=True)
        self._keep_beside(person, rows)
        for number in sorted(rows.numbers - {number_key(person.staff_number or "")} - self._numbers):
            self._numbers.add(number)
            self.plan.also_known_by.append(AlsoKnownBy(person, number))

    def _add(self, person: Person, row: EstablishmentRow, *, is_main: bool) -> None:
        team = self.teams.of(row)
        if team:
            self.plan.posts.append(self._held(person, row, team, is_main=is_main))

    def _held(self, person: Person, row: EstablishmentRow, team: PlannedTeam, *, is_main: bool) -> HeldPost:
        return HeldPost(
            person, is_main, row.started_on, row.left_on, row.staff_number, team, row.contract, row.fte,
            row.job_title, row.org_role,
        )  # fmt: skip

    def _keep_beside(self, person: Person, rows: PersonRows) -> None:
        """Each further post of the list is added, or changed; one that the list no longer has is over."""
        there = {(number_key(one.staff_number), one.started_on): one for one in self._beside(person)}
        for row in rows.beside:
            known = there.pop((number_key(row.staff_number), row.started_on), None)
            team = self.teams.of(row)
            if team is None:
                continue
            held = self._held(person, row, team, is_main=False)
            if known is None:
                self.plan.posts.append(held)
                says = f"Also {row.job_title} in {team}, {row.fte:f} FTE"
                self.plan.add("further posts added", row=row.row, subject=person, says=says)
            elif _facts(known, self.teams.by_key[known.team]) != _facts(held, team):
                self.plan.posts.append(replace(held, pk=known.pk))
                says = f"Further post: {row.job_title} in {team}, {row.fte:f} FTE"
                self.plan.add(
                    "further posts changed", row=row.row, subject=person, says=says, becomes=Becomes.CHANGED
                )
        for known in there.values():
            self._end(person, rows, known)

    def _end(self, person: Person, rows: PersonRows, known: KnownPost) -> None:
        if known.ended_on:
            return
        team = self.teams.by_key[known.team]
        until = max(known.started_on, self.on - ONE_DAY)
        facts = (team, known.contract, known.fte, known.job_title, known.org_role)
        held = HeldPost(person, False, known.started_on, until, known.staff_number, *facts, pk=known.pk)
        self.plan.posts.append(held)
        says = f"No longer {known.job_title} in {team} as well"
        self.plan.add(
            "further posts ended", row=rows.main.row, subject=person, says=says, becomes=Becomes.ENDED
        )


def _facts(post: KnownPost | HeldPost, team: PlannedTeam) -> tuple[object, ...]:
    return (team, post.contract, post.fte, post.job_title, post.org_role, post.ended_on)
