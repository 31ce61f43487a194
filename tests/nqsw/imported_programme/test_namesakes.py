"""People of one name in a programme sheet: told apart by what stands beside the name, else asked."""

import pytest

from nqsw.imported_programme.namesakes import Likely, likeliest
from nqsw.models import Enrolment
from tests.nqsw.imported_programme.brought import reached
from tests.nqsw.imported_programme.sheets import HR_LIST, NQSW, SENIOR, bring_in, hire, someone


@pytest.mark.parametrize(
    ("signs", "likely"),
    [
        ([], Likely((1, 2, 3))),
        ([("is here", {1, 2, 3}), ("is gone", set())], Likely((1, 2, 3))),
        ([("is new", {2})], Likely((2, 1, 3), "is new", is_certain=True)),
        ([("is new", {2, 3})], Likely((2, 3, 1), "is new")),
        ([("is new", {2, 3}), ("is near", {3})], Likely((3, 2, 1), "is new and is near", is_certain=True)),
        ([("is new", {2}), ("is near", {3})], Likely((2, 3, 1), "is new")),
    ],
)
def test_what_speaks_for_one_alone_is_certain_and_what_speaks_for_two_is_asked(signs, likely):
    asked = [(says, those.__contains__) for says, those in signs]
    assert likeliest((1, 2, 3), asked) == likely


def namesake(title, team, manager, start):
    return [*HR_LIST, someone(20, "Ella", "Khan", title, team, manager, start)]


@pytest.mark.django_db
def test_an_experienced_namesake_is_not_asked_about():
    hire(namesake("Social Worker", "East", 901, "01/04/2015"))
    plan = bring_in([("Name", "ASYE start", "Agreement"), ("Ella Khan", "07/09/2026", "21/09/2026")])
    assert (plan.questions, plan.changes) == ([], {"milestones done": 1})
    assert reached(5)
    assert not Enrolment.objects.filter(worker__staff_number="20").exists()


@pytest.mark.django_db
def test_of_two_nqsws_of_one_name_the_start_tells_and_two_rows_mean_two_people():
    hire(namesake(NQSW, "East", 901, "02/03/2026"))
    rows = [("Name", "ASYE start", "Agreement"),
            ("Ella Khan", "07/09/2026", "21/09/2026"), ("Ella Khan", "01/03/2026", "16/03/2026")]  # fmt: skip
    plan = bring_in(rows)
    assert not [one for one in plan.questions if one.kind.startswith("NQSW")]
    assert {line.subject for line in plan.lines} == {"Ella Khan"}
    assert plan.people == {one.worker_id for one in Enrolment.objects.filter(worker__family_name="Khan")}


@pytest.mark.django_db
def test_where_two_things_speak_for_two_people_the_likelier_stands_first_with_the_reason():
    hire(namesake("Social Worker", "East", 901, "01/03/2026"))
    plan = bring_in([("Name", "ASYE start"), ("Ella Khan", "02/03/2026")])
    question = plan.open_questions[0]
    assert question.why == "2 people can be meant. The first is on a programme."
    offered = [option.label for option in question.options[:2]]
    assert offered == ["Ella Khan, West, SW5", "Ella Khan, East, SW20"]


@pytest.mark.django_db
def test_a_newly_qualified_namesake_is_not_taken_for_the_mentor():
    hire([*HR_LIST, someone(20, "Ella", "Khan", SENIOR, "East", 901, "01/04/2015")])
    plan = bring_in([("Name", "Mentor"), ("Femi Brooks", "Ella Khan")])
    assert plan.questions == []
    mentor = Enrolment.objects.get(worker__staff_number="6").mentor_assignments.get().mentor
    assert mentor.staff_number == "20"
