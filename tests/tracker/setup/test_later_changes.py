"""What a list says from a later day is told, and written by a list of that day or after it."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from supervision.models import Agreement
from tests.tracker.setup.test_hard_kinds import HEADINGS, boss, row
from workforce.imports.plans import Becomes
from workforce.imports.services import import_file
from workforce.models import EmploymentPeriod, Post, Team, Worker

pytestmark = pytest.mark.django_db

DAY, THAT_DAY, AFTER = date(2026, 11, 2), date(2027, 1, 1), date(2027, 1, 11)
FROM = "01/01/2027"
SOUTH = {"title": "Senior Social Worker", "team": "South", "boss": "200", "fte": "0.6"}
LEAD = row("200", "Lead", first="Lee", title="Team Manager", boss="100")


@pytest.fixture
def bring_in(csv_of):
    """Import rows, each with what stands under "Effective From"."""

    def _bring_in(*rows, on=DAY, answers=None):
        table = [[*HEADINGS, "Effective From"], *([*one, ""][: len(HEADINGS) + 1] for one in rows)]
        at = datetime(on.year, on.month, on.day, 9, tzinfo=UTC)
        said = {"kind": "workforce", "file_name": "hr.csv", "on": on, "by": None, "at": at}
        return import_file(content=csv_of(table), answers=answers, **said)

    return _bring_in


def facts():
    one = Worker.objects.get(family_name="Wells")
    return (str(one.team), one.job_title, one.contract, one.fte, str(one.line_manager), one.staff_number)


def later(plan):
    return [(line.row, line.says) for line in plan.lines if line.becomes is Becomes.LATER]


NOW = ("North", "Social Worker", "permanent", Decimal("1.00"), "Bea Boss", "5")
THEN = ("South", "Senior Social Worker", "permanent", Decimal("0.60"), "Lee Lead", "5")


@pytest.fixture
def here(bring_in):
    bring_in(boss(), LEAD, row("5", "Wells"))
    assert facts() == NOW


def test_a_change_from_a_later_day_waits_for_a_list_of_that_day(bring_in, here):
    changed = (boss(), LEAD, [*row("5", "Wells", **SOUTH), FROM])
    plan = bring_in(*changed)
    [(at, says)] = later(plan)
    assert at == 4
    assert says == (
        "Counts from 1 January 2027: job title Social Worker → Senior Social Worker; role case holder → "
        "senior practitioner; full-time equivalent 1 → 0.6; team North → South; line manager Bea Boss → "
        "Lee Lead. The next list on or after that day brings it"
    )
    assert (plan.changes, facts(), Post.objects.count()) == ({}, NOW, 0)
    assert not Team.objects.filter(name="South").exists(), "a new team waits too"
    assert later(bring_in(*changed, on=THAT_DAY - timedelta(days=1))), "the day before"
    assert facts() == NOW
    assert not later(bring_in(*changed, on=AFTER))
    assert facts() == THEN
    assert Post.objects.get().ended_on == THAT_DAY - timedelta(days=1), "as the list says"
    assert str(Agreement.objects.filter(ends_on=None).get(supervisee__family_name="Wells").supervisor) == (
        "Lee Lead"
    )


def test_it_counts_on_its_day(bring_in, here):
    bring_in(boss(), LEAD, [*row("5", "Wells", **SOUTH), FROM], on=THAT_DAY)
    assert facts() == THEN


@pytest.mark.parametrize(
    "facts_then",
    [
        {"contract": "Agency"},
        {"no": "55", "swe": "SW5"},
        SOUTH,
        {"contract": "Fixed Term", "left": "30/06/2027"},
    ],
    ids=["contract", "number", "post", "an end of its own"],
)
def test_a_contract_that_starts_later_changes_nothing_today(bring_in, facts_then):
    bring_in(boss(), LEAD, row("5", "Wells", swe="SW5"))
    plan = bring_in(
        boss(), LEAD, row(**{"no": "5", "name": "Wells", "start": FROM, "swe": "SW5"} | facts_then)
    )
    assert len(later(plan)) == 1
    assert (plan.open_questions, facts()) == ([], NOW)
    one = Worker.objects.get(family_name="Wells")
    assert (one.started_on, one.left_on) == (date(2025, 9, 1), None)
    assert Agreement.objects.filter(ends_on=None, supervisee=one).get().supervisor == one.line_manager


def test_the_same_list_on_the_day_changes_it_with_its_history(bring_in, here):
    rows = (boss(), LEAD, row("5", "Wells", start=FROM, contract="Agency", **SOUTH))
    bring_in(*rows)
    bring_in(*rows, on=AFTER)
    assert facts() == (*THEN[:2], "agency", *THEN[3:])
    post = Post.objects.get()
    assert (post.started_on, post.ended_on, post.contract) == (
        date(2025, 9, 1),
        date(2026, 12, 31),
        "permanent",
    )
    assert not later(bring_in(*rows, on=AFTER))


def test_what_is_true_of_the_person_counts_today(bring_in, here):
    bring_in(boss(), LEAD, [*row("5", "Wells", email="a@x.example", **SOUTH), FROM])
    assert Worker.objects.get(family_name="Wells").email == "a@x.example"
    bring_in(boss(), LEAD, [*row("5", "Wells", left="30/11/2026", **SOUTH), FROM])
    assert Worker.objects.get(family_name="Wells").left_on == date(2026, 11, 30)


def test_a_contract_that_follows_the_last_day_keeps_the_person_here(bring_in):
    bring_in(boss(), LEAD, row("5", "Wells", contract="Fixed Term", left="31/12/2026"))
    follows = row("5", "Wells", start=FROM, **SOUTH)
    plan = bring_in(boss(), LEAD, follows)
    assert (len(later(plan)), plan.open_questions) == (1, [])
    one = Worker.objects.get(family_name="Wells")
    assert (one.left_on, one.contract, str(one.team)) == (None, "fixed_term", "North")
    bring_in(boss(), LEAD, follows, on=AFTER)
    assert facts() == THEN
    assert not EmploymentPeriod.objects.exists()


def test_two_rows_one_after_the_other_are_one_person_who_stays(bring_in):
    plan = bring_in(
        boss(), LEAD,
        row("5", "Wells", contract="Fixed Term", left="31/12/2026"), row("5", "Wells", start=FROM, **SOUTH),
    )  # fmt: skip
    assert later(plan) == [
        (5, "Counts from 1 January 2027: Senior Social Worker in South, 0.6 FTE. "
        "The next list on or after that day brings it")
    ]  # fmt: skip
    one = Worker.objects.get(family_name="Wells")
    assert (one.left_on, str(one.team)) == (None, "North")


def test_who_left_and_comes_back_months_later_has_left_today(bring_in, here):
    rows = (
        boss(), LEAD, row("5", "Wells", left="16/10/2026"), row("5", "Wells", start="01/02/2027", **SOUTH),
    )  # fmt: skip
    assert len(later(bring_in(*rows))) == 1
    assert Worker.objects.get(family_name="Wells").left_on == date(2026, 10, 16)
    bring_in(*rows, on=date(2027, 2, 2))
    assert (facts(), Worker.objects.get(family_name="Wells").left_on) == (THEN, None)


def test_a_team_that_is_called_otherwise_from_a_later_day_is_not_asked_about(bring_in, here):
    plan = bring_in(boss(), LEAD, [*row("5", "Wells", team="North East"), FROM])
    assert (plan.open_questions, len(later(plan))) == ([], 1)


def test_who_starts_later_is_added_and_counts_nowhere_today(bring_in):
    plan = bring_in(boss(), row("5", "Wells", start=FROM))
    assert (later(plan), plan.changes["workers added"]) == ([], 2)
    assert [str(one) for one in Worker.objects.employed(on=DAY)] == ["Bea Boss"]
    assert not Agreement.objects.in_force(on=DAY).exists()
    assert Agreement.objects.in_force(on=THAT_DAY).count() == 1
    corrected = bring_in(boss(), row("5", "Wells", start="04/01/2027", **{"fte": "0.5"}))
    assert later(corrected) == [], "a first day that has not come is corrected"
    assert Worker.objects.get(family_name="Wells").started_on == date(2027, 1, 4)


def test_another_post_from_a_day_is_an_answer_to_a_first_day_that_moved(bring_in, here):
    rows = (boss(), LEAD, row("5", "Wells", start=FROM, **SOUTH))
    plan = bring_in(*rows, on=AFTER)
    [question] = plan.open_questions
    bring_in(*rows, on=AFTER, answers={question.key: "follows"})
    assert facts() == THEN
    assert Worker.objects.get(family_name="Wells").started_on == date(2025, 9, 1)
    assert Post.objects.get().ended_on == date(2026, 12, 31)
    assert bring_in(*rows, on=AFTER).open_questions == []


def test_the_page_counts_them_and_keeps_them_with_the_import(desk):
    desk.upload(boss(), LEAD, row("5", "Wells"))
    desk.apply()
    page = desk.upload(boss(), LEAD, row("5", "Wells", start="01/01/2098", contract="Agency"))
    assert "?becomes=later" not in page, "a year that cannot be is an error"
    coming = f"01/01/{timezone.localdate().year + 1}"
    page = desk.upload(boss(), LEAD, row("5", "Wells", start=coming, contract="Agency"))
    assert "Nothing in this file changes anything yet." in page
    assert "1 change from a later day</a>: the next list on or after that day brings it in." in page
    desk.upload(boss(), LEAD, row("5", "Wells", start=coming, contract="Agency"), row("6", "New"))
    desk.apply()
    assert "1 change from a later day</a>" in desk.page()
    assert [line[2] for line in desk.run.lines if line[4] == "later"] == ["changes of a later day"]


def test_a_day_that_has_passed_does_not_hand_supervision_over_for_the_days_since(bring_in):
    bring_in(boss(), LEAD, row("5", "Wells"))
    plan = bring_in(boss(), LEAD, [*row("5", "Wells", boss="200"), "01/12/2026"], on=AFTER)
    (says,) = [line.says for line in plan.lines if line.what == "agreements handed over"]
    assert says == (
        "Supervision goes from Bea Boss to Lee Lead from 11/01/2027, since what was held from 01/12/2026 on "
        "stays as it was"
    )
    assert (
        Agreement.objects.get(supervisor__family_name="Lead", supervisee__family_name="Wells").starts_on
        == AFTER
    )
