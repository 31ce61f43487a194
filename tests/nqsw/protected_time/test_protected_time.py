"""Protected time: planned and taken, month by month."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from pytest_django.asserts import assertContains, assertRedirects

from nqsw.enrolments.services.endings import withdraw
from nqsw.enrolments.services.pauses import pause
from nqsw.mentors.services.mentors import assign_mentor
from nqsw.models import ProtectedTime
from nqsw.protected_time.reports import ledger, total
from nqsw.protected_time.services import CannotTakeTime, record_time, remove_time
from nqsw.rules.programme_days import weeks_of_practice
from tests.factories import WorkerFactory
from tests.nqsw.enrolments.promised import START, enrolled, manager, senior
from workforce.models import StartDay
from workforce.rules.working_days import Interval

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 19)
OCTOBER = Interval(date(2026, 10, 1), date(2026, 10, 31))


@pytest.fixture(autouse=True)
def _frozen(frozen_today):
    """Pages read the clock."""


def taken(enrolment, on=date(2026, 10, 6), hours="3.5"):
    return record_time(
        enrolment=enrolment, taken_on=on, hours=Decimal(hours), purpose="Reading", on=TODAY, by=None
    )


@pytest.mark.parametrize(
    ("pauses", "days"),
    [
        ([], 31),
        ([Interval(date(2026, 9, 20), date(2026, 10, 10))], 21),
        ([Interval(date(2026, 10, 25))], 24),
        ([Interval(date(2026, 11, 1))], 31),
        ([Interval(date(2026, 9, 1), date(2026, 12, 1))], 0),
    ],
)
def test_weeks_in_a_pause_are_no_weeks_of_practice(pauses, days):
    assert weeks_of_practice(OCTOBER, pauses) == Decimal(days) / 7


def test_a_tenth_of_the_hours_is_planned_each_month_up_to_today():
    enrolment = enrolled()
    taken(enrolment)
    months = ledger(enrolment, on=TODAY)
    assert [(month.starts_on.month, month.planned, month.taken) for month in months] == [
        (9, Decimal("12.7"), Decimal(0)),
        (10, Decimal("16.4"), Decimal("3.5")),
        (11, Decimal("10.0"), Decimal(0)),
    ]
    assert total(months).taken == Decimal("3.5")
    assert months[1].difference == Decimal("-12.9")


def test_half_time_plans_half():
    (september, *_) = ledger(enrolled(fte=Decimal("0.5")), on=TODAY)
    assert september.planned == Decimal("6.3")


def test_nothing_is_planned_in_a_pause():
    enrolment = enrolled()
    pause(enrolment=enrolment, reason="sickness", started_on=date(2026, 10, 1), ended_on=None, by=None)
    assert [month.planned for month in ledger(enrolment, on=TODAY)] == [Decimal("12.7"), 0, 0]


@pytest.mark.parametrize("on", [START - timedelta(1), TODAY + timedelta(1)])
def test_hours_lie_in_the_programme_and_not_ahead(on):
    with pytest.raises(CannotTakeTime):
        taken(enrolled(), on=on)


def test_an_entry_is_removed():
    remove_time(taken=taken(enrolled()), by=None)
    assert not ProtectedTime.objects.exists()


ENTRY = {
    "taken_on_day": 18,
    "taken_on_month": 11,
    "taken_on_year": 2026,
    "hours": "2.5",
    "purpose": "Reading",
}


@pytest.mark.parametrize("who", ["nqsw", "manager"])
def test_hours_are_entered_and_removed_on_the_page(sign_in, who):
    boss = manager()
    enrolment = enrolled(line_manager=boss)
    client = sign_in({"nqsw": enrolment.worker, "manager": boss}[who])
    address = f"/nqsw/enrolments/{enrolment.pk}/protected-time/"
    assertRedirects(client.post(address, ENTRY), address)
    assertContains(client.get(address), "2.5 of 10.0")
    entry = ProtectedTime.objects.get()
    assertRedirects(client.post(f"/nqsw/protected-time/{entry.pk}/remove/"), address)
    assert not ProtectedTime.objects.exists()


@pytest.mark.parametrize("hours", ["0", "24.25", "many", ""])
def test_hours_that_do_not_fit_in_a_day_are_refused(sign_in, hours):
    enrolment = enrolled()
    address = f"/nqsw/enrolments/{enrolment.pk}/protected-time/"
    page = sign_in(enrolment.worker).post(address, {**ENTRY, "hours": hours})
    assertContains(page, "There is a problem")
    assert not ProtectedTime.objects.exists()


def test_neither_mentor_nor_stranger_finds_the_ledger(sign_in):
    enrolment, mentor = enrolled(), senior()
    assign_mentor(enrolment=enrolment, mentor=mentor, starts_on=START, by=None)
    entry = taken(enrolment)
    for person in (mentor, WorkerFactory()):
        client = sign_in(person)
        assert client.get(f"/nqsw/enrolments/{enrolment.pk}/protected-time/").status_code == 404
        assert client.post(f"/nqsw/protected-time/{entry.pk}/remove/").status_code == 404


def test_after_the_end_the_ledger_stands(sign_in):
    enrolment = enrolled()
    entry = taken(enrolment)
    withdraw(enrolment=enrolment, on=date(2026, 10, 31), by=None)
    client = sign_in(enrolment.worker)
    assert client.post(f"/nqsw/protected-time/{entry.pk}/remove/").status_code == 403
    page = client.get(f"/nqsw/enrolments/{enrolment.pk}/protected-time/")
    assert [month.starts_on.month for month in page.context["months"]] == [9, 10]


def test_before_records_begin_no_time_was_planned_and_what_was_entered_stands():
    enrolment = enrolled()
    taken(enrolment)
    StartDay.objects.create(records_begin_on=date(2026, 11, 2), set_at=datetime(2026, 11, 2, 9, tzinfo=UTC))
    months = {month.starts_on: month for month in ledger(enrolment, on=TODAY)}
    assert list(months) == [date(2026, 10, 1), date(2026, 11, 1)]
    assert (months[date(2026, 10, 1)].planned, months[date(2026, 10, 1)].taken) == (0, Decimal("3.5"))
    assert months[date(2026, 11, 1)].planned > 0
