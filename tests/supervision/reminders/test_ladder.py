"""Before supervision is due both are told; after it, one rung of the ladder after the other."""

from datetime import UTC, date, datetime, timedelta
from http import HTTPStatus

import pytest
from django.urls import reverse

from supervision.booking.services.booking import book_time
from supervision.models import EscalationStep, Reminder
from supervision.reminders.kinds import wanted_on
from supervision.reminders.services.sending import send_reminders
from supervision.reminders.sources import manager_above
from tests.factories import (
    AccountFactory,
    WorkerFactory,
)
from tests.supervision.reminders.telling import DAY, DUE, heard, told
from tests.workforce.authority.changing import change_setting
from workforce.models import Worker
from workforce.rules.authority import Setting
from workforce.rules.setting_kinds import ClosedDays

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("on", "number"),
    [(date(2026, 11, 20), 0), (date(2026, 11, 23), 2), (DUE, 2), (DUE + DAY, 0)],
    ids=["four working days before", "three", "on the day", "the day after"],
)
def test_both_are_told_from_three_working_days_before(agreement, on, number):
    assert len(heard("due_soon", on)) == number


def test_what_they_are_told(agreement, frozen_today):
    assert told("due_soon", DUE) == [
        (
            "Amina",
            "Your supervision with Dele Okafor is due by Thursday 26 November, and nothing is booked "
            "before then.",
        ),
        (
            "Dele",
            "Supervision of Amina Ahmed is due by Thursday 26 November, and nothing is booked before then.",
        ),
    ]


@pytest.mark.parametrize(
    ("days", "number"), [(0, 0), (1, 2)], ids=["booked on the due day", "a day too late"]
)
def test_nothing_is_said_when_it_is_booked_in_time(agreement, days, number):
    starts_at = datetime(2026, 11, 26, 10, tzinfo=UTC) + days * DAY
    book_time(
        supervisor=agreement.supervisor,
        supervisee=agreement.supervisee,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1),
        by=None,
        at=datetime(2026, 11, 20, tzinfo=UTC),
    )
    assert len(heard("due_soon", date(2026, 11, 24))) == number


@pytest.mark.parametrize(
    ("days", "names"),
    [
        (0, []),
        (1, ["Amina", "Dele"]),
        (7, ["Amina", "Dele"]),
        (8, ["Margaret"]),
        (14, ["Margaret"]),
        (15, ["psw"]),
        (22, []),
    ],
)
def test_each_rung_hears_from_its_day_on_for_a_week(agreement, psw, days, names):
    accounts = heard("overdue", DUE + days * DAY)
    found = [account.worker.given_name if hasattr(account, "worker") else "psw" for account in accounts]
    assert found == names


@pytest.mark.parametrize("days", [8, 15], ids=["the manager above", "the principal social worker"])
def test_those_above_are_led_to_the_person_and_not_to_a_list(agreement, psw, manager, sign_in, days):
    (wanted,) = [one for kind, one in wanted_on(DUE + days * DAY) if kind.key == "overdue"]
    assert wanted.path == agreement.supervisee.get_absolute_url()
    assert sign_in(wanted.recipient).get(wanted.path).status_code == HTTPStatus.OK


def test_daily_runs_tell_each_person_once(agreement, psw, manager, mailoutbox):
    for days in range(30):
        on = DUE + days * DAY
        send_reminders(on=on, at=datetime.combine(on, datetime.min.time(), tzinfo=UTC))
    overdue = Reminder.objects.filter(kind="overdue").order_by("pk")
    assert [reminder.recipient for reminder in overdue] == [
        agreement.supervisee.account,
        agreement.supervisor.account,
        manager.account,
        psw,
    ]


def test_a_due_day_that_is_missed_again_is_told_again(agreement):
    send_reminders(on=DUE + DAY, at=datetime(2026, 11, 27, tzinfo=UTC))
    agreement.next_due_on = DUE + 14 * DAY
    agreement.save()
    send_reminders(on=DUE + 15 * DAY, at=datetime(2026, 12, 11, tzinfo=UTC))
    assert Reminder.objects.filter(kind="overdue").count() == 4


def test_the_ladder_is_the_principal_social_workers(agreement, psw, sign_in):
    page = reverse("supervision:escalation")
    client = sign_in(psw)
    assert client.get(page).context["form"].initial == {"parties": 1, "manager": 8, "principal": 15}
    client.post(page, {"parties": 2, "manager": 3, "principal": 3})
    assert dict(EscalationStep.objects.values_list("rung", "days_overdue")) == {
        "parties": 2,
        "manager": 3,
        "principal": 3,
    }
    assert heard("overdue", DUE + DAY) == []
    assert len(heard("overdue", DUE + 3 * DAY)) == 4


def test_a_higher_rung_does_not_hear_before_a_lower_one(psw, sign_in):
    response = sign_in(psw).post(
        reverse("supervision:escalation"), {"parties": 5, "manager": 4, "principal": 9}
    )
    assert list(response.context["form"].errors) == ["manager"]
    assert not EscalationStep.objects.exists()


def test_nobody_else_edits_the_ladder(agreement, sign_in):
    assert sign_in(agreement.supervisor).get(reverse("supervision:escalation")).status_code == 404


def test_the_manager_is_told_in_place_of_a_supervisor_without_an_account(agreement, frozen_today):
    Worker.objects.filter(pk=agreement.supervisor.pk).update(account=None)
    assert told("overdue", DUE + DAY) == [
        (
            "Amina",
            "Your supervision with Dele Okafor is overdue by 1 day: it was due by Thursday 26 November.",
        ),
        (
            "Margaret",
            "Supervision of Amina Ahmed with Dele Okafor is overdue by 1 day: it was due by Thursday 26 "
            "November. Dele Okafor has no account, so you are told.",
        ),
    ]


def test_the_principal_social_worker_is_told_where_no_manager_can_be(agreement, psw, manager):
    above = WorkerFactory(given_name="Nadia")
    Worker.objects.filter(pk=manager.pk).update(line_manager=above, account=None)
    assert heard("overdue", DUE + 8 * DAY) == [above.account]
    Worker.objects.filter(pk=above.pk).update(account=None)
    assert heard("overdue", DUE + 8 * DAY) == [psw]


@pytest.mark.parametrize("part", ["supervisee", "supervisor"])
def test_a_principal_social_worker_is_not_told_of_herself(agreement, psw, part):
    other = AccountFactory(role="psw", email="second@council.example")
    Worker.objects.filter(pk=getattr(agreement, part).pk).update(account=psw)
    assert heard("overdue", DUE + 15 * DAY) == [other]


def test_days_of_rest_take_no_step_away(agreement, manager):
    """Closed over Christmas for longer than a week: the step is told on the first day after."""
    closed = ClosedDays(date(2026, 12, 24), date(2027, 1, 3), "Christmas")
    change_setting(Setting.CLOSED_DAYS, (closed,), by=None, on=DUE)
    agreement.next_due_on = date(2026, 12, 16)  # so that the eighth day overdue is 24 December
    agreement.save()
    assert heard("overdue", date(2027, 1, 4)) == [manager.account]


def test_the_manager_above_is_in_the_supervisees_own_line(agreement, manager):
    assert manager_above(agreement, on=DUE) == manager
    elsewhere = WorkerFactory(org_role=3, line_manager=WorkerFactory())
    agreement.supervisor = elsewhere
    assert manager_above(agreement, on=DUE) == agreement.supervisee.line_manager
