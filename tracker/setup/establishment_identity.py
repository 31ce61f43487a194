"""Who a row of a list is about: one rule for one person, and a person decides where two marks disagree. Pure.

Someone is recognised by registration number, staff number, e-mail address, and name with team, in that order.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

from tracker.setup.establishment_facts import EstablishmentFacts
from tracker.setup.establishment_plan import EstablishmentPlan, Person
from tracker.setup.establishment_rows import PersonRows
from tracker.setup.establishment_swaps import Swap, swaps_in
from workforce.imports.questions import Option, Question
from workforce.readers.cells import number_key
from workforce.readers.establishment_rows import EstablishmentRow
from workforce.readers.names import folded

WHO = "People who may be someone the tracker already has"
#: Answers: the person of the tracker by key, or someone who is new.
SOMEONE_NEW = "new"


class Unsettled(Enum):
    """No one has said yet who a row is about."""

    UNSETTLED = "unsettled"


UNSETTLED = Unsettled.UNSETTLED


class Identity:
    """The people of the tracker by what they are recognised by."""

    def __init__(
        self,
        plan: EstablishmentPlan,
        facts: EstablishmentFacts,
        people: dict[int, Person],
        listed: Sequence[PersonRows],
    ) -> None:
        self.plan, self._people = plan, people
        self._numbers_listed = {number for one in listed for number in one.numbers}
        self._by_swe_number = {one.swe_number: one for one in people.values() if one.swe_number}
        self._by_number = {number: people[key] for number, key in facts.numbers.items()}
        self._by_number |= {number_key(one.staff_number): one for one in people.values() if one.staff_number}
        self._by_email: dict[str, Person] = {}
        self._by_name: dict[tuple[str, ...], list[Person]] = {}
        for one in people.values():
            if one.email:
                self._by_email.setdefault(one.email.lower(), one)
            for given in {folded(one.given_name), folded(one.known_as or one.given_name)}:
                self._by_name.setdefault((given, folded(one.family_name)), []).append(one)
        self._swaps = self._find_swaps(listed)
        #: Those whose numbers have changed places, as a person has said.
        self.swapped: set[Person] = set()
        #: Those a row may be about, who are not asked about as missing.
        self.considered: set[int] = set()

    def _find_swaps(self, listed: Sequence[PersonRows]) -> dict[int, list[Swap]]:
        """The rings of people who have each other's numbers, by the `id` of the rows that are in one."""
        by_name, by_number, by_registration = {}, {}, {}
        for rows in listed:
            alike = self._named(rows.main)
            if len(alike) == 1:
                by_name[id(rows)] = alike[0]
            by_number[id(rows)] = _first(self._by_number, sorted(rows.numbers))
            by_registration[id(rows)] = _first(
                self._by_swe_number, (one.swe_number for one in rows.rows if one.swe_number)
            )
        rings: dict[frozenset[Person], tuple[Swap, list[PersonRows]]] = {}
        for mark, by_mark in (("staff number", by_number), ("registration number", by_registration)):
            known = {key: one for key, one in by_mark.items() if one}
            for swap, theirs in swaps_in(listed, by_name=by_name, by_mark=known, mark=mark):
                same = rings.get(frozenset(swap.people))
                rings[frozenset(swap.people)] = (same[0].with_mark(mark) if same else swap, theirs)
        found: dict[int, list[Swap]] = {}
        for swap, theirs in rings.values():
            for rows in theirs:
                found.setdefault(id(rows), []).append(swap)
        return found

    def _of_swap(self, rows: PersonRows) -> Person | Unsettled | None:
        """The person of that name, where the numbers have changed places; None where they have not."""
        swaps = self._swaps.get(id(rows), ())
        said = [swap.ask(self.plan) for swap in swaps]
        people = [one for swap in swaps for one in swap.people]
        if None in said:
            self.considered |= {one.pk for one in people if one.pk}
            return UNSETTLED
        if not swaps or not all(said):
            return None
        self.swapped.update(people)
        return self._named(rows.main)[0]

    def consider(self, rows: Iterable[EstablishmentRow]) -> None:
        """These rows are about someone, though nothing of them is read: who it is, is not missing."""
        for row in rows:
            number, address = number_key(row.staff_number), (row.email or "").lower()
            found = (
                self._by_swe_number.get(row.swe_number or ""),
                self._by_number.get(number),
                self._by_email.get(address),
            )
            self.considered |= {one.pk for one in found if one and one.pk}

    def of(self, rows: PersonRows) -> Person | Unsettled | None:
        """The person a row is about; None for someone new, UNSETTLED while a person has to say."""
        swapped = self._of_swap(rows)
        if swapped:
            return swapped
        by_registration = _first(self._by_swe_number, (one.swe_number or "" for one in rows.rows))
        by_number = _first(self._by_number, sorted(rows.numbers))
        if by_registration:
            return self._by_registration(rows, by_registration, by_number)
        if by_number:
            return self._by_staff_number(rows, by_number)
        return self._by_address_or_name(rows)

    def _by_registration(
        self, rows: PersonRows, person: Person, by_number: Person | None
    ) -> Person | Unsettled | None:
        row = rows.main
        if by_number and by_number is not person:
            why = (
                f"The registration number is that of {_told(person)}, the staff number of {_told(by_number)}."
            )
            by_name = sorted([person, by_number], key=lambda one: not full_name(one, row))
            return self._ask(rows, by_name, why=why)
        if same_name(person, row):
            return person
        why = f"The registration number is that of {_told(person)}, who has another name."
        return self._ask(rows, [person], why=why)

    def _by_staff_number(self, rows: PersonRows, person: Person) -> Person | Unsettled | None:
        row = rows.main
        is_same = same_name(person, row)
        has_other = bool(person.swe_number and row.swe_number)
        if is_same:
            return person
        why = f"The tracker has the staff number {row.staff_number} for {_told(person)}, under another name"
        why += f" and registration number ({person.swe_number})." if has_other else "."
        return self._ask(rows, [person], why=why, likely_new=has_other)

    def _by_address_or_name(self, rows: PersonRows) -> Person | Unsettled | None:
        row = rows.main
        by_email = self._by_email.get((row.email or "").lower())
        is_same = by_email is not None and full_name(by_email, row)
        if by_email and (is_same or not self._is_listed(by_email)):
            if is_same and not by_email.staff_number and not _contradicts(by_email, row):
                return by_email
            left = f", whose last day was {by_email.left_on:%d/%m/%Y}" if by_email.left_on else ""
            why = f"They have the address of {_told(by_email)}{left}."
            return self._ask(rows, [by_email], why=why, likely_new=not is_same)
        alike = [one for one in self._named(row) if not self._is_listed(one) and not _contradicts(one, row)]
        in_team = [one for one in alike if folded(one.team.name) == folded(row.team)]
        if len(in_team) == 1 and not in_team[0].staff_number:
            return in_team[0]
        if not alike:
            return None
        why = f"The tracker has {', '.join(map(_told, alike))}, who is not in the list under another number."
        return self._ask(rows, in_team or alike, why=why, likely_new=not in_team)

    def is_of_another(self, number: str, rows: PersonRows) -> bool:
        """The list has a staff number for someone else than the person of these rows."""
        return number_key(number) in self._numbers_listed - rows.numbers

    def _named(self, row: EstablishmentRow) -> list[Person]:
        found: list[Person] = []
        for given in {folded(row.given_name), folded(row.known_as or row.given_name)}:
            found += [
                one for one in self._by_name.get((given, folded(row.family_name)), ()) if one not in found
            ]
        return found

    def _is_listed(self, person: Person) -> bool:
        return bool(person.staff_number) and number_key(person.staff_number or "") in self._numbers_listed

    def _ask(
        self, rows: PersonRows, likely: list[Person], *, why: str, likely_new: bool = False
    ) -> Person | Unsettled | None:
        row = rows.main
        new = Option(SOMEONE_NEW, "Someone else, who is new")
        known = [Option(str(one.pk), f"They are {_told(one)}") for one in likely]
        answer = self.plan.ask(
            Question(
                key=f"who:{number_key(row.staff_number)}",
                kind=WHO,
                row=row.row,
                subject=f"{row.given_name} {row.family_name}, {row.staff_number}",
                asks=f"Who is {row.given_name} {row.family_name}?",
                why=why,
                options=tuple([new, *known] if likely_new else [*known, new]),
                lasting=(SOMEONE_NEW,),
            )
        )
        if answer is None:
            self.considered |= {one.pk for one in likely if one.pk}
            return UNSETTLED
        return None if answer.value == SOMEONE_NEW else self._people[int(answer.value)]


def _first[M](people: Mapping[M, Person], marks: Iterable[M]) -> Person | None:
    """The person with the first of these marks that anyone has."""
    return next((people[mark] for mark in marks if mark in people), None)


def same_name(person: Person, row: EstablishmentRow) -> bool:
    """The given or the family name is the same: someone may marry, or be known by another name."""
    return folded(person.family_name) == folded(row.family_name) or bool(_given(person) & _given(row))


def full_name(person: Person, row: EstablishmentRow) -> bool:
    return folded(person.family_name) == folded(row.family_name) and bool(_given(person) & _given(row))


def _given(one: Person | EstablishmentRow) -> set[str]:
    return {folded(one.given_name), folded(one.known_as or one.given_name)}


def _contradicts(person: Person, row: EstablishmentRow) -> bool:
    """Both have a registration number, and not the same."""
    return bool(person.swe_number and row.swe_number and person.swe_number != row.swe_number)


def _told(person: Person) -> str:
    """A person with what tells namesakes apart."""
    marks = [mark for mark in (person.staff_number, person.swe_number) if mark]
    return f"{person} ({', '.join([*marks, str(person.team)])})"
