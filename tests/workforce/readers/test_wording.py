"""Words with a fixed meaning are understood as the field uses them."""

import pytest

from workforce.readers import wording
from workforce.readers.cells import CellProblem
from workforce.readers.job_titles import NewlyQualified, newly_qualified


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Assistant Director", 1),
        ("Director of Children's Services", 1),
        ("Head of Safeguarding", 1),
        ("Service Manager", 2),
        ("Interim Service Manager, Permanence", 2),
        ("Team Manager", 3),
        ("Deputy Team Manager", 3),
        ("Advanced Practitioner", 4),
        ("Senior Practitioner - MASH", 4),
        ("SENIOR SOCIAL WORKER", 4),
        ("Social Worker", 5),
        ("Experienced Social Worker", 5),
        ("Social Worker (ASYE)", 5),
        ("NQSW Social Worker", 5),
        ("NQSW", 5),
        ("asye", 5),
        ("Newly Qualified", 5),
        ("NQSW (ASYE)", 5),
        ("Agency NQSW Grade 7", 5),
        ("Social Worker Level 2", 5),
        ("Principal Social Worker", 6),
        ("Principal Child and Family Social Worker", 6),
    ],
)
def test_a_job_title_tells_the_census_role(title, role):
    assert wording.organisational_role(title) == role


@pytest.mark.parametrize(
    "title",
    ["Business Support", "PA to the Director", "Assistant Social Worker", "Social Worker Assistant",
     "Manager", "Cook", "Social Worker Assistant Director", "ASYE Coordinator",
     "ASYE Assessor", "ASYE - Assessor", "NQSW Lead", "ASYE Admin", "NQSWs",
     "Assistant to the Head of Service", "Antisocial worker"],
)  # fmt: skip
def test_a_job_title_of_another_kind_leaves_the_role_to_a_person(title):
    assert wording.organisational_role(title) == wording.ROLE_NOT_TOLD


@pytest.mark.parametrize(
    ("title", "newly"),
    [("Social Worker (ASYE)", True), ("NQSW", True), ("Newly Qualified Social Worker", True),
     ("Social Worker", False), ("Easy Read Officer", False)],
)  # fmt: skip
def test_a_job_title_tells_who_is_newly_qualified(title, newly):
    assert (newly_qualified(title, org_role=5) is NewlyQualified.YES) is newly


@pytest.mark.parametrize(
    ("reason", "code"),
    [("Sickness", "SIC"), ("Maternity", "MAT"), ("paternity leave", "MAT"), ("Adoption", "MAT"),
     ("Shared Parental Leave", "MAT"), ("Unpaid leave", "UNP"), ("Unauthorised", "UNA"),
     ("Annual Leave", "ANL"), ("Jury service", "PUB"), ("Training", "TRN"), ("Other", "OTH"),
     ("SIC", "SIC")],
)  # fmt: skip
def test_an_absence_reason_has_its_census_code(reason, code):
    assert wording.absence_reason(reason) == (code, True)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("Permanent", "permanent"), ("PERM", "permanent"), ("Fixed-Term", "fixed_term"),
     ("Agency", "agency")],
)  # fmt: skip
def test_a_contract_is_one_of_three(typed, kind):
    assert wording.contract(typed) == (kind, True)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("Full-time regular", "permanent"), ("Part-time regular", "permanent"),
     ("Open-ended contract", "permanent"),
     ("Contingent Worker - Agency", "agency"), ("Agency (Matrix)", "agency"),
     ("Fixed term to 31/03/2027", "fixed_term"), ("Temp - maternity cover", "fixed_term"),
     ("Zero hours", ""), ("Casual", ""), ("Non-permanent", ""), ("Permanent, seconded on a fixed term", ""),
     ("Not agency", "")],
)  # fmt: skip
def test_a_contract_in_other_words_is_understood_or_left_to_a_person(typed, kind):
    assert wording.contract(typed) == (kind, False)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("Sickness Absence", "SIC"), ("Long-term sick (WR)", "SIC"), ("Maternity Leave (OMP)", "MAT"),
     ("Annual leave - booked", "ANL"), ("Phased return after sickness", ""), ("Gone", ""),
     ("Sick during maternity", ""), ("Not sick", "")],
)  # fmt: skip
def test_an_absence_in_other_words_is_understood_or_left_to_a_person(typed, code):
    assert wording.absence_reason(typed) == (code, False)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("1-1", "one_to_one"), ("1:1", "one_to_one"), ("Supervision", "one_to_one"),
     ("ASYE", "one_to_one"), ("Reflective", "reflective"), ("Case supervision", "case"),
     ("Group", "group")],
)  # fmt: skip
def test_a_type_of_supervision_is_one_of_four(typed, kind):
    assert wording.session_kind(typed) == kind


@pytest.mark.parametrize(
    ("typed", "category"),
    [("CIN", "cin"), ("Child Protection", "cp"), ("LAC", "cla"), ("Care leaver", "care_leaver"),
     ("Section 47", "s47"), ("S47", "s47"), ("Assessment", "assessment"), ("Other", "other")],
)  # fmt: skip
def test_a_case_has_one_of_seven_categories(typed, category):
    assert wording.case_category(typed) == category


@pytest.mark.parametrize("read", [wording.session_kind, wording.case_category])
def test_a_word_outside_the_list_is_refused_with_the_list(read):
    with pytest.raises(CellProblem, match=r"not a word we know here\. Write .+ or .+\."):
        read("Zero hours")


@pytest.mark.parametrize("typed", ["P3833612", 3833612, "LCS-0012/3", "p12"])
def test_a_case_number_is_kept(typed):
    assert wording.case_reference(typed) == str(typed)


@pytest.mark.parametrize("typed", ["Smith", "Amy Smith", "SMITH", "Smith 2014", "Smith2014", "Zoëlle7"])
def test_what_may_be_a_childs_name_is_refused_and_not_repeated(typed):
    with pytest.raises(CellProblem, match="never a child's name") as refused:
        wording.case_reference(typed)
    assert typed not in str(refused.value) + refused.value.shown_as
