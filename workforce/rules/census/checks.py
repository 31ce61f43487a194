"""What one row must say, and what it can hardly mean: every check by itself. Plain Python.

Each check answers what it has to say, with the fields that it rests on: where one of these is wrong in
itself, that alone is named. Source: the DfE's schema and guide for 2021 to 2025; doubts are *local*.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from workforce.rules.census.fields import FIELDS, read_date, read_decimal
from workforce.rules.census.layouts import Layout
from workforce.rules.census.row import CensusRow
from workforce.rules.in_words import day_in_full
from workforce.rules.working_days import add_months

YOUNGEST, OLD, OLDEST, YOUNG_TO_RETIRE = 18, 80, 100, 50
MOST_CASES, OLD_COUNT_DAYS = 60, 31
SATURDAY = 5
LOW_PAY, HIGH_PAY = 15_000, 200_000
HOLD_CASES = ("4", "5")
WITHOUT_CASES = "6"
NOT_YET = {"Ethnicity": "NOBT", "StartOrigin": "10", "LeaverDestination": "9", "ReasonLeave": "10"}


class Said(NamedTuple):
    """What a check says: of which field, in words, and whether it is only a doubt."""

    field: str
    says: str
    is_doubt: bool = False
    rests_on: tuple[str, ...] = ()


type Check = Callable[[CensusRow, Layout], Iterator[Said]]


def needed(row: CensusRow, layout: Layout) -> Iterator[Said]:
    """What everyone must have; what everyone but agency workers must have."""
    for name in ("AgencyWorker", "SWENo"):
        if not row.value(name):
            yield Said(name, "Missing: everyone needs it.")
    if row.value("AgencyWorker") == "0":
        for name in layout.required:
            if not row.value(name):
                yield Said(name, "Missing: everyone but agency workers needs it.")


def leaving(row: CensusRow, layout: Layout) -> Iterator[Said]:
    """An end has a destination and a reason, and neither stands without an end."""
    ended = row.value("RoleEndDate")
    for name in ("LeaverDestination", "ReasonLeave"):
        if ended and not row.value(name):
            yield Said(name, f"Missing: the role ended on {FIELDS['RoleEndDate'].words(ended)}.")
        if not ended and row.value(name):
            yield Said(
                "RoleEndDate", f"Missing: {FIELDS[name].label.lower()} is entered. Enter it, or clear that."
            )
            return


def days(row: CensusRow, layout: Layout) -> Iterator[Said]:
    """Days in an order that can be, and within the census year."""
    birth, start, end = (
        read_date(row.value(name)) for name in ("PersonBirthDate", "RoleStartDate", "RoleEndDate")
    )
    if start and start > layout.last_on:
        yield Said(
            "RoleStartDate",
            f"{day_in_full(start)} is after the census year, which ends on {day_in_full(layout.last_on)}.",
        )
    if start and birth and start <= birth:
        yield Said(
            "RoleStartDate",
            f"{day_in_full(start)} is before the date of birth: correct one.",
            rests_on=("PersonBirthDate",),
        )
    if end and not layout.first_on <= end <= layout.last_on:
        year = f"{day_in_full(layout.first_on)} to {day_in_full(layout.last_on)}"
        yield Said("RoleEndDate", f"{day_in_full(end)} is outside the census year, {year}.")
    if start and end and end < start:
        yield Said(
            "RoleEndDate",
            f"{day_in_full(end)} is before the role started on {day_in_full(start)}.",
            rests_on=("RoleStartDate",),
        )


def age(row: CensusRow, layout: Layout) -> Iterator[Said]:
    """Ages that cannot be, or can hardly be."""
    birth, start = read_date(row.value("PersonBirthDate")), read_date(row.value("RoleStartDate"))
    if birth is None:
        return
    if birth > layout.last_on or years(birth, layout.last_on) < YOUNGEST:
        yield Said(
            "PersonBirthDate",
            f"{day_in_full(birth)}: younger than {YOUNGEST} on {day_in_full(layout.last_on)}.",
        )
    elif start and birth < start and years(birth, start) < YOUNGEST:
        yield Said(
            "PersonBirthDate",
            f"{day_in_full(birth)}: younger than {YOUNGEST} when the role started.",
            rests_on=("RoleStartDate",),
        )
    if years(birth, layout.last_on) > OLDEST:
        yield Said("PersonBirthDate", f"{day_in_full(birth)}: older than {OLDEST}.")
    elif years(birth, layout.last_on) > OLD:
        yield Said("PersonBirthDate", f"{day_in_full(birth)}: older than {OLD}. Is it right?", is_doubt=True)
    if row.value("ReasonLeave") == "5" and 0 < years(birth, layout.last_on) < YOUNG_TO_RETIRE:
        yield Said("ReasonLeave", f"Retired younger than {YOUNG_TO_RETIRE}. Is it right?", is_doubt=True)


def absence(row: CensusRow, layout: Layout) -> Iterator[Said]:
    """A reason stands where someone is absent, and nowhere else."""
    absent, reason = row.value("Absat30Sept"), row.value("ReasonAbsence")
    if absent == "1" and not reason:
        yield Said("ReasonAbsence", "Missing: absent on 30 September.")
    if reason and absent != "1":
        yield Said(
            "Absat30Sept",
            "A reason for absence is entered, and no absence: correct one.",
            rests_on=("ReasonAbsence",),
        )
    if absent == "1" and gone(row, layout):
        yield Said(
            "Absat30Sept", "Absent on 30 September, though the role ended before.", rests_on=("RoleEndDate",)
        )


def cases(row: CensusRow, layout: Layout) -> Iterator[Said]:
    """Who holds cases says how many; who is gone, or without cases, has none."""
    held, role = row.value("Cases30"), row.value("OrgRole")
    number = read_decimal(held)
    if gone(row, layout):
        if number:
            yield Said(
                "Cases30",
                f"{held} held, though the role ended before 30 September.",
                rests_on=("RoleEndDate",),
            )
        return
    if not held and role in HOLD_CASES:
        yield Said(
            "Cases30", "Missing: this role holds cases. Enter 0 where there were none.", rests_on=("OrgRole",)
        )
    elif not held and role and role != WITHOUT_CASES:
        yield Said("Cases30", "Missing. Enter the number held, or 0.", is_doubt=True, rests_on=("OrgRole",))
    if number and role == WITHOUT_CASES:
        yield Said("Cases30", f"{held} held in a role without cases: correct one.", rests_on=("OrgRole",))
    if number and read_decimal(row.value("FTE30")) == 0:
        yield Said("Cases30", f"{held} held with no hours (FTE30 is 0).", rests_on=("FTE30",))
    if number and number > MOST_CASES:
        yield Said("Cases30", f"{held} held: more than {MOST_CASES}. Is it right?", is_doubt=True)
    if row.counted_on and (layout.last_on - row.counted_on).days > OLD_COUNT_DAYS:
        yield Said(
            "Cases30",
            f"The last count before 30 September is of {day_in_full(row.counted_on)}. Is it still right?",
            is_doubt=True,
        )


def hours(row: CensusRow, layout: Layout) -> Iterator[Said]:
    """Full-time equivalents that go together."""
    fte, fte30 = read_decimal(row.value("FTE")), read_decimal(row.value("FTE30"))
    if fte30 and gone(row, layout):
        yield Said(
            "FTE30",
            f"{fte30}, though the role ended before 30 September: enter 0.",
            rests_on=("RoleEndDate",),
        )
    elif fte30 == 0 and not row.value("RoleEndDate"):
        yield Said("FTE30", "0 with no end of the role. Is it right?", is_doubt=True)
    elif fte is not None and fte30 is not None and fte30 > fte:
        yield Said(
            "FTE30", f"{fte30} is more than FTE, {fte}. Is it right?", is_doubt=True, rests_on=("FTE",)
        )
    if fte == 0:
        yield Said("FTE", "0. Is it right?", is_doubt=True)


def days_lost(row: CensusRow, layout: Layout) -> Iterator[Said]:
    """No more days are lost than the role had in the year."""
    lost = read_decimal(row.value("WorkingDaysLost"))
    start = max(read_date(row.value("RoleStartDate")) or layout.first_on, layout.first_on)
    end = min(read_date(row.value("RoleEndDate")) or layout.last_on, layout.last_on)
    weekdays = _weekdays(start, end)
    if lost is not None and start <= end and lost > weekdays:
        yield Said(
            "WorkingDaysLost",
            f"{lost} lost; the role had {weekdays} this year.",
            rests_on=("RoleStartDate", "RoleEndDate"),
        )


def training(row: CensusRow, layout: Layout) -> Iterator[Said]:
    """Ways into the work that exclude each other."""
    if row.value("StepUpGrad") == row.value("FrontlineGrad") == "1":
        yield Said("FrontlineGrad", "Both Step Up and Frontline graduate. Is it right?", is_doubt=True)
    if row.value("ReasonLeave") == "6" and row.value("LeaverDestination") not in ("", "7", "8"):
        yield Said("LeaverDestination", "Deceased, and a destination is entered: choose Other.")


def not_yet(row: CensusRow, layout: Layout) -> Iterator[Said]:
    """Codes that say nobody has asked yet."""
    for name, code in NOT_YET.items():
        if row.value(name) == code:
            yield Said(name, f"“{FIELDS[name].codes[code]}”: ask before the return leaves.", is_doubt=True)


def pay(row: CensusRow, layout: Layout) -> Iterator[Said]:
    """Salaries of another order than a year's."""
    salary = read_decimal(row.value("BaseSalary"))
    if salary is not None and not LOW_PAY <= salary <= HIGH_PAY:
        yield Said("BaseSalary", f"{salary}: is it a year's, full time, in pounds?", is_doubt=True)


def registration(row: CensusRow, layout: Layout) -> Iterator[Said]:
    """A registration that the tracker knows to have ended before 30 September."""
    if row.registered_until and row.registered_until < layout.last_on and not gone(row, layout):
        yield Said(
            "SWENo",
            f"Registration ended on {day_in_full(row.registered_until)}, before 30 September.",
            is_doubt=True,
        )


def gone(row: CensusRow, layout: Layout) -> bool:
    """The role was over before 30 September."""
    end = read_date(row.value("RoleEndDate"))
    return end is not None and end < layout.last_on


def _weekdays(first: date, last: date) -> int:
    weeks, rest = divmod((last - first).days + 1, 7)
    return weeks * 5 + sum((first.weekday() + day) % 7 < SATURDAY for day in range(rest))


def years(birth: date, on: date) -> int:
    """Whole years of age on a day."""
    age = on.year - birth.year
    return age - (add_months(birth, 12 * age) > on) if age >= 0 else age


CHECKS: tuple[Check, ...] = (
    needed,
    leaving,
    days,
    age,
    absence,
    cases,
    hours,
    days_lost,
    training,
    not_yet,
    pay,
    registration,
)
