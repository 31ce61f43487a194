"""What an establishment list would do, as plain data: who comes, what changes, what is promised.

People and teams that are not there yet are told apart by the objects here; the key of each is
empty until it is written.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from tracker.setup.establishment_facts import KnownWorker
from workforce.imports.plans import Plan
from workforce.readers.establishment_rows import AbsenceSpell, EstablishmentRow
from workforce.readers.rows import Reading


@dataclass(eq=False, slots=True)
class PlannedService:
    """A service; `former` is its name until now, where it is renamed."""

    name: str
    pk: int | None = None
    former: str = ""


@dataclass(eq=False, slots=True)
class PlannedTeam:
    """A team; `former` is its name until now, where it is renamed."""

    name: str
    service: PlannedService
    pk: int | None = None
    former: str = ""

    def __str__(self) -> str:
        return self.name


@dataclass(eq=False, slots=True)
class Person:
    """Someone as the tracker will have them; `known` is how it has them now, if it does."""

    given_name: str
    known_as: str
    family_name: str
    job_title: str
    org_role: int
    contract: str
    fte: Decimal
    started_on: date
    email: str
    swe_number: str | None
    staff_number: str | None
    left_on: date | None
    team: PlannedTeam
    line_manager: "Person | None" = None
    known: KnownWorker | None = None
    pk: int | None = None

    def __str__(self) -> str:
        return f"{self.known_as or self.given_name} {self.family_name}"

    def has_left(self, *, on: date) -> bool:
        return self.left_on is not None and self.left_on < on


@dataclass(frozen=True, slots=True)
class Kept:
    """A row and who it is about, and what there was before."""

    row: EstablishmentRow
    person: Person
    is_new: bool
    former_manager: Person | None
    former_start: date
    #: The person had left, and this row is of another time.
    came_back: bool = False
    #: The person had a last day, and does not leave.
    stays: bool = False
    #: The days away of all their rows, each with the row that says so.
    absences: tuple[tuple[EstablishmentRow, AbsenceSpell], ...] = ()


@dataclass(frozen=True, slots=True)
class CameBack:
    """Someone who left is here again: the earlier time is kept beside the new one.

    `was_here` says that the tracker did not know of the last day, so that they leave first.
    """

    person: Person
    started_on: date
    left_on: date
    may_sign_in: bool | None = None
    was_here: bool = False


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post that goes on record: one that is over, or one held beside the main one.

    `pk` is that of a post in the tracker that changes. `number` is its staff number.
    """

    person: Person
    is_main: bool
    started_on: date
    ended_on: date | None
    number: str
    team: PlannedTeam
    contract: str
    fte: Decimal
    job_title: str
    org_role: int
    pk: int | None = None


@dataclass(frozen=True, slots=True)
class AlsoKnownBy:
    """Another staff number of someone."""

    person: Person
    number: str


@dataclass(frozen=True, slots=True)
class Readdressed:
    """Someone signs in with another address from now on."""

    person: Person
    former: str
    address: str


@dataclass(frozen=True, slots=True)
class RetiredAccount:
    """An account of someone who left, whose address another has now."""

    account: int
    address: str


@dataclass(frozen=True, slots=True)
class JoinedAccount:
    """Someone was invited by an address alone, and is in the list now: the account is theirs."""

    person: Person
    account: int


@dataclass(frozen=True, slots=True)
class SupervisionEnds:
    """Someone has no supervisor any more, after a last day."""

    person: Person
    supervisor: Person
    last_day: date


@dataclass(frozen=True, slots=True)
class ChangedPerson:
    person: Person
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leaving:
    """Someone of the tracker has a last day, or another one."""

    person: Person
    last_day: date


@dataclass(frozen=True, slots=True)
class Starting:
    """The default agreement of someone; one who has left already has its last day too."""

    person: Person
    supervisor: Person
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Enrolling:
    """Someone goes on the default programme; one who has left already leaves it."""

    person: Person
    cohort: str
    started_on: date
    left_on: date | None = None


@dataclass(frozen=True, slots=True)
class HandingOver:
    """The agreement of someone goes to another supervisor, from the day of the import."""

    row: EstablishmentRow
    person: Person
    former: Person
    to: Person


@dataclass(frozen=True, slots=True)
class Away:
    """Days away of someone; those of the tracker by key, where they change."""

    person: Person
    spell: AbsenceSpell
    absence: int | None = None


@dataclass(kw_only=True)
class EstablishmentPlan(Plan):
    """What a list adds to the tracker and changes in it, each in the order of its writing."""

    reading: Reading[EstablishmentRow]
    services: list[PlannedService] = field(default_factory=list)
    teams: list[PlannedTeam] = field(default_factory=list)
    newcomers: list[Person] = field(default_factory=list)
    changed: list[ChangedPerson] = field(default_factory=list)
    leaving: list[Leaving] = field(default_factory=list)
    cohorts: dict[str, date] = field(default_factory=dict)
    enrolling: list[Enrolling] = field(default_factory=list)
    starting: list[Starting] = field(default_factory=list)
    handing_over: list[HandingOver] = field(default_factory=list)
    away: list[Away] = field(default_factory=list)
    #: The start day that the first list of all sets.
    records_begin_on: date | None = None
    came_back: list[CameBack] = field(default_factory=list)
    stays: list[Person] = field(default_factory=list)
    #: Who goes on, and whose account stays closed until an administrator opens it.
    kept_out: list[Person] = field(default_factory=list)
    posts: list[HeldPost] = field(default_factory=list)
    also_known_by: list[AlsoKnownBy] = field(default_factory=list)
    freed_numbers: list[str] = field(default_factory=list)
    readdressed: list[Readdressed] = field(default_factory=list)
    retired: list[RetiredAccount] = field(default_factory=list)
    joined: list[JoinedAccount] = field(default_factory=list)
    supervision_ends: list[SupervisionEnds] = field(default_factory=list)
    renamed: list[PlannedService | PlannedTeam] = field(default_factory=list)
    moved: list[PlannedTeam] = field(default_factory=list)

    def refuse_cell(self, row: EstablishmentRow, key: str, value: object, problem: str) -> None:
        """A cell of a row keeps the whole list out."""
        self.refuse(self.reading.error(row.row, key, value, problem))

    def people_of_steps(self) -> list[Person]:
        """Who its steps are about, hand-overs apart; newcomers among them."""
        steps: tuple[Any, ...] = (
            *self.changed, *self.leaving, *self.starting, *self.enrolling, *self.away, *self.came_back,
            *self.posts, *self.also_known_by, *self.readdressed, *self.joined, *self.supervision_ends,
        )  # fmt: skip
        return [*(one.person for one in steps), *self.stays]

    def keys_touched(self) -> set[int]:
        """The keys of those of the tracker whose own facts or promises change, by this list."""
        touched = self.people_of_steps()
        for handing in self.handing_over:
            touched += [handing.person, handing.former, handing.to]
        return {person.pk for person in touched if person.pk}
