"""Job titles that do not say which role someone has: a person says, once for all who have the title. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tracker.setup.establishment_facts import EstablishmentFacts, KnownWorker
from tracker.setup.establishment_plan import EstablishmentPlan
from workforce.imports.questions import Option, Question
from workforce.models import OrganisationalRole
from workforce.readers.cells import number_key
from workforce.readers.establishment_rows import EstablishmentRow
from workforce.readers.job_titles import newly_qualified
from workforce.readers.names import folded
from workforce.readers.wording import ROLE_NOT_TOLD
from workforce.rules.in_words import many

ROLES = "Job titles whose role the list does not say"
#: Answer: these people are not in the tracker by this list.
LEAVE_OUT = "out"
#: How many people a question or a note names before it only counts the rest.
NAMED = 5


class JobTitles:
    """The rows of a list with the role of each; `waiting` and `left_out` are those that have none."""

    def __init__(
        self, plan: EstablishmentPlan, facts: EstablishmentFacts, rows: Sequence[EstablishmentRow]
    ) -> None:
        self.plan = plan
        self.rows: list[EstablishmentRow] = []
        self.waiting: list[EstablishmentRow] = []
        self.left_out: list[EstablishmentRow] = []
        self._known = {number_key(one.staff_number): one for one in facts.workers if one.staff_number}
        self._known |= {one.swe_number: one for one in facts.workers if one.swe_number}
        self._titled: dict[str, list[KnownWorker]] = defaultdict(list)
        for one in facts.workers:
            self._titled[folded(one.job_title)].append(one)
        self._managed = Counter(
            number_key(row.line_manager_staff_number) for row in rows if row.line_manager_staff_number
        )
        alike: dict[str, list[EstablishmentRow]] = defaultdict(list)
        for row in rows:
            if row.org_role == ROLE_NOT_TOLD:
                alike[folded(row.job_title)].append(row)
        self._roles = {title: self._role_of(title, theirs) for title, theirs in alike.items()}
        for row in rows:
            self._sort(row)

    def _sort(self, row: EstablishmentRow) -> None:
        if row.org_role != ROLE_NOT_TOLD:
            self.rows.append(row)
            return
        said = self._roles[folded(row.job_title)]
        if said is None:
            self.waiting.append(row)
        elif said == LEAVE_OUT:
            self.left_out.append(row)
        else:
            role = int(said)
            says = newly_qualified(row.job_title, org_role=role)
            self.rows.append(replace(row, org_role=role, newly_qualified=says))

    def _role_of(self, title: str, rows: Sequence[EstablishmentRow]) -> str | None:
        """What a person says of a title, now or of an earlier list; None while no one has."""
        likely, why = self._likely(title, rows)
        values = [(str(role.value), str(role.label)) for role in OrganisationalRole]
        values.append((LEAVE_OUT, "Leave these people out: they do not belong in the tracker"))
        values.sort(key=lambda one: one[0] != likely)
        answer = self.plan.ask(
            Question(
                key=f"role:{title}",
                kind=ROLES,
                row=rows[0].row,
                subject=f"{rows[0].job_title} ({_named(rows)})",
                asks=f"Which role has someone with the job title {rows[0].job_title}?",
                why=f"The title is in {many(len(rows), 'row')} of the list. {why}",
                options=tuple(Option(*one) for one in values),
                lasting=tuple(value for value, _ in values),
            )
        )
        return answer.value if answer else None

    def _likely(self, title: str, rows: Sequence[EstablishmentRow]) -> tuple[str, str]:
        """The likely answer and why: who has the title, whom they manage, who is registered."""
        if self._titled[title]:
            one = self._titled[title][0]
            role = OrganisationalRole(one.org_role)
            return str(role.value), f"{one.full_name} has this title in the tracker, as {role.label.lower()}."
        known = next((found for row in rows if (found := self.known(row))), None)
        if known:
            role = OrganisationalRole(known.org_role)
            as_now = f"as {role.label.lower()}, with the title {known.job_title}"
            return str(role.value), f"The tracker has {known.full_name} {as_now}."
        managed, who = max((self._managed[number_key(row.staff_number)], _name(row)) for row in rows)
        if managed:
            role = OrganisationalRole.FIRST_LINE_MANAGER
            people = many(managed, "person", "people")
            return str(role.value), f"{who} is the line manager of {people} in the list."
        registered = next((row for row in rows if row.swe_number), None)
        if registered:
            who = f"{registered.given_name} {registered.family_name}"
            return str(OrganisationalRole.WITHOUT_CASES.value), f"{who} has a registration number."
        return LEAVE_OUT, "No one in these rows has a registration number."

    def known(self, row: EstablishmentRow) -> KnownWorker | None:
        """The person of the tracker whose number a row has."""
        return self._known.get(number_key(row.staff_number)) or self._known.get(row.swe_number or "")

    def tell(self) -> None:
        """Name everyone who is left out, and whoever has them as a line manager."""
        by_title: dict[str, list[EstablishmentRow]] = defaultdict(list)
        for row in self.left_out:
            by_title[row.job_title].append(row)
            known = self.known(row)
            says = f"The job title {row.job_title} is left out"
            if known:
                says += f". The tracker keeps {known.full_name} unchanged, as {known.job_title}"
            self.plan.leave_out("people left out by job title", row=row.row, subject=_name(row), says=says)
        for title, rows in by_title.items():
            self.plan.note(f"Left out by the job title {title}: {_named(rows)}.")
        self._tell_managers()

    def _tell_managers(self) -> None:
        out = {number_key(row.staff_number): row for row in self.left_out if self.known(row) is None}
        for row in self.rows:
            manager = out.get(number_key(row.line_manager_staff_number or ""))
            if manager:
                says = (
                    f"The line manager in the list, {_name(manager)}, is left out. "
                    "Choose a supervisor in the tracker"
                )
                self.plan.leave_out("line managers left out", row=row.row, subject=_name(row), says=says)


def _name(row: EstablishmentRow) -> str:
    return f"{row.known_as or row.given_name} {row.family_name}"


def _named(rows: Iterable[EstablishmentRow]) -> str:
    names = [_name(row) for row in rows]
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")
