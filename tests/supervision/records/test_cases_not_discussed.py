"""Cases that supervision has not discussed for too long."""

from datetime import UTC, date, datetime, timedelta

import pytest

from supervision.models import CaseDiscussion
from supervision.records.cases import cases_longest_undiscussed_first, cases_not_discussed
from tests.factories import (
    AccountFactory,
    ActionFactory,
    AgreementFactory,
    AllocationFactory,
    CaseDiscussionFactory,
    SessionFactory,
    WorkerFactory,
)
from workforce.models import Allocation, StartDay, Worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
TODAY = date(2026, 11, 19)


def discussed(reference: str, *, days_ago: int, **written: str) -> CaseDiscussion:
    held = datetime(2026, 11, 19, 9, tzinfo=UTC) - timedelta(days=days_ago)
    session = SessionFactory(status="held", starts_at=held)
    return CaseDiscussionFactory(
        session=session, case_reference=reference, **(written or {"update": "Seen at home"})
    )


def found(**options) -> list[str]:
    rows = cases_not_discussed(Worker.objects.all(), on=TODAY, **options)
    return [case.allocation.case_reference for _, cases in rows for case in cases]


@pytest.mark.parametrize(("days_ago", "late"), [(55, []), (56, ["P1"]), (57, ["P1"])])
def test_a_case_is_pointed_out_from_the_eighth_week(days_ago, late):
    AllocationFactory(case_reference="P1")
    discussed("P1", days_ago=days_ago)
    assert found() == late


@pytest.mark.parametrize(("written", "late"), [("", ["P1"]), ("Close", [])])
def test_a_case_that_was_only_ticked_is_not_discussed(written, late):
    AllocationFactory(case_reference="P1")
    discussed("P1", days_ago=1, decision=written)
    assert found() == late


def test_an_action_on_a_case_is_something_written_about_it():
    AllocationFactory(case_reference="P1")
    discussion = discussed("P1", days_ago=1, decision="")
    ActionFactory(discussion=discussion, session=discussion.session, supervisee=discussion.supervisee)
    assert found() == []


@pytest.mark.parametrize(("days_ago", "late"), [(27, []), (28, ["P1"])])
def test_a_case_is_pointed_out_from_the_week_that_the_agreement_says(days_ago, late):
    agreement = AgreementFactory(cases_discussed_within_weeks=4)
    AllocationFactory(case_reference="P1", worker=agreement.supervisee)
    discussed("P1", days_ago=days_ago)
    assert found() == late


def test_before_its_first_discussion_the_day_of_allocation_counts():
    AllocationFactory(case_reference="P1", allocated_on=TODAY - timedelta(days=56))
    AllocationFactory(case_reference="P2", allocated_on=TODAY - timedelta(days=55))
    assert found() == ["P1"]


def test_one_number_may_be_asked_for_everybody():
    AllocationFactory(case_reference="P1", allocated_on=TODAY - timedelta(days=14))
    assert (found(weeks=2), found(weeks=3)) == (["P1"], [])


def test_a_case_that_is_no_longer_held_is_left_out():
    AllocationFactory(case_reference="P1", ended_on=TODAY - timedelta(days=1))
    assert found() == []


def test_the_page_shows_each_manager_their_own_people(sign_in):
    manager = WorkerFactory(org_role=3)
    AllocationFactory(case_reference="P1", worker=WorkerFactory(line_manager=manager))
    AllocationFactory(case_reference="P2")
    page = sign_in(manager).get("/supervision/cases-not-discussed/").text
    assert "P1, child in need" in page
    assert "P2, child in need" not in page
    assert sign_in(WorkerFactory()).get("/supervision/cases-not-discussed/").status_code == 404
    page = sign_in(AccountFactory(role="psw")).get("/supervision/cases-not-discussed/", {"weeks": "99"}).text
    assert "Every allocated case has been discussed recently" in page


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_page_costs_the_same_whatever_its_length(sign_in, rows, django_assert_max_num_queries):
    AllocationFactory.create_batch(rows)
    client = sign_in(AccountFactory(role="psw"))
    client.get("/supervision/cases-not-discussed/")
    with django_assert_max_num_queries(16):
        client.get("/supervision/cases-not-discussed/")


@pytest.mark.parametrize(
    ("days_ago", "late", "words"),
    [
        (55, [], "not discussed since records began, 7 weeks ago"),
        (56, ["P1"], "not discussed since records began, 8 weeks ago"),
    ],
)
def test_a_case_from_before_records_began_counts_from_the_start_day(days_ago, late, words):
    AllocationFactory(case_reference="P1", allocated_on=TODAY - timedelta(days=700))
    StartDay.objects.create(
        records_begin_on=TODAY - timedelta(days=days_ago), set_at=datetime(2026, 11, 2, 9, tzinfo=UTC)
    )
    assert found() == late
    (case,) = cases_longest_undiscussed_first(Allocation.objects.all(), on=TODAY)
    assert case.words == words


def test_a_case_that_came_later_counts_from_its_allocation():
    AllocationFactory(case_reference="P1", allocated_on=TODAY - timedelta(days=56))
    StartDay.objects.create(
        records_begin_on=TODAY - timedelta(days=57), set_at=datetime(2026, 11, 2, 9, tzinfo=UTC)
    )
    assert found() == ["P1"]


def test_a_case_that_became_another_kind_is_held_since_before_that():
    worker = AllocationFactory(
        case_reference="P1",
        category="cin",
        allocated_on=TODAY - timedelta(days=70),
        ended_on=TODAY - timedelta(days=15),
    ).worker
    AllocationFactory(
        case_reference="P1", category="cp", worker=worker, allocated_on=TODAY - timedelta(days=14)
    )
    assert found() == ["P1"]
    (case,) = cases_longest_undiscussed_first(Allocation.objects.all(), on=TODAY)
    assert case.words == "never discussed, held for 10 weeks"
