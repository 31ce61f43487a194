"""Who manages who, as a list and the tracker have it together: no line leads back to itself. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from tracker.setup.establishment_facts import EstablishmentFacts
from tracker.setup.establishment_plan import EstablishmentPlan, Kept, Person
from tracker.setup.establishment_rows import PersonRows
from workforce.imports.questions import Option, Question
from workforce.readers.cells import number_key
from workforce.readers.establishment_rows import EstablishmentRow

NO_MANAGER = "Line managers that are no longer in the list"
TWO_LINES = "People with posts under two line managers"
ENDED, STAYS = "ended", "stays"
MANAGER = "line_manager_staff_number"


class Lines:
    """Reads the line manager of each row."""

    def __init__(
        self, plan: EstablishmentPlan, listed: Iterable[PersonRows], by_number: Mapping[str, Person]
    ) -> None:
        self.plan, self._by_number = plan, by_number
        self._above = {
            number: number_key(one.main.line_manager_staff_number)
            for one in listed
            for number in one.numbers
            if one.main.line_manager_staff_number
        }

    def chosen(self, rows: PersonRows) -> str | None:
        """The number of the one supervisor of all posts: a person says where the list has two."""
        named = {
            number_key(one.line_manager_staff_number): one
            for one in rows.posts
            if one.line_manager_staff_number
        }
        if len(named) <= 1:
            return next((one.line_manager_staff_number for one in named.values()), None)
        row = rows.main
        options = [
            Option(number, f"{self._named(number)}, who manages the post {one.job_title} in {one.team}")
            for number, one in named.items()
        ]
        answer = self.plan.ask(
            Question(
                key=f"lines:{number_key(row.staff_number)}",
                kind=TWO_LINES,
                row=row.row,
                subject=f"{row.given_name} {row.family_name}",
                asks=f"Who supervises {row.given_name} {row.family_name}?",
                why="There are two posts with a line manager each, and supervision has one.",
                options=tuple(options),
                lasting=tuple(named),
            )
        )
        return answer.value if answer else row.line_manager_staff_number

    def _named(self, number: str) -> str:
        return str(self._by_number.get(number) or number)

    def of(self, person: Person | None, rows: PersonRows, number: str | None) -> Person | None:
        """The line manager of someone from now on."""
        former = person.line_manager if person else None
        if number:
            return self._by_number.get(number_key(number), former)
        if person is None or former is None or MANAGER not in self.plan.reading.headings:
            return former
        if self._leads_to(former, rows):
            says = f"{person} has no line manager any more: the list has {former} below {person}."
            self.plan.note(f"Row {rows.main.row}: {says}")
            return None
        return None if self._is_ended(person, former, rows.main) else former

    def _leads_to(self, former: Person, rows: PersonRows) -> bool:
        """In the list, the line above the former manager comes to this person."""
        number: str | None = number_key(former.staff_number or "")
        seen: set[str] = set()
        while number and number not in seen:
            seen.add(number)
            number = self._above.get(number)
            if number in rows.numbers:
                return True
        return False

    def _is_ended(self, person: Person, former: Person, row: EstablishmentRow) -> bool:
        answer = self.plan.ask(
            Question(
                key=f"line:{person.pk}:{former.pk}",
                kind=NO_MANAGER,
                row=row.row,
                subject=str(person),
                asks=f"Is {former} still the line manager of {person}?",
                why="The tracker has this line manager, and the cell is empty in the list.",
                options=(
                    Option(STAYS, f"Yes, {former} stays the line manager"),
                    Option(ENDED, f"No, {person} has no line manager now"),
                ),
                lasting=(STAYS,),
            )
        )
        return answer is not None and answer.value == ENDED


def refuse_circles(
    plan: EstablishmentPlan, kept: Sequence[Kept], supervisors: Mapping[Person, Person | None]
) -> None:
    """No one manages or supervises their own manager or supervisor, at any depth: an error in each row.

    A circle that stood before the list, and that it does not touch, is not the list's to refuse.
    """
    rows = {one.person: one.row for one in kept}
    managed = {one.person for one in plan.changed if "line_manager" in one.fields} | set(plan.newcomers)
    _refuse(plan, rows, lambda person: person.line_manager, managed, "line managers")
    if not plan.errors:
        steps = [one.person for one in plan.starting] + [one.person for one in plan.handing_over]
        supervised = {*steps, *(one.person for one in plan.enrolling)}
        _refuse(plan, rows, supervisors.get, supervised, "supervisors")


def supervisors_after(
    plan: EstablishmentPlan, facts: EstablishmentFacts, people: Mapping[int, Person]
) -> dict[Person, Person | None]:
    """Who supervises each person once the plan is carried out, agreements without an end only."""
    found: dict[Person, Person | None] = {}
    for key, person in people.items():
        theirs = next((one for one in facts.agreements.get(key, ()) if one.ends_on is None), None)
        if theirs:
            found[person] = people.get(theirs.supervisor)
    found |= {one.person: one.supervisor for one in plan.starting if one.ends_on is None}
    found |= {one.person: one.to for one in plan.handing_over}
    found |= dict.fromkeys((one.person for one in plan.supervision_ends), None)
    for enrolling in plan.enrolling:
        found.setdefault(enrolling.person, enrolling.person.line_manager)
    return found


def _refuse(
    plan: EstablishmentPlan,
    rows: Mapping[Person, EstablishmentRow],
    above: Callable[[Person], Person | None],
    touched: set[Person],
    what: str,
) -> None:
    cleared: set[Person] = set()
    for start in rows:
        line: list[Person] = []
        person: Person | None = start
        while person and person not in cleared and person not in line:
            line.append(person)
            person = above(person)
        cleared.update(line)
        if person in line and person is not None:
            circle = line[line.index(person) :]
            if touched.isdisjoint(circle):
                continue
            listed = [rows[one].row for one in circle if one in rows]
            route = " → ".join(str(one) for one in [*circle, circle[0]])
            told = f"Rows {', '.join(map(str, sorted(listed)))}: these {what} lead back to themselves"
            for one in circle:
                if one in rows:
                    row = rows[one]
                    plan.refuse_cell(
                        row, MANAGER, row.line_manager_staff_number, f"{told}: {route}. Correct one of them."
                    )
