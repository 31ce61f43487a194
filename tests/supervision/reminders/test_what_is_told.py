"""Records that wait, actions on their day, and the summary of a week."""

from datetime import UTC, date, datetime

import pytest

from supervision.models import Reminder
from supervision.overdue.reports.people import supervision_of
from supervision.reminders.kinds import wanted_on
from supervision.reminders.services.sending import send_reminders
from tests.factories import (
    ActionFactory,
    AgreementFactory,
    SessionFactory,
    WorkerFactory,
)
from tests.supervision.reminders.telling import DAY, DUE, heard, told
from workforce.web.viewer import Viewer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("on", "number"), [(date(2026, 11, 19), 0), (date(2026, 11, 20), 1)], ids=["fifth day", "the day after"]
)
def test_a_record_unsigned_after_five_working_days_is_mentioned(agreement, on, number):
    SessionFactory(
        status="held",
        supervisor=agreement.supervisor,
        supervisee=agreement.supervisee,
        starts_at=datetime(2026, 11, 12, 10, tzinfo=UTC),
    )
    assert heard("unsigned", on) == [agreement.supervisor.account] * number


@pytest.mark.parametrize(
    ("facts", "number"), [({}, 1), ({"done_on": DUE}, 0), ({"due_on": DUE + DAY}, 0), ({"due_on": None}, 0)]
)
def test_an_open_action_is_mentioned_on_its_day_without_its_words(agreement, facts, number):
    ActionFactory(supervisee=agreement.supervisee, **{"due_on": DUE, "what": "CANARY", **facts})
    lines = [line for _name, line in told("action", DUE)]
    assert len(lines) == number
    assert "CANARY" not in str(lines)


def test_the_weekly_summary_counts_ones_own_people_only(agreement, psw, frozen_today):
    AgreementFactory.create_batch(2)
    lines = {
        wanted.recipient: wanted.line
        for kind, wanted in wanted_on(date(2026, 11, 30))
        if kind.key == "digest"
    }
    assert lines[agreement.supervisor.account] == (
        "Your people: 1 supervised, 1 overdue, 0 due soon, 0 records to sign."
    )
    assert lines[psw].startswith("The authority: 3 supervised, 3 overdue")


def test_the_weekly_summary_counts_records_as_the_home_page_does(agreement):
    """One's own to sign, not what others have to, nor what is told as one's own to answer."""
    for supervisor in (agreement.supervisor, WorkerFactory(org_role=3)):
        SessionFactory(
            status="held",
            supervisor=supervisor,
            supervisee=agreement.supervisee,
            starts_at=datetime(2026, 11, 12 if supervisor == agreement.supervisor else 11, 10, tzinfo=UTC),
        )
    line = dict(told("digest", date(2026, 11, 30)))["Dele"]
    assert line.endswith("1 record to sign.")
    assert (
        len(supervision_of(Viewer(agreement.supervisor.account, on=date(2026, 11, 30))).waiting.to_sign) == 1
    )


def test_the_weekly_summary_comes_once_a_week_and_catches_up(agreement):
    for on in (date(2026, 11, 24), date(2026, 11, 27), date(2026, 11, 30)):
        send_reminders(on=on, at=datetime.combine(on, datetime.min.time(), tzinfo=UTC))
    digests = Reminder.objects.filter(kind="digest").order_by("due_on")
    assert [reminder.due_on for reminder in digests] == [date(2026, 11, 23), date(2026, 11, 30)]
