"""What is wrong with a return: each kind of damage by itself, with the worker and field that it names."""

from dataclasses import replace
from datetime import date

import pytest

from tests.workforce.rules.census.returns import AREA, a_row
from workforce.rules.census.findings import look_at
from workforce.rules.census.layouts import REQUIRED, layout_of

ENDED = {
    "RoleEndDate": "2025-03-31",
    "LeaverDestination": "3",
    "ReasonLeave": "1",
    "FTE30": "0",
    "Cases30": None,
}
LAYOUT = layout_of(2025)


def found(*rows, area=AREA, layout=LAYOUT):
    look = look_at(rows, area, layout)
    return [(one.name, one.field, one.weight.value) for one in look.findings]


@pytest.mark.parametrize("year", range(2021, 2027))
def test_a_whole_row_has_no_finding_in_any_year(year):
    assert found(a_row(), layout=layout_of(year)) == []


def test_a_leaver_who_is_whole_has_none_and_an_agency_worker_needs_two_fields():
    assert found(a_row(**ENDED)) == []
    nothing = dict.fromkeys(a_row().values, None)
    agency = a_row(**nothing | {"AgencyWorker": "1", "SWENo": "SW9"})
    assert found(agency, area=AREA | {"NoAgencyHeadcount": "1"}) == []


@pytest.mark.parametrize("name", sorted(REQUIRED & set(LAYOUT.worker)))
def test_everyone_but_agency_workers_needs(name):
    assert (("Amina Ahmed", name, "mend")) in found(a_row(**{name: None}))


#: What is changed in a whole row, and the one finding: its field, and whether it must be mended.
DAMAGE = [
    ({"AgencyWorker": None}, "AgencyWorker", "mend"),
    ({"AgencyWorker": "2"}, "AgencyWorker", "mend"),
    ({"SWENo": None}, "SWENo", "mend"),
    ({"SWENo": "101"}, "SWENo", "mend"),
    ({"SWENo": "SW12345678901"}, "SWENo", "mend"),
    ({"SWENo": "SW٣"}, "SWENo", "mend"),
    ({"FTE": "1.1"}, "FTE", "mend"),
    ({"FTE": "-0.5"}, "FTE", "mend"),
    ({"FTE": "0.1234567"}, "FTE", "mend"),
    ({"FTE": "1e0"}, "FTE", "mend"),
    ({"FTE": "NaN"}, "FTE", "mend"),
    ({"FTE30": "2"}, "FTE30", "mend"),
    ({"FTE30": "0.6", "FTE": "0.5"}, "FTE30", "look"),
    ({"PersonBirthDate": "23/04/1985"}, "PersonBirthDate", "mend"),
    ({"PersonBirthDate": "1985-02-30"}, "PersonBirthDate", "mend"),
    ({"PersonBirthDate": "2008-01-01"}, "PersonBirthDate", "mend"),
    ({"PersonBirthDate": "2004-01-01"}, "PersonBirthDate", "mend"),
    ({"PersonBirthDate": "1920-01-01"}, "PersonBirthDate", "mend"),
    ({"PersonBirthDate": "1940-01-01"}, "PersonBirthDate", "look"),
    ({"Sex": "2"}, "Sex", "mend"),
    ({"Ethnicity": "British"}, "Ethnicity", "mend"),
    ({"Ethnicity": "wbri"}, "Ethnicity", "mend"),
    ({"Ethnicity": "NOBT"}, "Ethnicity", "look"),
    ({"QualLevel": "4"}, "QualLevel", "mend"),
    ({"StepUpGrad": "Yes"}, "StepUpGrad", "mend"),
    ({"StepUpGrad": "1", "FrontlineGrad": "1"}, "FrontlineGrad", "look"),
    ({"OrgRole": "7"}, "OrgRole", "mend"),
    ({"RoleStartDate": "2025-10-01"}, "RoleStartDate", "mend"),
    ({"RoleStartDate": "1980-01-01"}, "RoleStartDate", "mend"),
    ({"StartOrigin": "11"}, "StartOrigin", "mend"),
    ({"StartOrigin": "10"}, "StartOrigin", "look"),
    ({"LeaverDestination": "3"}, "RoleEndDate", "mend"),
    ({"ReasonLeave": "1"}, "RoleEndDate", "mend"),
    ({**ENDED, "LeaverDestination": None}, "LeaverDestination", "mend"),
    ({**ENDED, "ReasonLeave": None}, "ReasonLeave", "mend"),
    ({**ENDED, "LeaverDestination": "10"}, "LeaverDestination", "mend"),
    ({**ENDED, "ReasonLeave": "11"}, "ReasonLeave", "mend"),
    ({**ENDED, "RoleEndDate": "2024-09-30"}, "RoleEndDate", "mend"),
    ({**ENDED, "RoleEndDate": "2025-10-01", "FTE30": "1", "Cases30": "15"}, "RoleEndDate", "mend"),
    ({**ENDED, "RoleStartDate": "2025-04-01"}, "RoleEndDate", "mend"),
    ({**ENDED, "FTE30": "1"}, "FTE30", "mend"),
    ({**ENDED, "Cases30": "4"}, "Cases30", "mend"),
    ({**ENDED, "ReasonLeave": "5"}, "ReasonLeave", "look"),
    ({**ENDED, "ReasonLeave": "6"}, "LeaverDestination", "mend"),
    ({**ENDED, "Absat30Sept": "1", "ReasonAbsence": "SIC"}, "Absat30Sept", "mend"),
    ({"Cases30": None}, "Cases30", "mend"),
    ({"Cases30": "12.5"}, "Cases30", "mend"),
    ({"Cases30": "-1"}, "Cases30", "mend"),
    ({"Cases30": "61"}, "Cases30", "look"),
    ({"Cases30": None, "OrgRole": "3"}, "Cases30", "look"),
    ({"OrgRole": "6"}, "Cases30", "mend"),
    ({"WorkingDaysLost": "3.555"}, "WorkingDaysLost", "mend"),
    ({"WorkingDaysLost": "262"}, "WorkingDaysLost", "mend"),
    ({"WorkingDaysLost": "-1"}, "WorkingDaysLost", "mend"),
    ({"RoleStartDate": "2025-09-29"}, "WorkingDaysLost", "mend"),
    ({"ContractWeeks": "53.5"}, "ContractWeeks", "mend"),
    ({"ContractWeeks": "52.25"}, "ContractWeeks", "mend"),
    ({"Absat30Sept": "1"}, "ReasonAbsence", "mend"),
    ({"ReasonAbsence": "SIC"}, "Absat30Sept", "mend"),
    ({"Absat30Sept": "1", "ReasonAbsence": "ANL"}, "ReasonAbsence", "mend"),
    ({"BaseSalary": "£41,511"}, "BaseSalary", "mend"),
    ({"BaseSalary": "3459.25"}, "BaseSalary", "look"),
    ({"RRPayments": "1.001"}, "RRPayments", "mend"),
    ({"OtherPayments": "-5"}, "OtherPayments", "mend"),
]


