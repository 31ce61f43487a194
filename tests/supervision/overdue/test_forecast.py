"""The forecast: for whom no session will be held in time, why, and the next step."""

from datetime import UTC, date, datetime, timedelta

import pytest

from supervision.models import Agreement
from supervision.overdue.reports.forecast import Lapse, forecast
from tests.factories import AbsenceFactory, AccountFactory, AgreementFactory, SessionFactory, WorkerFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
TODAY = date(2026, 11, 19)
PAGE = "/supervision/forecast/"


def due_in(days, **facts):
    agreement = AgreementFactory(**facts)
    Agreement.objects.filter(pk=agreement.pk).update(next_due_on=TODAY + timedelta(days))
    agreement.refresh_from_db()
    return agreement


def book(agreement, days, **facts):
    """A session booked so many days from today; the due day stays where the test has put it."""
    day = TODAY + timedelta(days)
    booked = SessionFactory(
        supervisor=agreement.supervisor,
        supervisee=agreement.supervisee,
        starts_at=datetime(day.year, day.month, day.day, 10, tzinfo=UTC),
        **facts,
    )
    Agreement.objects.filter(pk=agreement.pk).update(next_due_on=agreement.next_due_on)
    return booked


def away(worker, first, last):
    AbsenceFactory(
        worker=worker,
        started_on=TODAY + timedelta(first),
        ended_on=None if last is None else TODAY + timedelta(last),
    )


def lapses():
    return [row.lapse for row in forecast(Agreement.objects.all(), on=TODAY)]


@pytest.mark.parametrize(("days", "forecast_"), [(-1, 0), (0, 1), (28, 1), (29, 0)])
def test_the_forecast_runs_from_today_for_four_weeks(days, forecast_):
    due_in(days)
    assert len(lapses()) == forecast_


@pytest.mark.parametrize(
    ("booked_in", "expected"),
    [
        (None, [Lapse.NOTHING_BOOKED]),
        (10, []),
        (11, [Lapse.BOOKED_LATE]),
        (-1, [Lapse.NOTHING_BOOKED]),
    ],
)
def test_somebody_with_a_session_booked_up_to_the_due_day_is_not_forecast(booked_in, expected):
    agreement = due_in(10)
    if booked_in is not None:
        book(agreement, booked_in)
    assert lapses() == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [(9, 9, [Lapse.SUPERVISOR_AWAY]), (9, None, [Lapse.SUPERVISOR_AWAY]), (5, 8, []), (10, 12, [])],
)
def test_a_session_on_a_day_on_which_the_supervisor_is_away_will_not_be_held(first, last, expected):
    agreement = due_in(10)
    book(agreement, 9)
    away(agreement.supervisor, first, last)
    assert lapses() == expected


def test_another_session_in_time_makes_up_for_it():
    agreement = due_in(10)
    book(agreement, 5), book(agreement, 9)
    away(agreement.supervisor, 9, 9)
    assert lapses() == []


def test_a_supervisee_who_is_away_on_the_day_booked_is_forecast():
    agreement = due_in(10)
    book(agreement, 9)
    away(agreement.supervisee, 9, 10)
    assert lapses() == [Lapse.SUPERVISEE_AWAY]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [(-30, None, Lapse.SUPERVISOR_AWAY), (0, 10, Lapse.SUPERVISOR_AWAY), (0, 9, Lapse.NOTHING_BOOKED)],
)
def test_a_supervisor_away_until_the_due_day_is_the_reason(first, last, expected):
    away(due_in(10).supervisor, first, last)
    assert lapses() == [expected]


@pytest.mark.parametrize("people", [1, 3, 12])
def test_the_number_of_queries_does_not_grow_with_the_people(people, django_assert_num_queries):
    for _ in range(people):
        book(due_in(10), 9)
    with django_assert_num_queries(4):
        forecast(Agreement.objects.all(), on=TODAY)


@pytest.mark.parametrize(
    ("booked_in", "step"), [(None, "/supervision/book/?supervisee="), (12, "/move/")], ids=["book", "move"]
)
def test_the_supervisor_is_offered_what_prevents_it(sign_in, booked_in, step):
    agreement = due_in(10)
    if booked_in:
        book(agreement, booked_in)
    (row,) = sign_in(agreement.supervisor).get(PAGE).context["rows"]
    assert step in row.next_step.url


def test_a_manager_is_offered_cover_where_the_supervisor_is_away(sign_in):
    agreement = due_in(10)
    away(agreement.supervisor, 0, None)
    (row,) = sign_in(AccountFactory(role="psw")).get(PAGE).context["rows"]
    assert (row.next_step.label, row.next_step.url) == (
        "Arrange cover",
        f"/people/{agreement.supervisor_id}/cover/?supervisee={agreement.supervisee_id}&day=2026-11-29",
    )


def test_the_reasons_are_counted_and_filter_the_list(sign_in):
    due_in(3), due_in(4)
    book(due_in(10), 12)
    response = sign_in(AccountFactory(role="psw")).get(PAGE, {"why": "booked-late"})
    assert {link.label: link.number for link in response.context["lapses"] if link.number} == {
        "Nothing booked": 2,
        "Booked after the due day": 1,
    }
    assert [row.forecast.lapse for row in response.context["rows"]] == [Lapse.BOOKED_LATE]


def test_each_sees_those_whom_they_answer_for(sign_in):
    mine = due_in(3)
    due_in(4)
    (row,) = sign_in(mine.supervisor).get(PAGE).context["rows"]
    assert row.forecast.agreement == mine
    assert sign_in(mine.supervisee).get(PAGE).status_code == 404


def test_an_empty_forecast_says_what_would_be_listed(sign_in):
    book(due_in(10), 9)
    assert "Nobody will be overdue" in sign_in(AccountFactory(role="psw")).get(PAGE).content.decode()


def test_a_reason_that_is_none_shows_nobody_and_no_error(sign_in):
    due_in(3)
    response = sign_in(AccountFactory(role="psw")).get(PAGE, {"why": "x", "page": "y"})
    assert "Nobody for this reason" in response.content.decode()


def test_a_leavers_agreement_is_not_forecast():
    agreement = due_in(10, supervisee=WorkerFactory())
    Agreement.objects.filter(pk=agreement.pk).update(ends_on=TODAY - timedelta(1))
    assert lapses() == []
