"""Caseload reports: this month's, last month's, the same day again; and people who are not found."""

from datetime import UTC, date, datetime

import pytest

from tests.factories import WorkerFactory
from workforce.imports.services import import_file
from workforce.models import CaseloadSnapshot

pytestmark = pytest.mark.django_db

HEADINGS = ("Worker", "SWE No", "Team", "CIN", "CP", "Total")


@pytest.fixture
def carys():
    return WorkerFactory(given_name="Carys", family_name="Allen", swe_number="SW101")


@pytest.fixture
def count(workbook_of):
    """Import a report of a day; rows are (name, number, children in need)."""

    def _count(day, *rows, **answers):
        table = [[f"As at {day}"], HEADINGS, *([name, swe, "", cin, 0, cin] for name, swe, cin in rows)]
        return import_file(
            kind="caseloads", content=workbook_of(table), file_name="c.xlsx", on=date(2026, 12, 1), by=None,
            at=datetime(2026, 12, 1, 9, tzinfo=UTC), answers=answers,
        )  # fmt: skip

    return _count


def test_next_months_report_is_added_beside_the_last(carys, count):
    count("30/09/2026", ("Carys Allen", "SW101", 11))
    assert count("31/10/2026", ("Carys Allen", "SW101", 12)).changes == {"caseloads counted": 1}
    assert CaseloadSnapshot.objects.count() == 2


def test_the_plan_says_which_day_is_counted(carys, count):
    plan = count("31/10/2026", ("Carys Allen", "SW101", 12))
    assert plan.notes == ("These are the cases of 31/10/2026, the day that the file counts.",)


def test_an_older_report_after_a_newer_one_says_so(carys, count):
    count("31/10/2026", ("Carys Allen", "SW101", 12))
    plan = count("30/09/2026", ("Carys Allen", "SW101", 11))
    assert plan.changes == {"caseloads counted": 1}
    assert "already has a newer count, of 31/10/2026" in plan.notes[0]


def test_the_same_day_with_other_numbers_says_old_and_new(carys, count):
    count("31/10/2026", ("Carys Allen", "SW101", 12))
    plan = count("31/10/2026", ("Carys Allen", "SW101", 11))
    assert plan.changes == {"caseloads corrected": 1}
    assert plan.lines[0].says == "12 → 11 cases (Child in need 12 → 11)"
    assert "already has a count of 31/10/2026" in plan.notes[0]


def test_who_had_cases_last_month_and_is_not_in_the_report_is_named(carys, count):
    WorkerFactory(given_name="Dayo", family_name="Okoro", swe_number="SW102")
    count("30/09/2026", ("Carys Allen", "SW101", 11), ("Dayo Okoro", "SW102", 3))
    plan = count("31/10/2026", ("Carys Allen", "SW101", 12))
    (missing,) = [line for line in plan.lines if line.becomes == "left_out"]
    assert (missing.subject, missing.says) == (
        "Dayo Okoro", "had 3 cases on 30/09/2026, and is not in this file",
    )  # fmt: skip


@pytest.mark.parametrize("name", ["Carys Allen", "Allen, Carys", "ALLEN Carys"])
def test_a_row_without_a_number_is_matched_by_a_full_name_that_one_person_has(carys, count, name):
    assert count("31/10/2026", (name, None, 12)).changes == {"caseloads counted": 1}
    assert CaseloadSnapshot.objects.get().worker == carys


def test_somebody_who_is_not_found_is_asked_about_and_the_answer_lasts(carys, count):
    row = ("Caris Allen", "SW999", 12)
    plan = count("31/10/2026", row)
    (asked,) = plan.open_questions
    assert asked.asks == "Who is “Caris Allen” (SW999)?"
    assert [option.value for option in asked.options] == [str(carys.pk), "leave-out"]
    assert not CaseloadSnapshot.objects.exists()
    count("31/10/2026", row, **{asked.key: str(carys.pk)})
    assert CaseloadSnapshot.objects.get().worker == carys
    assert count("30/11/2026", row).changes == {"caseloads counted": 1}


def test_a_row_can_be_left_out_and_the_rest_goes_in(carys, count):
    rows = (("Carys Allen", "SW101", 12), ("Nobody Known", "SW999", 3))
    (asked,) = count("31/10/2026", *rows).open_questions
    assert count("31/10/2026", *rows, **{asked.key: "leave-out"}).changes == {"caseloads counted": 1}


