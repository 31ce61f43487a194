"""The sessions behind the measures of the supervision report, and the due days behind its shares."""

from datetime import UTC, date, datetime

import pytest

from tests.factories import AccountFactory, AgreementFactory, SessionFactory, WorkerFactory
from tracker.reports.behind import HELD, OFF, sessions_behind
from tracker.reports.supervision import measures, supervision_report
from workforce.models import Worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
NOVEMBER = {"from_on": date(2026, 11, 1), "to_on": date(2026, 11, 18)}
DAYS = {"from_on": "2026-11-01", "to_on": "2026-11-18"}


def session(agreement, day: int, status: str = "held", **facts):
    people = {"supervisor": agreement.supervisor, "supervisee": agreement.supervisee}
    starts_at = datetime(2026, 11, day, 14, tzinfo=UTC)
    return SessionFactory(starts_at=starts_at, status=status, **people, **facts)


@pytest.fixture
def agreement():
    found = AgreementFactory(starts_on=date(2026, 9, 1), clock_started_on=date(2026, 9, 1))
    session(found, 3, minutes=95, was_interrupted=False)
    session(found, 4, minutes=20, was_interrupted=False)
    session(found, 10, "cancelled", called_off_reason="court", called_off_side="supervisor")
    session(found, 11, "did_not_attend", called_off_side="supervisee")
    return found


def test_each_measure_is_the_number_of_the_sessions_behind_it(agreement):
    people = Worker.objects.all()
    report = supervision_report(people=people, **NOVEMBER)
    named = [one for one in measures(report) if one.rows]
    assert {one.rows for one in named} <= {*HELD, *OFF}
    for one in named:
        assert len(sessions_behind(one.rows, people=people, **NOVEMBER)) == one.value, one.label
        if one.rows_of:
            assert len(sessions_behind(one.rows_of, people=people, **NOVEMBER)) == one.of, one.label


def test_the_page_lists_them_to_those_who_answer_for_the_people_and_no_one_elses(agreement, sign_in):
    page = "/reports/supervision/sessions/"
    client = sign_in(AccountFactory(role="psw"))
    assert 'data-total="2"' in client.get(page, {**DAYS, "what": "held"}).text
    assert 'data-total="1"' in client.get(page, {**DAYS, "what": "for-court"}).text
    assert "Sessions held" in client.get(page, {"what": "anything"}).text
    manager = WorkerFactory(org_role=3)
    WorkerFactory(line_manager=manager)
    assert "No sessions" in sign_in(manager).get(page, {**DAYS, "what": "held"}).text


def test_the_rows_say_why_in_words_to_those_close_alone(agreement, sign_in):
    off = {"called_off_reason": "other", "called_off_side": "neither"}
    session(agreement, 12, "cancelled", called_off_text="The building was closed", **off)
    asked, manager = {**DAYS, "what": "cancelled"}, WorkerFactory(org_role=2)
    Worker.objects.filter(pk=agreement.supervisee_id).update(line_manager=manager)
    page = "/reports/supervision/sessions/"
    assert "Cancelled: The building was closed" in sign_in(manager).get(page, asked).text
    assert "Cancelled (another reason)" in sign_in(AccountFactory(role="psw")).get(page, asked).text


def test_the_due_days_of_one_value_are_listed(agreement, sign_in):
    page = "/reports/supervision/periods/"
    client = sign_in(AccountFactory(role="psw"))
    whole = client.get(page, {"from_on": "2026-09-01"}).context["table"].total
    late = client.get(page, {"from_on": "2026-09-01", "held": "late"}).context["table"].total
    held = client.get(page, {"from_on": "2026-09-01", "held": "in-time"}).context["table"].total
    assert (whole, late + held) == (whole, whole)
    assert whole > 0
    asked = {"from_on": "2026-09-01", "by": "team", "value": agreement.supervisee.team.name}
    assert client.get(page, asked).context["table"].total == whole
    assert "Nothing was due" in client.get(page, {**asked, "value": "Another team"}).text
