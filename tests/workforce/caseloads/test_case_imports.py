"""Lists of allocations, one month after the other: corrected, handed over, ended, reopened, missing."""

from datetime import UTC, date, datetime

import pytest

from tests.factories import WorkerFactory
from workforce.imports.services import import_file
from workforce.models import Allocation

pytestmark = pytest.mark.django_db

HEADINGS = ("Person ID", "Involvement", "Allocated worker SWE", "Allocated from", "Allocated to")


@pytest.fixture(autouse=True)
def people():
    """Carys Allen (SW101) and Dayo Okoro (SW102)."""
    return (
        WorkerFactory(given_name="Carys", family_name="Allen", swe_number="SW101"),
        WorkerFactory(given_name="Dayo", family_name="Okoro", swe_number="SW102"),
    )


@pytest.fixture
def list_of(workbook_of):
    """Import a list on 2 November 2026; rows are (case, worker, first day, last day), CIN without a fifth."""

    def _list_of(*rows, answers=None):
        filled = [(*row, "CIN")[:5] for row in rows]
        table = [HEADINGS, *([case, kind, *where] for case, *where, kind in filled)]
        return import_file(
            kind="allocations", content=workbook_of(table), file_name="a.xlsx", on=date(2026, 11, 2), by=None,
            at=datetime(2026, 11, 2, 9, tzinfo=UTC), answers=answers,
        )  # fmt: skip

    return _list_of


OPEN = ("P100", "SW101", "01/09/2026", None)


def told(plan):
    return [(line.subject, str(line.becomes), line.says) for line in plan.lines]


def test_a_new_case_is_told_with_its_kind_and_its_days(list_of):
    plan = list_of(("P1", "SW101", "01/09/2026", None), ("P2", "SW101", "01/09/2026", "30/09/2026", "CP"))
    assert [says for _, _, says in told(plan)] == [
        "Child in need from 01/09/2026, with Carys Allen",
        "Child protection from 01/09/2026 until 30/09/2026, with Carys Allen",
    ]


@pytest.mark.parametrize("since", ["03/09/2026", "28/08/2026", "01/11/2026"])
def test_a_first_day_that_was_corrected_is_a_change_of_one_allocation(list_of, since):
    list_of(OPEN)
    plan = list_of(("P100", "SW101", since, None))
    assert plan.changes == {"allocations changed": 1}
    assert told(plan) == [("P100", "changed", f"with Carys Allen: first day 01/09/2026 → {since}")]
    assert Allocation.objects.get().allocated_on.strftime("%d/%m/%Y") == since


def test_a_case_that_ended_and_comes_back_later_is_another_allocation(list_of):
    list_of(("P100", "SW101", "01/09/2026", "30/09/2026"))
    assert list_of(("P100", "SW101", "05/10/2026", None)).changes == {"allocations added": 1}


def test_an_ended_allocation_that_reappears_open_is_a_change(list_of):
    list_of(("P100", "SW101", "01/09/2026", "30/09/2026"))
    plan = list_of(OPEN)
    assert told(plan) == [("P100", "changed", "with Carys Allen: last day 30/09/2026 → open")]


@pytest.mark.parametrize("case", ["p100", "P100"])
def test_a_reference_is_matched_whatever_its_letter_case(list_of, case):
    list_of(OPEN)
    assert list_of((case, "SW101", "01/09/2026", None)).changes == {}
    assert Allocation.objects.get().case_reference == "P100"


def test_two_people_at_once_are_said(list_of):
    plan = list_of(OPEN, ("P100", "SW102", "01/10/2026", None))
    assert plan.changes == {"allocations added": 2}
    assert plan.notes == (
        "Held by two people at once, and counted for both: P100 (Carys Allen and Dayo Okoro).",
    )


def test_one_after_the_other_is_not_at_once(list_of):
    rows = (("P100", "SW101", "01/09/2026", "30/09/2026"), ("P100", "SW102", "01/10/2026", None))
    assert list_of(*rows).notes == ()


JUNE = ("P100", "SW101", "01/06/2026", None, "CP")
MARCH = ("P100", "SW101", "01/03/2026", None)


def held():
    found = Allocation.objects.order_by("allocated_on")
    days = found.values_list("category", "allocated_on", "ended_on")
    return [(kind, f"{since:%d/%m}", until and f"{until:%d/%m}") for kind, since, until in days]


def test_rows_that_say_the_same_are_one_allocation_and_counted(list_of):
    plan = list_of(OPEN, ("p100", *OPEN[1:]), OPEN)
    assert plan.changes == {"allocations added": 1}
    left_out = [(line.row, line.what, line.says) for line in plan.lines if line.becomes == "left_out"]
    says = "with Carys Allen: row 2 says the same"
    assert left_out == [(3, "cases listed twice", says), (4, "cases listed twice", says)]
    assert list_of(OPEN, OPEN).changes == {}


def test_two_kinds_one_after_the_other_are_kept_with_their_days(list_of):
    plan = list_of(("P100", "SW101", "01/03/2026", "31/05/2026"), JUNE)
    assert plan.changes == {"allocations added": 2}
    assert held() == [("cin", "01/03", "31/05"), ("cp", "01/06", None)]
    assert list_of(JUNE).changes == {}


