"""Mentors of NQSWs who were here before records began: not entered yet, for four weeks."""

from datetime import UTC, date, datetime, timedelta

import pytest

from nqsw.enrolments.reports.progress import progress_of
from nqsw.enrolments.reports.standing import standing_rows, standings_among
from nqsw.enrolments.services.enrolments import enrol
from nqsw.mentors.reports.mentors import mentor_not_entered, without_mentor
from nqsw.mentors.services.mentors import assign_mentor, end_assignment
from nqsw.models import Enrolment
from tests.nqsw.enrolments.promised import START, enrolled, manager, psw, senior
from workforce.models import StartDay

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
TODAY = date(2026, 11, 19)


def begin(day):
    StartDay.objects.create(records_begin_on=day, set_at=datetime(2026, 11, 2, 9, tzinfo=UTC))


def stands(on=TODAY):
    """Without a mentor, and not entered yet: by the lists, and by each one's progress."""
    everyone = Enrolment.objects.all()
    progress = progress_of(everyone.with_people(), on=on)
    begins_on = StartDay.objects.records_begin_on()
    lists = (
        without_mentor(everyone, on=on, records_begin_on=begins_on).count(),
        mentor_not_entered(everyone, on=on, records_begin_on=begins_on).count(),
    )
    assert lists == (sum(one.lacks_mentor for one in progress), sum(one.mentor_unknown for one in progress))
    return lists


def standings(enrolments, *, on):
    rows = standing_rows(enrolments, on=on)
    return standings_among(rows["standing"], rows["open"], on=on)


def expected_flags(expected):
    return tuple(bool(number) for number in expected)


@pytest.mark.parametrize(
    ("begins_on", "expected"),
    [
        (START, (1, 0)),
        (TODAY, (0, 1)),
        (TODAY - timedelta(weeks=4), (0, 1)),
        (TODAY - timedelta(weeks=4, days=1), (1, 0)),
    ],
    ids=["started with the records", "first day", "last day of four weeks", "four weeks are over"],
)
def test_a_mentor_is_not_entered_yet_for_four_weeks(begins_on, expected):
    enrolled(line_manager=manager())
    begin(begins_on)
    assert stands() == expected


@pytest.mark.parametrize(
    ("begins_on", "said"),
    [(START, "You do not have a mentor yet."), (TODAY, "Your mentor is not entered in the tracker yet.")],
)
def test_the_nqsw_reads_the_same_at_home(sign_in, begins_on, said):
    enrolment = enrolled(line_manager=manager())
    begin(begins_on)
    assert said in sign_in(enrolment.worker).get("/").text


def test_whoever_had_a_mentor_and_has_none_is_without_one():
    enrolment = enrolled(line_manager=manager())
    begin(TODAY)
    assignment = assign_mentor(enrolment=enrolment, mentor=senior(), starts_on=START, by=None)
    assert stands() == (0, 0)
    end_assignment(assignment=assignment, on=TODAY - timedelta(1), by=None)
    assert stands() == (1, 0)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 10, 30), (0, 1)),
        (date(2026, 11, 1), (0, 1)),
        (date(2026, 11, 2), (0, 1)),
        (date(2026, 11, 9), (0, 0)),
    ],
    ids=["weeks before records", "the day before", "the first day", "the mentor's first day"],
)
def test_a_mentor_entered_since_says_nothing_of_the_days_before(on, expected):
    enrolment = enrolled(line_manager=manager())
    begin(date(2026, 11, 2))
    assign_mentor(enrolment=enrolment, mentor=senior(), starts_on=date(2026, 11, 9), by=None)
    assert stands(on) == expected
    (standing,) = standings(Enrolment.objects.all(), on=on)
    assert ("no-mentor" in standing.flags, "mentor-unknown" in standing.flags) == expected_flags(expected)


@pytest.mark.parametrize(
    ("recorded_on", "expected"),
    [(TODAY - timedelta(1), (1, 0)), (TODAY, (1, 0)), (TODAY + timedelta(1), (0, 1)), (None, (1, 0))],
    ids=["the day before", "on the day", "the day after", "nobody kept it"],
)
def test_of_a_day_before_the_nqsw_was_recorded_no_record_says(recorded_on, expected):
    enrolled(line_manager=manager())
    Enrolment.objects.update(recorded_on=recorded_on)
    (progress,) = progress_of(Enrolment.objects.with_people(), on=TODAY)
    (standing,) = standings(Enrolment.objects.all(), on=TODAY)
    for one in (progress, standing):
        assert (one.lacks_mentor, one.mentor_unknown) == expected_flags(expected)


def test_an_nqsw_is_recorded_today():
    made = enrolled(line_manager=manager())
    other = enrol(worker=senior(), cohort=made.cohort, started_on=START, by=None)
    assert (made.recorded_on, other.recorded_on) == (START, TODAY)


@pytest.mark.parametrize("number", [1, 12])
def test_the_page_asks_as_often_for_many_as_for_one(sign_in, queries_of, number):
    begin(date(2026, 10, 20))
    for _ in range(number):
        enrolled()
        enrolled(started_on=TODAY)
        assign_mentor(enrolment=enrolled(), mentor=senior(), starts_on=START, by=None)
    client = sign_in(psw())
    client.get("/nqsw/mentors/")
    assert queries_of(client, "/nqsw/mentors/") <= 10


def test_the_page_tells_the_two_apart(sign_in):
    enrolled(line_manager=manager())
    begin(TODAY)
    page = sign_in(psw()).get("/nqsw/mentors/").content.decode()
    assert "have no mentor" not in page
    assert 'flag=mentor-unknown" data-count="1">1</a> of ' in page
    assert "</a> the mentor is not entered yet" in page
    assert "flag=mentor-unknown" in page
    assert "After Thursday 17 December an NQSW without an entry counts as without a mentor." in page
