"""Returns for tests: a row that nothing is wrong with, and XML made by hand, not by the product."""

from workforce.rules.census.row import CensusRow

#: The orders of the DfE's schemas, as published; the product has its own.
WORKER_2025 = (
    "AgencyWorker SWENo FTE PersonBirthDate Sex Ethnicity QualLevel StepUpGrad OrgRole RoleStartDate"
    " StartOrigin RoleEndDate LeaverDestination ReasonLeave FTE30 Cases30 WorkingDaysLost ContractWeeks"
    " FrontlineGrad Absat30Sept ReasonAbsence BaseSalary RRPayments OtherPayments"
)
WORKER_2024 = (
    "AgencyWorker SWENo FTE PersonBirthDate Sex Ethnicity QualInst QualLevel StepUpGrad OrgRole RoleStartDate"
    " StartOrigin RoleEndDate LeaverDestination ReasonLeave FTE30 Cases30 WorkingDaysLost ContractWeeks"
    " FrontlineGrad Absat30Sept ReasonAbsence CFKSSstatus"
)
WORKER_2021 = (
    "AgencyWorker SWENo FTE PersonBirthDate GenderCurrent Ethnicity QualInst QualLevel StepUpGrad OrgRole"
    " RoleStartDate StartOrigin RoleEndDate LeaverDestination ReasonLeave FTE30 Cases30 WorkingDaysLost"
    " ContractWeeks FrontlineGrad Absat30Sept ReasonAbsence CFKSSstatus"
)
AREA_2024 = "NumberOfVacancies NoAgencyFTE NoAgencyHeadcount"
AREA_2025 = (
    "NumberOfVacancies NoAgencyFTE NoAgencyHeadcount RecruitmentBonus RetentionBonus PerformanceAward"
    " CarAllowance RelocationPackage RegionalWeighting CostSWE CostDBS OtherAllowances"
)
#: Year: the name of the authority's part, its elements, and those of a worker.
ORDERS = {
    2021: ("LALevelVacancies", AREA_2024, WORKER_2021),
    2022: ("LALevelVacancies", AREA_2024, WORKER_2021),
    2023: ("LALevelVacancies", AREA_2024, WORKER_2021),
    2024: ("LALevelVacancies", AREA_2024, WORKER_2024),
    2025: ("LALevel", AREA_2025, WORKER_2025),
}
#: Someone in a year's whole post, with nothing to mend or to check.
WHOLE = {
    "AgencyWorker": "0",
    "SWENo": "SW101",
    "FTE": "1",
    "PersonBirthDate": "1985-04-23",
    "Sex": "F",
    "GenderCurrent": "2",
    "Ethnicity": "WBRI",
    "QualInst": "University of Westshire",
    "QualLevel": "2",
    "StepUpGrad": "0",
    "OrgRole": "5",
    "RoleStartDate": "2019-09-02",
    "StartOrigin": "2",
    "FTE30": "1",
    "Cases30": "15",
    "WorkingDaysLost": "3.5",
    "ContractWeeks": "52",
    "FrontlineGrad": "0",
    "Absat30Sept": "0",
    "CFKSSstatus": "2",
    "BaseSalary": "41511.00",
    "RRPayments": "0",
    "OtherPayments": "250.5",
}
AREA = {
    "NumberOfVacancies": "12.5",
    "NoAgencyFTE": "0.00",
    "NoAgencyHeadcount": "0",
    "RecruitmentBonus": "0",
    "RetentionBonus": "2",
    "PerformanceAward": "0",
    "CarAllowance": "1",
    "RelocationPackage": "0",
    "RegionalWeighting": "0",
    "CostSWE": "1",
    "CostDBS": "1",
    "OtherAllowances": "None",
}
HEADER = (
    "<Header><CollectionDetails><Collection>CSWW</Collection><Year>{year}</Year>"
    "<ReferenceDate>{year}-09-30</ReferenceDate></CollectionDetails><Source><SourceLevel>L</SourceLevel>"
    "<LEA>340</LEA><SoftwareCode>Test</SoftwareCode><DateTime>{year}-10-20T09:00:00</DateTime></Source></Header>"
)


def a_row(worker: int = 1, number: int = 1, name: str = "Amina Ahmed", **said) -> CensusRow:
    """`WHOLE`, changed; what is None is left out."""
    values = {name: text for name, text in (WHOLE | said).items() if text is not None}
    return CensusRow(worker, number, name, values, team="Assessment")


def xml_of(*workers: dict[str, str], year: int = 2025, area=AREA, header: str = HEADER) -> bytes:
    """A return, in the order of its year."""
    block, in_area, in_worker = ORDERS[year]
    parts = [_group(block, area, in_area), *(_group("CSWWWorker", one, in_worker) for one in workers)]
    said = (
        f"<?xml version='1.0' encoding='UTF-8'?><Message>{header.format(year=year)}{''.join(parts)}</Message>"
    )
    return said.encode()


def _group(name: str, values: dict[str, str], order: str) -> str:
    said = (f"<{one}>{values[one]}</{one}>" for one in order.split() if values.get(one))
    return f"<{name}>{''.join(said)}</{name}>"
