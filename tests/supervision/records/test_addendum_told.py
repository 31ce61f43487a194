"""What one adds to a signed record is told to the other: at home for two weeks, and in one e-mail."""

from datetime import UTC, date, datetime, timedelta

import pytest

from supervision.records.services.signing import add_addendum
from supervision.reminders.kinds import wanted_on
from tests.factories import WorkerFactory
from tests.supervision.records.writing import AT, a_session, supervisee_of
from tests.supervision.signing import write_and_sign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
DAY = timedelta(days=1)


@pytest.fixture
def text():
    (signed,) = write_and_sign(session=a_session(), at=AT)
    return signed


def add(text, by, *, at=AT):
    return add_addendum(text=text, by=by.account, body="The visit was a day later.", at=at)


def told(on):
    return {
        each.recipient.worker: each.line
        for kind, each in wanted_on(on)
        if kind.key == "unsigned" and each.subject.startswith("addendum:")
    }


def test_the_supervisee_hears_of_what_the_supervisor_added_and_the_other_way_round(text):
    supervisee, supervisor = text.supervisee, text.session.supervisor
    add(text, supervisor)
    when = "on Wednesday 18 November."
    theirs = {supervisee: f"{supervisor} added to the record of your supervision {when}"}
    assert told(AT.date() + DAY) == theirs
    add(text, supervisee)
    mine = {supervisor: f"{supervisee} added to the record of supervision of {supervisee} {when}"}
    assert told(AT.date() + DAY) == theirs | mine


@pytest.mark.parametrize(
    ("on", "is_told"),
    [
        (date(2026, 11, 19), False),  # the same day: it is still going on
        (date(2026, 11, 20), True),
        (date(2026, 11, 25), True),
        (date(2026, 11, 26), False),
    ],
)
def test_it_is_told_from_the_next_day_on_and_not_after_a_week(text, on, is_told):
    add(text, text.session.supervisor)
    assert bool(told(on)) == is_told


def test_a_former_supervisor_whom_the_session_no_longer_opens_for_hears_nothing(text):
    supervisee, former = text.supervisee, text.session.supervisor
    agreement = supervisee.agreements.get()
    agreement.ends_on = AT.date()
    agreement.save()
    supervisee.line_manager = WorkerFactory(org_role=3)
    supervisee.save()
    add(text, supervisee, at=AT + DAY)
    assert former not in told(AT.date() + 2 * DAY)


@pytest.mark.parametrize(("days", "is_shown"), [(0, True), (14, True), (15, False)])
def test_home_says_so_for_two_weeks(text, sign_in, time_machine, days, is_shown):
    add(text, text.session.supervisor)
    time_machine.move_to(datetime(2026, 11, 19, 12, tzinfo=UTC) + days * DAY, tick=False)
    author = text.session.supervisor
    for page in ("/", "/supervision/"):
        said = f"{author.full_name} added to the record of"
        assert (said in sign_in(text.supervisee).get(page).text) == is_shown
        assert said not in sign_in(author).get(page).text


def test_the_supervisee_is_named_to_who_gave_the_session_where_someone_else_added(text, sign_in):
    other = WorkerFactory()
    add_addendum(text=text, by=other.account, body="Seen.", at=AT)
    page = sign_in(text.session.supervisor).get("/").text
    assert f"{other.full_name} added to the record of" in page
    assert f"</a>, {text.supervisee.full_name}." in page
    assert supervisee_of(text.session) == text.supervisee


@pytest.mark.parametrize("is_personal", [False, True])
def test_the_file_says_of_which_record_there_is_an_addendum_to_the_case_part(text, sign_in, is_personal):
    by = text.session.supervisor.account
    add_addendum(text=text, by=by, body="A day later.", at=AT, is_personal=is_personal)
    page = sign_in(text.supervisee).get(f"/supervision/file/{text.supervisee.pk}/").text
    assert ("Its record has an addendum" in page) != is_personal
