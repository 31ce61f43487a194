"""Headings that several kinds of file have for the same thing."""

from itertools import product

from workforce.readers.headings import listed

#: Social Work England's registration number.
SWE_NUMBERS = listed(
    "SWE Reg No, SWE Number, SWE No, SWE Registration Number, SWE Registration No, SWE Registration, SWE ID, "
    "SWE, SWE Reg, SWE Ref, Social Work England Number, Social Work England No, Social Work England "
    "Registration Number, Social Work England Registration, Social Work England Reg No, Social Work England "
    "ID, Registration Number, Registration No, SW Reg No, SW Number"
)
#: The one who holds a case, in front of another word.
CASE_HOLDERS = listed(
    "Allocated worker, Worker, Lead worker, Key worker, Case worker, Case holder, Social worker, "
    "Allocated social worker, Responsible worker, Lead practitioner, Practitioner"
)
CASE_HOLDER_NAMES = (*CASE_HOLDERS, *(f"{who} name" for who in CASE_HOLDERS))
#: What a list of cases or counts calls the registration number of the one who holds them.
CASE_HOLDER_SWE_NUMBERS = (
    *SWE_NUMBERS,
    *(f"{who} {name}" for who, name in product(CASE_HOLDERS, (*SWE_NUMBERS, "Registration", "Reg No"))),
)
#: What it calls the team of the one who holds a case.
TEAMS = ("Team", "Team Name", *(f"{who} team" for who in CASE_HOLDERS))
#: What it calls their staff number, or the case system's own number of them.
CASE_HOLDER_STAFF_NUMBERS = (
    *(
        f"{who} {name}"
        for who, name in product(
            CASE_HOLDERS,
            listed(
                "Staff Number, Staff ID, Employee Number, Employee ID, Payroll Number, Payroll Ref, "
                "Payroll Reference, Payroll ID, Personnel Number, ID, Number, Ref"
            ),
        )
    ),
    *listed(
        "Staff Number, Staff No, Staff ID, Employee Number, Employee ID, Payroll Number, Payroll Ref, "
        "Payroll Reference, Payroll ID, Personnel Number, Person Number"
    ),
)


def first(name: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """These headings, the one that a person is told of before the others."""
    return (name, *(one for one in names if one != name))
