"""The steps of a programme sheet's plan, by the keys of the people whom they are about."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from nqsw.imported_programme.facts import Asked, OnProgramme, ProgrammeFacts, Terms
from workforce.imports.plans import Becomes, Plan
from workforce.readers.programme import ProgrammeRow
from workforce.readers.rows import Reading
from workforce.rules.working_days import add_months


class Joining(NamedTuple):
    """Someone who goes on a programme."""

    programme: int
    cohort: str
    started_on: date


class Pausing(NamedTuple):
    """Days on which a programme stood still; `pk` where the pause is there and has another last day."""

    worker: int
    reason: str
    starts_on: date
    ends_on: date | None
    pk: int | None = None


@dataclass(kw_only=True)
class ProgrammePlan(Plan):
    """Steps by worker. A milestone is named by its title, since it may not be there yet."""

    cohorts: dict[tuple[int, str], date] = field(default_factory=dict)
    joining: dict[int, Joining] = field(default_factory=dict)
    starts: dict[int, date] = field(default_factory=dict)
    moving: dict[int, tuple[int, str]] = field(default_factory=dict)
    assessors: dict[int, int] = field(default_factory=dict)
    mentors: dict[int, tuple[int, date]] = field(default_factory=dict)
    pausing: list[Pausing] = field(default_factory=list)
    extending: dict[int, int] = field(default_factory=dict)
    done: dict[tuple[int, str], date | None] = field(default_factory=dict)
    not_done: set[tuple[int, str]] = field(default_factory=set)
    outcomes: dict[int, tuple[str, date]] = field(default_factory=dict)


@dataclass(frozen=True)
class Person:
    """An NQSW of the sheet, with all the rows about them, and where they stand once they are enrolled."""

    pk: int
    name: str
    rows: tuple[ProgrammeRow, ...]
    enrolment: OnProgramme | None
    programme: Terms
    started_on: date
    here_from: date
    asked: tuple[Asked, ...]

    @property
    def row(self) -> int:
        return self.rows[0].row

    @property
    def runs(self) -> bool:
        """On the programme still, or about to be."""
        return self.enrolment is None or self.enrolment.is_current

    @property
    def extension_months(self) -> int:
        """By how much it is extended in the tracker."""
        return self.enrolment.extension_months if self.enrolment else 0

    @property
    def ends_on(self) -> date:
        """When it ends as the tracker has it."""
        usual = add_months(self.started_on, self.programme.months)
        return self.enrolment.expected_end_on if self.enrolment else usual


@dataclass(frozen=True)
class Sheet:
    """The plan in the making, with what it is made from."""

    plan: ProgrammePlan
    reading: Reading[ProgrammeRow]
    facts: ProgrammeFacts
    on: date

    def add(
        self, person: Person, what: str, says: str, becomes: Becomes = Becomes.ADDED, row: int | None = None
    ) -> None:
        """Something that happens to a person."""
        self.plan.people.add(person.pk)
        self.plan.add(what, row=row or person.row, subject=person.name, says=says, becomes=becomes)

    def leave(self, person: Person, says: str, row: int | None = None) -> None:
        """Something that the sheet says and that does not change, and why."""
        self.plan.leave_out("left out", row=row or person.row, subject=person.name, says=says)
