"""A row of HR's establishment list, as it was understood."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workforce.readers.job_titles import NewlyQualified
from workforce.readers.names import folded


@dataclass(frozen=True)
class AbsenceSpell:
    """An absence as HR has it: the days are included, no end means still absent.

    `reason` is a DfE workforce census code (list F), or ANL; NOT_TOLD where `as_written`, the words of the
    list, mean none that is known.
    """

    started_on: date
    ended_on: date | None
    reason: str
    as_written: str = ""


@dataclass(frozen=True)
class EstablishmentRow:
    """One post of someone on the establishment. `org_role` is 1 to 6 of census list B, or ROLE_NOT_TOLD.

    `contract` is NOT_TOLD where `contract_as_written`, the words of the list, mean none that is known;
    `known_as` is the first name that the person goes by, empty where the list has none;
    `effective_from` the first day of what the row says, where the list names it.
    """

    row: int
    staff_number: str
    family_name: str
    given_name: str
    email: str | None
    job_title: str
    team: str
    service: str
    line_manager_staff_number: str | None
    fte: Decimal
    contract: str
    started_on: date
    left_on: date | None
    swe_number: str | None
    absence: AbsenceSpell | None
    newly_qualified: NewlyQualified
    org_role: int
    known_as: str = ""
    effective_from: date | None = None
    contract_as_written: str = ""

    @property
    def counts_from(self) -> date:
        """The first day of what the row says."""
        return max(self.started_on, self.effective_from or self.started_on)


def named(row: EstablishmentRow) -> tuple[str, str]:
    return folded(row.given_name), folded(row.family_name)


def post_of(row: EstablishmentRow) -> tuple[object, ...]:
    return row.staff_number, row.team, row.job_title, row.contract, row.started_on
