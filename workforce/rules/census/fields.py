"""Each field of the census: what it is called, what it can say, and whose it is. Plain Python.

Values are text, as the return has them: what a file says wrongly is kept as it is, and named.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from workforce.rules.census import codes as lists
from workforce.rules.in_words import day_in_full, many

#: Longest text of a field.
LONGEST = 500
SWE_NUMBER = re.compile(r"[A-Za-z]{2}[0-9]{1,10}")
DECIMAL = re.compile(r"-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
#: No control character but these stands in XML 1.0.
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Whose(StrEnum):
    """Whether a fact is the person's, a post's, or the authority's."""

    PERSON = "person"
    POST = "post"
    AREA = "area"


class Says(StrEnum):
    """What kind of value it is."""

    CODE = "code"
    DATE = "date"
    DECIMAL = "decimal"
    WHOLE = "whole"
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True, kw_only=True)
class CensusField:
    """One element. `lasts`: a later return starts from what the last one said."""

    name: str
    label: str
    says: Says
    whose: Whose = Whose.POST
    codes: lists.Codes = field(default_factory=dict)
    places: int = 0
    least: Decimal = Decimal(0)
    most: Decimal = Decimal(10_000_000)
    lasts: bool = False
    hint: str = ""

    def problem(self, text: str) -> str:
        """What is wrong with a value by itself, and what to enter; empty where nothing is."""
        match self.says:
            case Says.CODE:
                return "" if text in self.codes else f"“{text}” is none of the codes {_list(self.codes)}"
            case Says.DATE:
                return "" if read_date(text) else f"“{text}” is no day that there is: enter another"
            case Says.DECIMAL | Says.WHOLE:
                return self._problem_with_number(text)
            case Says.NUMBER:
                well = SWE_NUMBER.fullmatch(text)
                return "" if well else f"“{text}” is no Social Work England number: two letters, then digits"
        if NOT_IN_XML.search(text):
            return "It has a character that no XML file can hold: type it again"
        return "" if len(text) <= LONGEST else f"It is longer than {LONGEST} characters: shorten it"

    def _problem_with_number(self, text: str) -> str:
        number = read_decimal(text)
        if number is None:
            return f"“{text}” is no number: enter digits alone"
        if self.says is Says.WHOLE and not re.fullmatch(r"-?[0-9]+", text):
            return f"“{text}” is no whole number"
        if len(text.partition(".")[2]) > self.places:
            return f"“{text}” has more than {many(self.places, 'decimal place')}"
        if not self.least <= number <= self.most:
            return f"“{text}” is not between {self.least} and {self.most}"
        return ""

    def words(self, text: str) -> str:
        """The value as a page shows it."""
        if self.says is Says.DATE and (day := read_date(text)):
            return day_in_full(day)
        meaning = self.codes.get(text)
        return f"{text}, {meaning}" if meaning else text


def read_date(text: str) -> date | None:
    """A day as the census writes it; None for anything else."""
    try:
        return date.fromisoformat(text) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else None
    except ValueError:
        return None


def read_decimal(text: str) -> Decimal | None:
    """A number as XML writes a decimal; None for anything else."""
    try:
        return Decimal(text) if DECIMAL.fullmatch(text) else None
    except InvalidOperation:
        return None


def _list(known: lists.Codes) -> str:
    return ", ".join(known)


def _code(name: str, label: str, known: lists.Codes, **facts: object) -> CensusField:
    return CensusField(name=name, label=label, says=Says.CODE, codes=known, **facts)  # type: ignore[arg-type]  # as named


def _decimal(name: str, label: str, places: int, most: str, **facts: object) -> CensusField:
    return CensusField(name=name, label=label, says=Says.DECIMAL, places=places, most=Decimal(most), **facts)  # type: ignore[arg-type]  # as named


def _date(name: str, label: str, **facts: object) -> CensusField:
    return CensusField(name=name, label=label, says=Says.DATE, **facts)  # type: ignore[arg-type]  # as named


def _area(name: str, label: str) -> CensusField:
    return _code(name, label, lists.ELIGIBLE, whose=Whose.AREA)


#: Every field of any year, by element.
FIELDS: dict[str, CensusField] = {
    one.name: one
    for one in (
        _code("AgencyWorker", "Agency worker", lists.AGENCY),
        CensusField(name="SWENo", label="Social Work England number", says=Says.NUMBER),
        _decimal("FTE", "Full-time equivalent", 6, "1"),
        _date("PersonBirthDate", "Date of birth", whose=Whose.PERSON),
        _code("Sex", "Sex", lists.SEX, whose=Whose.PERSON),
        _code("GenderCurrent", "Gender (to 2023)", lists.GENDER, whose=Whose.PERSON),
        _code("Ethnicity", "Ethnicity", lists.ETHNICITY, whose=Whose.PERSON),
        CensusField(name="QualInst", label="Where qualified (to 2024)", says=Says.TEXT, whose=Whose.PERSON),
        _code("QualLevel", "Level of qualification", lists.QUALIFICATION, whose=Whose.PERSON),
        _code("StepUpGrad", "Step Up to Social Work graduate", lists.YES_NO, whose=Whose.PERSON),
        _code("OrgRole", "Role in the organisation", lists.ROLE),
        _date("RoleStartDate", "Role started"),
        _code("StartOrigin", "Came from", lists.ORIGIN, lasts=True),
        _date("RoleEndDate", "Role ended"),
        _code("LeaverDestination", "Went to", lists.DESTINATION),
        _code("ReasonLeave", "Why they left", lists.REASON),
        _decimal("FTE30", "Full-time equivalent on 30 September", 6, "1"),
        CensusField(name="Cases30", label="Cases on 30 September", says=Says.WHOLE, most=Decimal(999)),
        _decimal("WorkingDaysLost", "Working days lost to sickness", 2, "366"),
        _decimal("ContractWeeks", "Weeks a year in the contract", 1, "53", lasts=True),
        _code("FrontlineGrad", "Frontline graduate", lists.YES_NO, whose=Whose.PERSON),
        _code("Absat30Sept", "Absent on 30 September", lists.YES_NO),
        _code("ReasonAbsence", "Why absent", lists.ABSENCE),
        _code("CFKSSstatus", "Knowledge and skills status (to 2024)", lists.KSS),
        _decimal("BaseSalary", "Base salary, £ a year", 2, "1000000"),
        _decimal("RRPayments", "Recruitment and retention payments, £", 2, "1000000"),
        _decimal("OtherPayments", "Other payments, £", 2, "1000000"),
        _decimal("NumberOfVacancies", "Vacancies, full-time equivalent", 2, "100000", whose=Whose.AREA),
        _decimal("NoAgencyFTE", "Agency workers, full-time equivalent", 2, "100000", whose=Whose.AREA),
        CensusField(
            name="NoAgencyHeadcount", label="Agency workers, people", says=Says.WHOLE, whose=Whose.AREA
        ),
        _area("RecruitmentBonus", "Recruitment bonus"),
        _area("RetentionBonus", "Retention bonus"),
        _area("PerformanceAward", "Performance award"),
        _area("CarAllowance", "Car allowance"),
        _area("RelocationPackage", "Relocation package"),
        _area("RegionalWeighting", "Regional weighting"),
        _area("CostSWE", "Cost of registration with Social Work England"),
        _area("CostDBS", "Cost of DBS checks"),
        CensusField(
            name="OtherAllowances",
            label="Other allowances",
            says=Says.TEXT,
            whose=Whose.AREA,
            hint="In a few words; “None” where there are none.",
        ),
    )
}
