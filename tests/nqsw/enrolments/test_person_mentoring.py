"""An NQSW's page says when they met their mentor and when they meet next, with the way there for the two."""

from datetime import UTC, date, datetime, timedelta

import pytest

from nqsw.mentors.services.mentor_meetings import book_meeting, log_past_meeting
from nqsw.mentors.services.mentors import assign_mentor
from tests.nqsw.enrolments.promised import START, enrolled, psw, senior

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
NOW = datetime(2026, 11, 19, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def assignment():
    return assign_mentor(enrolment=enrolled(), mentor=senior(), starts_on=START, by=None)


def at(day: date) -> dict[str, object]:
    starts_at = datetime(day.year, day.month, day.day, 14, tzinfo=UTC)
    return {"starts_at": starts_at, "ends_at": starts_at + HOUR, "place": "", "by": None, "at": NOW}


def page_of(client, assignment) -> str:
    return " ".join(client.get(assignment.enrolment.worker.get_absolute_url()).text.split())


def test_without_a_meeting_it_says_so(assignment, sign_in):
    assert "; no meeting is booked" in page_of(sign_in(assignment.mentor), assignment)


def test_the_next_meeting_opens_for_the_two_and_is_a_day_for_others(assignment, sign_in):
    log_past_meeting(assignment=assignment, topics="CANARY", **at(date(2026, 11, 4)))
    later = book_meeting(assignment=assignment, **at(date(2026, 12, 16)))
    meeting = book_meeting(assignment=assignment, **at(date(2026, 12, 2)))
    link = f'next meeting <a class="govuk-link" href="{meeting.get_absolute_url()}">Wed 2 Dec, 14:00</a>'
    for one in (assignment.mentor, assignment.enrolment.worker):
        page = page_of(sign_in(one), assignment)
        assert f"{link}, last met Wed 4 Nov" in page
        assert later.get_absolute_url() not in page
    page = page_of(sign_in(psw()), assignment)
    assert "next meeting Wed 2 Dec, 14:00, last met Wed 4 Nov" in page
    assert "CANARY" not in page


def test_a_meeting_of_a_former_mentor_is_not_the_next_of_the_mentor_now(assignment, sign_in):
    book_meeting(assignment=assignment, **at(date(2026, 12, 2)))
    new = assign_mentor(
        enrolment=assignment.enrolment, mentor=senior(), starts_on=date(2026, 11, 19), by=None
    )
    assert "; no meeting is booked" in page_of(sign_in(new.mentor), new)
