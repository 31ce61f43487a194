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
#: A person's number in HR's or payroll's system.
PERSON_NUMBERS = listed(
    "Emp No, Employee Number, Employee No, Employee ID, Emp ID, Emp Number, Employee Ref, "
    "Employee Reference, Staff Number, Staff No, Staff ID, Payroll Number, Payroll No, Payroll ID, "
    "Payroll Ref, Payroll Reference, Pay Number, Personnel Number, Personnel No, Pers No, Person Number, "
    "Personal Reference, Personal Ref, Worker ID, Worker Number"
)
#: What a list of cases calls the staff number of the one who holds them, or the case system's own number of
#: them. A "personal reference" may be the child's there.
CASE_HOLDER_STAFF_NUMBERS = tuple(
    dict.fromkeys(
        (
            *(
                f"{who} {name}"
                for who, name in product(CASE_HOLDERS, (*PERSON_NUMBERS, "ID", "Number", "Ref"))
            ),
            *(name for name in PERSON_NUMBERS if not name.startswith("Personal")),
        )
    )
)


def first(name: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """These headings, the one that a person is told of before the others."""
    return (name, *(one for one in names if one != name))
