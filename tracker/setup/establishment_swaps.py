"""People whose numbers have changed places in a list: one question for all of them. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tracker.setup.establishment_plan import EstablishmentPlan, Person
from tracker.setup.establishment_rows import PersonRows
from workforce.imports.questions import Option, Question
from workforce.rules.in_words import listed

SWAPPED = "People whose numbers have changed places"
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Swap:
    """Rows whose names go round in a ring: each has the number that the tracker has for the next."""

    marks: tuple[str, ...]
    people: tuple[Person, ...]
    row: int

    def with_mark(self, mark: str) -> "Swap":
        """The same people, who have another mark of each other too."""
        return replace(self, marks=(*self.marks, mark))

    @property
    def names(self) -> str:
        return listed([str(one) for one in self.people])

    def ask(self, plan: EstablishmentPlan) -> bool | None:
        """Whether it is so; None while no one has said."""
        keys = ":".join(str(key) for key in sorted(one.pk or 0 for one in self.people))
        mark, plural = listed(self.marks), listed([f"{one}s" for one in self.marks])
        answer = plan.ask(
            Question(
                key=f"swap:{'+'.join(one.split()[0] for one in self.marks)}:{keys}",
                kind=SWAPPED,
                row=self.row,
                subject=self.names,
                asks=f"Do {self.names} have each other's {mark} now?",
                why=f"The list has all of them, by name, each with the {mark} of another.",
                options=(
                    Option(YES, f"Yes, the {plural} changed places. Each person's history stays theirs"),
                    Option(NO, "No, ask about each of them"),
                ),
            )
        )
        return None if answer is None else answer.value == YES


def swaps_in(
    listed: Iterable[PersonRows],
    *,
    by_name: Mapping[int, Person],
    by_mark: Mapping[int, Person],
    mark: str,
) -> list[tuple[Swap, list[PersonRows]]]:
    """The rings among rows that are one person by name and another by a number; rows are known by `id`."""
    rows = {by_name[id(one)]: one for one in listed if id(one) in by_name}
    goes_to = {
        person: by_mark[id(one)] for person, one in rows.items() if by_mark.get(id(one)) not in (None, person)
    }
    found: list[tuple[Swap, list[PersonRows]]] = []
    done: set[Person] = set()
    for start in goes_to:
        ring: list[Person] = []
        person = start
        while person in goes_to and person not in done and person not in ring:
            ring.append(person)
            person = goes_to[person]
        done.update(ring)
        if ring and person is ring[0]:
            theirs = [rows[one] for one in ring]
            found.append((Swap((mark,), tuple(ring), min(one.main.row for one in theirs)), theirs))
    return found