@pytest.mark.parametrize(("changed", "name", "weight"), DAMAGE)
def test_damage_is_named_once_with_the_worker_and_the_field(changed, name, weight):
    assert found(
        a_row(2, name="Ruth Byrne"), a_row(1, **changed, **({} if "SWENo" in changed else {"SWENo": "SW1"}))
    ) == [("Amina Ahmed", name, weight)]


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"GenderCurrent": "M"}, "GenderCurrent"),
        ({"QualInst": "x" * 501}, "QualInst"),
        ({"CFKSSstatus": "5"}, "CFKSSstatus"),
    ],
)
def test_damage_in_what_earlier_layouts_had(changed, name):
    assert found(a_row(**changed), layout=layout_of(2023)) == [("Amina Ahmed", name, "mend")]
    assert found(a_row(**changed)) == []


def test_a_number_of_two_people_is_named_and_two_posts_of_one_person_are_not():
    ruth = a_row(2, name="Ruth Byrne")
    assert found(a_row(), ruth) == [("Ruth Byrne", "SWENo", "mend")]
    half = {"FTE": "0.5", "FTE30": "0.5"}
    assert found(a_row(**half), a_row(number=2, OrgRole="4", **half)) == []


def test_the_same_post_twice_and_more_hours_than_a_whole_post_are_named():
    assert found(a_row(FTE="0.5", FTE30="0.5"), a_row(number=2, FTE="0.5", FTE30="0.5")) == [
        ("Amina Ahmed", "RoleStartDate", "mend")
    ]
    assert found(a_row(), a_row(number=2, OrgRole="4")) == [("Amina Ahmed", "FTE30", "mend")]


def test_what_the_tracker_knows_besides_is_to_be_checked():
    lapsed = replace(a_row(), registered_until=date(2024, 11, 30))
    old = replace(a_row(), counted_on=date(2025, 8, 1))
    assert found(lapsed) == [("Amina Ahmed", "SWENo", "look")]
    assert found(old) == [("Amina Ahmed", "Cases30", "look")]


@pytest.mark.parametrize(
    ("changed", "name", "weight"),
    [
        *(({name: ""}, name, "mend") for name in LAYOUT.area if not name.startswith("NoAgency")),
        ({"NumberOfVacancies": "1.255"}, "NumberOfVacancies", "mend"),
        ({"NumberOfVacancies": "-1"}, "NumberOfVacancies", "mend"),
        ({"CostDBS": "3"}, "CostDBS", "mend"),
        ({"OtherAllowances": "a\x01"}, "OtherAllowances", "mend"),
        ({"NoAgencyHeadcount": "2"}, "NoAgencyHeadcount", "look"),
        ({"NoAgencyHeadcount": "two"}, "NoAgencyHeadcount", "mend"),
    ],
)
def test_damage_in_the_authoritys_part(changed, name, weight):
    assert found(a_row(), area=AREA | changed) == [("The authority", name, weight)]


def test_more_hours_than_agency_workers_cannot_be():
    named = found(a_row(), area=AREA | {"NoAgencyFTE": "1.5"})
    assert ("The authority", "NoAgencyFTE", "mend") in named


def test_agency_workers_are_counted_where_nothing_is_entered():
    agency = a_row(AgencyWorker="1", FTE30="0.6")
    gone = a_row(2, AgencyWorker="1", SWENo="SW2", **ENDED)
    look = look_at([agency, gone], {}, LAYOUT)
    assert (look.area["NoAgencyFTE"], look.area["NoAgencyHeadcount"]) == ("0.60", "1")
    assert (look.rows, look.people) == (2, 2)
