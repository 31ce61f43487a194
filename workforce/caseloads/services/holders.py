"""Who a file of the case system means: by registration number, else by name and team, else a person says."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple

from workforce.imports.plans import Plan
from workforce.imports.questions import Option, Question
from workforce.models import StaffNumber, Worker
from workforce.readers.cells import number_key
from workforce.readers.names import folded
from workforce.readers.people_named import Closeness, Found, PeopleNamed, Someone
from workforce.rules.in_words import many

#: How like a name must be to be offered, and how many are.
ALIKE, MOST_OFFERED = 0.75, 5
LEAVE_OUT = "leave-out"
NOT_FOUND = "People who were not found"


class Holder(NamedTuple):
    """Someone in the tracker who a file may name."""

    pk: int
    name: str


class Known(NamedTuple):
    """Someone in the tracker, by all that a file may call them, with their team."""

    someone: Someone
    name: str
    team: str


@dataclass(frozen=True)
class Holders:
    """Everyone who a file of the case system may name."""

    people: tuple[Known, ...]

    @cached_property
    def by_swe_number(self) -> Mapping[str, Holder]:
        return {
            one.someone.swe_number: Holder(one.someone.pk, one.name)
            for one in self.people
            if one.someone.swe_number
        }

    @cached_property
    def by_key(self) -> Mapping[int, Known]:
        return {one.someone.pk: one for one in self.people}

    @cached_property
    def named(self) -> PeopleNamed:
        return PeopleNamed(one.someone for one in self.people)

    def with_staff_number(self, number: str) -> Holder | None:
        """The one person who has, or had, a staff number; None where there is none, or more than one."""
        people = self._by_staff_number.get(number_key(number.upper()), ())
        return holder_of(self, people[0]) if len(people) == 1 else None

    @cached_property
    def _by_staff_number(self) -> Mapping[str, list[int]]:
        people: dict[str, list[int]] = defaultdict(list)
        for one in self.people:
            for number in {number_key(number) for number in one.someone.staff_numbers}:
                people[number].append(one.someone.pk)
        return people

    def in_team(self, people: Sequence[int], team: str) -> list[int]:
        """Those of these people who are in the team of this name."""
        name = folded(team)
        return [pk for pk in people if name and folded(self.by_key[pk].team) == name]

    def with_names_like(self, name: str) -> list[int]:
        typed = folded(name)
        alike = [
            (-SequenceMatcher(None, typed, folded(one.name)).ratio(), one.someone.pk) for one in self.people
        ]
        return [pk for likeness, pk in sorted(alike)[:MOST_OFFERED] if -likeness >= ALIKE]


def everyone() -> Holders:
    numbers: dict[int, list[str]] = defaultdict(list)
    for worker, other in StaffNumber.objects.order_by("pk").values_list("worker", "number"):
        numbers[worker].append(other)
    people = Worker.objects.order_by("pk").values_list(
        "pk", "given_name", "family_name", "known_as", "swe_number", "team__name", "staff_number"
    )
    known = []
    for pk, given, family, known_as, swe, team, number in people:
        theirs = tuple(filter(None, (number, *numbers[pk])))
        someone = Someone(pk, given, family, known_as, theirs, swe or "")
        known.append(Known(someone, f"{known_as or given} {family}", team))
    return Holders(tuple(known))


def find_holder(
    plan: Plan,
    holders: Holders,
    *,
    swe_number: str,
    name: str,
    row: int,
    staff_number: str = "",
    team: str = "",
    time: int = 1,
) -> Holder | None:
    """Who a row means; None where it is left out, or waits for a person to say.

    A registration number counts, else a staff number, unless the name beside it is that of someone else. A
    staff number that nobody has says nothing: the case system has numbers of its own. Of several people of
    one name the one in the row's team is meant, and those of two teams are asked about apart. So are those of
    two rows, where each row means another person: `time` says how often the file has had this name by now.
    """
    found = holders.named.find(name)
    by_number = holders.by_swe_number.get(swe_number)
    if not swe_number and (by_number := holders.with_staff_number(staff_number)):
        swe_number = staff_number
    is_full = found.closeness in (Closeness.IN_FULL, Closeness.BY_NUMBER)
    if by_number and (not is_full or by_number.pk in found.people):
        return by_number
    if not by_number and not swe_number and is_full:
        meant = found.people if len(found.people) == 1 else holders.in_team(found.people, team)
        if len(meant) == 1:
            return holder_of(holders, meant[0])
    where, again = (team, time) if len(found.people) > 1 else ("", 1)
    question = question_of(
        holders, by_number, found, swe_number=swe_number, name=name, row=row, team=where, time=again
    )
    answer = plan.ask(question)
    if answer is None:
        return None
    if answer.value == LEAVE_OUT:
        plan.leave_out("rows left out", row=row, subject=name, says="left out, as you said")
        return None
    return holder_of(holders, int(answer.value))


def holder_of(holders: Holders, pk: int) -> Holder:
    return Holder(pk, holders.by_key[pk].name)


def question_of(
    holders: Holders,
    by_number: Holder | None,
    found: Found,
    *,
    swe_number: str,
    name: str,
    row: int,
    team: str,
    time: int,
) -> Question:
    offered = list(found.people[:MOST_OFFERED]) or holders.with_names_like(name)
    if by_number and by_number.pk not in offered:
        offered.append(by_number.pk)
    if by_number:
        why = f"{swe_number} is {by_number.name}, and the name beside it is someone else's."
    elif swe_number:
        why = f"Nobody in the tracker has the number {swe_number}."
    elif len(found.people) > 1:
        several = many(len(found.people), "person", "people")
        why = f"The row has no registration number, and {several} can be meant."
    else:
        why = "The row has no registration number, and nobody has exactly this name."
    beside, nth = swe_number or team, str(time) if time > 1 else ""
    people = tuple(Option(str(pk), described(holders.by_key[pk])) for pk in offered)
    return Question(
        key=":".join(filter(None, (f"holder:{swe_number}:{folded(name)}", folded(team), nth)))[:200],
        kind=NOT_FOUND,
        row=row,
        subject=name,
        asks=f"Who is “{name}”{f' ({beside})' if beside else ''}?",
        why=why,
        options=(*people, Option(LEAVE_OUT, "Nobody here: leave this row out")),
        lasting=() if nth else tuple(option.value for option in people),
    )


def described(known: Known) -> str:
    number = f", {known.someone.swe_number}" if known.someone.swe_number else ""
    return f"{known.name}, {known.team}{number}"