def test_two_kinds_at_once_are_asked_about_and_become_one_case(list_of):
    (asked,) = list_of(MARCH, JUNE).open_questions
    assert asked.why.startswith("Rows 2 and 3 both have it on the same days.")
    assert [option.label for option in asked.options] == [
        "One after the other: Child in need from 01/03/2026 until 31/05/2026; "
        "Child protection from 01/06/2026",
        "Row 2 alone: Child in need from 01/03/2026",
        "Row 3 alone: Child protection from 01/06/2026",
    ]
    assert not Allocation.objects.exists()
    list_of(MARCH, JUNE, answers={asked.key: "in-turn"})
    assert held() == [("cin", "01/03", "31/05"), ("cp", "01/06", None)]
    again = list_of(MARCH, JUNE)
    assert (again.open_questions, again.changes) == ([], {})


def test_one_of_two_rows_can_be_right(list_of):
    (asked,) = list_of(MARCH, JUNE).open_questions
    list_of(MARCH, JUNE, answers={asked.key: "Child protection from 01/06/2026"})
    assert held() == [("cp", "01/06", None)]


def test_a_case_is_the_first_kind_again_after_the_second_has_ended(list_of):
    summer = ("P100", "SW101", "01/06/2026", "31/08/2026", "CP")
    (asked,) = list_of(MARCH, summer).open_questions
    list_of(MARCH, summer, answers={asked.key: "in-turn"})
    assert held() == [("cin", "01/03", "31/05"), ("cp", "01/06", "31/08"), ("cin", "01/09", None)]
    assert list_of(MARCH, summer).changes == {}


def test_two_kinds_from_one_day_on_are_asked_about_row_by_row(list_of):
    (asked,) = list_of(OPEN, (*OPEN, "CP")).open_questions
    assert [option.label[:11] for option in asked.options] == ["Row 2 alone", "Row 3 alone"]


def test_a_later_file_with_another_kind_keeps_what_the_case_was(list_of):
    list_of(MARCH)
    plan = list_of(JUNE)
    assert told(plan) == [
        ("P100", "changed", "with Carys Allen: Child in need → Child protection from 01/06/2026")
    ]
    assert held() == [("cin", "01/03", "31/05"), ("cp", "01/06", None)]
    assert list_of(JUNE).changes == {}


def test_another_kind_from_the_same_day_is_a_change_old_and_new(list_of):
    list_of(MARCH)
    plan = list_of((*MARCH, "CP"))
    assert told(plan) == [("P100", "changed", "with Carys Allen: Child in need → Child protection")]


def test_a_case_that_somebody_else_has_now_is_asked_about(list_of):
    list_of(OPEN)
    now = ("P100", "SW102", "01/10/2026", None)
    (asked,) = list_of(now).open_questions
    assert asked.asks == "Does Carys Allen still hold P100?"
    assert asked.options[0].day == date(2026, 9, 30)
    plan = list_of(now, answers={asked.key: "ended|2026-09-30"})
    assert plan.changes == {"allocations added": 1, "allocations ended": 1}
    assert Allocation.objects.get(worker__swe_number="SW101").ended_on == date(2026, 9, 30)


def test_both_can_hold_it(list_of):
    list_of(OPEN)
    now = ("P100", "SW102", "01/10/2026", None)
    (asked,) = list_of(now).open_questions
    assert list_of(now, answers={asked.key: "both"}).changes == {"allocations added": 1}
    assert Allocation.objects.filter(ended_on=None).count() == 2


def test_cases_that_are_not_in_the_file_are_one_question(list_of):
    list_of(OPEN, ("P101", "SW101", "01/09/2026", None), ("P102", "SW102", "01/09/2026", None))
    (asked,) = list_of(OPEN).open_questions
    assert (asked.key, asked.subject) == ("full-list", "2 cases")
    assert Allocation.objects.filter(ended_on=None).count() == 3


def test_a_full_list_ends_what_it_does_not_name(list_of):
    list_of(OPEN, ("P101", "SW101", "01/09/2026", None))
    plan = list_of(OPEN, answers={"full-list": "full|2026-10-31"})
    assert told(plan) == [("P101", "ended", "with Carys Allen until 31/10/2026")]
    assert Allocation.objects.get(case_reference="P101").ended_on == date(2026, 10, 31)
    assert list_of(OPEN).changes == {}


def test_a_list_of_changes_leaves_the_rest_and_is_remembered(list_of):
    list_of(OPEN, ("P101", "SW101", "01/09/2026", None))
    new = ("P102", "SW101", "01/10/2026", None)
    assert list_of(new, answers={"full-list": "changes"}).changes == {"allocations added": 1}
    plan = list_of(("P103", "SW101", "01/10/2026", None))
    assert plan.changes == {"allocations added": 1}
    assert [line.subject for line in plan.lines if line.becomes == "left_out"] == ["P100", "P101", "P102"]


@pytest.mark.parametrize("case", ["Amy Smith", "SMITH, A", "J. Jones", "Amy1 Smith"])
def test_a_reference_that_may_be_a_childs_name_is_refused_and_not_repeated(list_of, case):
    plan = list_of((case, "SW101", "01/09/2026", None))
    assert [(error.row, error.value) for error in plan.errors] == [(2, "(not shown)")]
    assert not Allocation.objects.exists()
