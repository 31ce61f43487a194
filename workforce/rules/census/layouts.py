"""The layouts of the census, year by year, in the order that the DfE's schema demands. Plain Python."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workforce.rules.census.fields import FIELDS, CensusField, Whose

#: The first layout that the tracker knows.
FIRST_YEAR = 2021
#: The last year whose own layout is known; a later year has the same until its own is.
NEWEST_KNOWN = 2025

_TO_2024 = "NumberOfVacancies NoAgencyFTE NoAgencyHeadcount"
_FROM_2025 = (
    f"{_TO_2024} RecruitmentBonus RetentionBonus PerformanceAward CarAllowance RelocationPackage"
    " RegionalWeighting CostSWE CostDBS OtherAllowances"
)
_WORKER = (
    "AgencyWorker SWENo FTE PersonBirthDate {sex} Ethnicity {institution}QualLevel StepUpGrad OrgRole"
    " RoleStartDate StartOrigin RoleEndDate LeaverDestination ReasonLeave FTE30 Cases30 WorkingDaysLost"
    " ContractWeeks FrontlineGrad Absat30Sept ReasonAbsence {last}"
)
_PAY = "BaseSalary RRPayments OtherPayments"
#: What a worker who is no agency worker must have, in any year that has it.
REQUIRED = frozenset(
    (
        *("PersonBirthDate", "Sex", "GenderCurrent", "Ethnicity", "QualInst", "StepUpGrad", "FrontlineGrad"),
        *("OrgRole", "RoleStartDate", "StartOrigin", "FTE30", "WorkingDaysLost"),
    )
)


@dataclass(frozen=True, slots=True)
class Layout:
    """How one year's return is laid out."""

    year: int
    block: str
    area: tuple[str, ...]
    worker: tuple[str, ...]

    @property
    def first_on(self) -> date:
        """The first day of the census year."""
        return date(self.year - 1, 10, 1)

    @property
    def last_on(self) -> date:
        """The day as at which the census counts, and the last of its year."""
        return date(self.year, 9, 30)

    @property
    def required(self) -> tuple[str, ...]:
        """What a worker who is no agency worker must have this year, in order."""
        return tuple(name for name in self.worker if name in REQUIRED)

    def fields(self, *whose: Whose) -> Iterator[CensusField]:
        """The fields of persons, posts or the authority, in order."""
        names = (*self.area, *self.worker)
        return (FIELDS[name] for name in names if FIELDS[name].whose in whose)


class UnknownYear(ValueError):
    """No layout of that year is known; says so to a person."""


def layout_of(year: int) -> Layout:
    """Raises UnknownYear."""
    if not FIRST_YEAR <= year <= date.max.year - 1:
        raise UnknownYear(f"The tracker knows the census from {FIRST_YEAR}, not of {year}.")
    sex = "GenderCurrent" if year <= 2023 else "Sex"
    to_2024 = year <= 2024
    worker = _WORKER.format(
        sex=sex, institution="QualInst " if to_2024 else "", last="CFKSSstatus" if to_2024 else _PAY
    )
    return Layout(
        year=year,
        block="LALevelVacancies" if to_2024 else "LALevel",
        area=tuple((_TO_2024 if to_2024 else _FROM_2025).split()),
        worker=tuple(worker.split()),
    )


def year_of(day: date) -> int:
    """The census year in which a day lies: 1 October begins the next."""
    return day.year + (day.month >= 10)


def last_return(day: date) -> int:
    """The year of the newest return that can be made on a day: its 30 September has come."""
    return day.year if day >= date(day.year, 9, 30) else day.year - 1
