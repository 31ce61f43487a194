"""By when an action is usually due: the session after this one."""

from datetime import UTC, date, datetime

import pytest

from supervision.models import SessionRecord
from tests.factories import SessionFactory
from tests.supervision.records.writing import a_session, forms_of, supervisee_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]


def usual_day(session):
    return forms_of(session).actions[-1]["due_on"].initial


def test_a_new_action_is_due_by_the_day_that_is_promised_next():
    assert usual_day(a_session()) == date(2026, 12, 18)


def test_a_booked_session_says_it_better_and_the_record_best():
    session = a_session()
    worker = supervisee_of(session)
    SessionFactory(supervisee=worker, starts_at=datetime(2026, 12, 9, 10, tzinfo=UTC))
    assert usual_day(session) == date(2026, 12, 9)
    SessionRecord.objects.create(session=session, next_on=date(2026, 12, 2))
    assert usual_day(session) == date(2026, 12, 2)
