"""The rows of a list, by person: someone with two posts, or an old and a new contract, has several. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from workforce.readers.cells import number_key
from workforce.readers.establishment_rows import AbsenceSpell, EstablishmentRow, named

#: A new contract so many days after the last one goes on with it: a weekend and a bank holiday lie between.
GOES_ON_WITHIN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class PersonRows:
    """Everything that a list says of one person.

    `main` is the post that counts on the day; `beside` are further posts held with it; `before` are those
    that are over, the earliest first; `later` are those that have not begun. Where `is_held` the main
    post is as the tracker has it, and what the list says of it is among `later`.
    """

    main: EstablishmentRow
    beside: tuple[EstablishmentRow, ...] = ()
    before: tuple[EstablishmentRow, ...] = ()
    later: tuple[EstablishmentRow, ...] = ()
    is_held: bool = False

    @property
    def posts(self) -> tuple[EstablishmentRow, ...]:
        """The posts held now, the main one first."""
        return (self.main, *self.beside)

    @property
    def rows(self) -> tuple[EstablishmentRow, ...]:
        return (*self.posts, *self.before, *self.later)

    @property
    def numbers(self) -> set[str]:
        """The staff numbers that the list knows this person by."""
        return {number_key(one.staff_number) for one in self.rows}

    @property
    def fte(self) -> Decimal:
        return sum((one.fte for one in self.posts), Decimal(0))

    @property
    def goes_on(self) -> bool:
        """The main post has a last day, and another follows it: the person does not leave."""
        left = self.main.left_on
        return left is not None and any(left < one.counts_from <= left + GOES_ON_WITHIN for one in self.later)

    @property
    def absences(self) -> tuple[tuple[EstablishmentRow, AbsenceSpell], ...]:
        """The days away, in whichever row they stand, each once; a post held now comes first."""
        found: dict[AbsenceSpell, EstablishmentRow] = {}
        for one in self.rows:
            if one.absence:
                found.setdefault(one.absence, one)
        return tuple((row, spell) for spell, row in found.items())

    @property
    def first_day(self) -> date:
        """The first day of the present employment: contracts that follow each other are one."""
        day = self.main.started_on
        for one in reversed(self.before):
            if one.left_on and day <= one.left_on + GOES_ON_WITHIN:
                day = min(day, one.started_on)
        return min(day, *(one.started_on for one in self.posts))


def people_in(rows: Iterable[EstablishmentRow], *, on: date) -> list[PersonRows]:
    """The rows of each person together, in the order of the file.

    The reader has refused identifiers that two people share, so that rows of one name with a number, a
    registration number or an address in common are one person.
    """
    together: list[list[EstablishmentRow]] = []
    by_mark: dict[tuple[object, ...], list[EstablishmentRow]] = {}
    for row in rows:
        marks = [(*named(row), mark) for mark in _marks(row)]
        theirs = next((by_mark[mark] for mark in marks if mark in by_mark), None)
        if theirs is None:
            theirs = []
            together.append(theirs)
        theirs.append(row)
        by_mark.update(dict.fromkeys(marks, theirs))
    return [of_one_person(theirs, on=on) for theirs in together]


def _marks(row: EstablishmentRow) -> Sequence[str]:
    marks = (number_key(row.staff_number), row.swe_number, row.email)
    return [mark for mark in marks if mark]


def of_one_person(rows: list[EstablishmentRow], *, on: date) -> PersonRows:
    """The main post is held on the day, or the latest; then the larger, with a manager, first in the file."""
    if len(rows) == 1:
        return PersonRows(rows[0])
    held = [one for one in rows if one.started_on <= on and (one.left_on is None or one.left_on >= on)]
    if not held:
        held = [_nearest(rows, on=on)]
    main = max(held, key=lambda one: (one.fte, one.line_manager_staff_number is not None, -one.row))
    beside = tuple(one for one in held if one is not main)
    others = sorted((one for one in rows if one not in held), key=lambda one: one.started_on)
    before = tuple(one for one in others if one.started_on <= on)
    return PersonRows(main, beside, before, tuple(one for one in others if one.started_on > on))


def _nearest(rows: list[EstablishmentRow], *, on: date) -> EstablishmentRow:
    """Of posts that are over or to come: the next, or the last where the next does not follow it."""
    last = max((one for one in rows if one.started_on <= on), key=lambda one: one.started_on, default=None)
    coming = min((one for one in rows if one.started_on > on), key=lambda one: one.started_on, default=None)
    if last is None or coming is None:
        return last or coming or rows[0]
    follows = last.left_on is not None and coming.started_on <= last.left_on + GOES_ON_WITHIN
    return coming if follows else last
