"""The page of the start day: first what changes, then the change; the days of logs; the history."""

from datetime import UTC, date, datetime

import pytest

from supervision.clock.due_days import rebuild
from supervision.models import Agreement, ImportedLog
from tests.factories import AccountFactory, AgreementFactory
from tracker.start_day.reports import effect_of
from workforce.models import Event, StartDay

pytestmark = pytest.mark.django_db
GO_LIVE = date(2026, 11, 2)
PAGE = "/settings/start-day/"


@pytest.fixture(autouse=True)
def at_go_live(time_machine):
    time_machine.move_to(datetime(2026, 11, 2, 9, tzinfo=UTC))


@pytest.fixture
def client(sign_in):
    return sign_in(AccountFactory(role="psw"))


def boxes(day):
    return {"day_day": day.day, "day_month": day.month, "day_year": day.year}


def confirmed(day, *, shown=None):
    return {**boxes(day), "confirm": "yes", "shown": (shown or day).isoformat()}


def test_what_a_day_would_change_is_shown_and_nothing_is_written(client):
    AgreementFactory(starts_on=date(2008, 4, 1))
    answer = client.post(PAGE, boxes(GO_LIVE))
    assert [(one.label, one.now, one.then) for one in answer.context["effect"]][:2] == [
        ("Overdue for supervision", "1", "0"),
        ("Held in time, last 12 months", "nothing due yet", "nothing due yet"),
    ]
    assert not StartDay.objects.exists()
    assert Agreement.objects.get().next_due_on == date(2008, 5, 1)


def test_the_preview_counts_the_due_days_that_the_other_day_would_leave(client):
    AgreementFactory(starts_on=date(2026, 1, 5))
    rebuild()
    effect = effect_of(GO_LIVE, on=date(2026, 11, 16))
    held = next(one for one in effect if one.label.startswith("Held in time"))
    assert (held.now, held.then) == ("0%: 0 of 1", "nothing due yet")


def test_the_preview_says_what_the_change_then_does(client):
    AgreementFactory(starts_on=date(2008, 4, 1))
    expected = [one.then for one in effect_of(date(2026, 10, 1), on=GO_LIVE)]
    client.post(PAGE, confirmed(date(2026, 10, 1)))
    assert StartDay.objects.records_begin_on() == date(2026, 10, 1)
    assert [one.now for one in effect_of(GO_LIVE, on=GO_LIVE)] == expected


def test_another_day_than_was_shown_is_shown_first(client):
    answer = client.post(PAGE, confirmed(date(2026, 10, 1), shown=GO_LIVE))
    assert answer.context["shown"] == "2026-10-01"
    assert not StartDay.objects.exists()


def test_another_day_later_keeps_the_old_one_in_the_history(client):
    for day in (date(2026, 10, 1), GO_LIVE):
        client.post(PAGE, confirmed(day))
    text = client.get(PAGE).content.decode()
    assert "Sunday 1 November" not in text
    assert text.index("Monday 2 November: set on") < text.index("Thursday 1 October: set on")
    assert Event.objects.filter(verb="records begin").count() == 2


@pytest.mark.parametrize("day", [date(2024, 11, 1), date(2027, 5, 3)])
def test_a_day_too_far_away_is_said_beside_the_box(client, day):
    answer = client.post(PAGE, confirmed(day))
    assert answer.context["form"].errors["day"] == [
        "The day must be within 24 months before today and 6 months after it."
    ]
    assert not StartDay.objects.exists()


def test_a_day_of_the_far_future_is_no_error_page(client):
    answer = client.post(PAGE, boxes(date(9999, 12, 31)))
    assert "The year must be between" in answer.content.decode()


def test_the_first_day_of_a_log_is_changed(client):
    log = ImportedLog.objects.create(
        file_name="log.xlsx", starts_on=date(2026, 6, 1), ends_on=date(2026, 10, 30)
    )
    client.post(f"{PAGE}logs/{log.pk}/", boxes(date(2026, 7, 1)))
    assert ImportedLog.objects.get().starts_on == date(2026, 7, 1)
    late = client.post(f"{PAGE}logs/{log.pk}/", boxes(date(2026, 11, 1)))
    assert late.context["form"].errors["day"] == ["The day must be on or before the last day of the log."]