def test_a_number_beside_somebody_elses_name_is_asked_about(carys, count):
    dayo = WorkerFactory(given_name="Dayo", family_name="Okoro", swe_number="SW102")
    (asked,) = count("31/10/2026", ("Dayo Okoro", "SW101", 12)).open_questions
    assert asked.why == "SW101 is Carys Allen, and the name beside it is someone else's."
    assert [option.value for option in asked.options[:2]] == [str(dayo.pk), str(carys.pk)]


def test_two_rows_of_one_person_are_refused(carys, count):
    plan = count("31/10/2026", ("Carys Allen", "SW101", 12), ("Allen, Carys", None, 3))
    assert [(error.row, error.problem) for error in plan.errors] == [
        (4, "Row 3 counts Carys Allen too. Keep one row.")
    ]


@pytest.fixture
def by_staff_number(workbook_of):
    """Import a count of one worker with a staff number and no registration number."""

    def _count(name, number, **answers):
        table = [["As at 31/10/2026"], ("Worker", "Worker ID", "CIN", "Total"), (name, number, 3, 3)]
        return import_file(
            kind="caseloads", content=workbook_of(table), file_name="c.xlsx", on=date(2026, 12, 1), by=None,
            at=datetime(2026, 12, 1, 9, tzinfo=UTC), answers=answers,
        )  # fmt: skip

    return _count


def test_a_staff_number_tells_two_people_of_one_name_apart(by_staff_number):
    WorkerFactory(given_name="Carys", family_name="Allen", staff_number="00101")
    second = WorkerFactory(given_name="Carys", family_name="Allen", staff_number="102")
    assert by_staff_number("Allen, Carys", 102).changes == {"caseloads counted": 1}
    assert CaseloadSnapshot.objects.get().worker == second


def test_a_number_of_the_case_system_says_nothing_and_that_of_someone_else_is_asked_about(by_staff_number):
    carys = WorkerFactory(given_name="Carys", family_name="Allen", staff_number="101")
    WorkerFactory(given_name="Dayo", family_name="Okoro", staff_number="102")
    (asked,) = by_staff_number("Allen, Carys", 102).open_questions
    assert asked.why == "102 is Dayo Okoro, and the name beside it is someone else's."
    assert by_staff_number("Allen, Carys", 77001).changes == {"caseloads counted": 1}
    assert CaseloadSnapshot.objects.get().worker == carys


@pytest.fixture
def namesakes():
    """Two people called Carys Allen, of East and of West."""
    return [
        WorkerFactory(given_name="Carys", family_name="Allen", team__name=team) for team in ("East", "West")
    ]


def count_file(workbook_of, *rows, **answers):
    return import_file(
        kind="caseloads", content=workbook_of([["As at 31/10/2026"], *rows]), file_name="c.xlsx",
        on=date(2026, 12, 1), by=None, at=datetime(2026, 12, 1, 9, tzinfo=UTC), answers=answers,
    )  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        [["Worker", "Team", "CIN", "Total"], ["Allen, Carys", "WEST", 3, 3], ["Allen, Carys", "East", 4, 4]],
        [["Worker", "CIN", "Total"], ["West"], ["Allen, Carys", 3, 3], ["East"], ["Allen, Carys", 4, 4]],
    ],
    ids=["beside the name", "above the people"],
)
def test_the_team_tells_two_people_of_one_name_apart(workbook_of, namesakes, rows):
    plan = count_file(workbook_of, *rows)
    assert (plan.open_questions, plan.errors) == ([], ())
    assert [CaseloadSnapshot.objects.get(worker=one).cin for one in namesakes] == [4, 3]


def test_two_rows_of_one_name_are_asked_about_apart(workbook_of, namesakes):
    rows = [["Worker", "CIN", "Total"], ["Allen, Carys", 3, 3], ["Allen, Carys", 4, 4]]
    asked = count_file(workbook_of, *rows).open_questions
    assert [one.row for one in asked] == [3, 4]
    said = {one.key: str(person.pk) for one, person in zip(asked, namesakes, strict=True)}
    assert count_file(workbook_of, *rows, **said).changes == {"caseloads counted": 2}
    assert [CaseloadSnapshot.objects.get(worker=one).cin for one in namesakes] == [3, 4]
