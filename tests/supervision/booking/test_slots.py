"""Offering times, once or by a pattern, and taking them back."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from supervision.booking.services.booking import book_slot, book_time
from supervision.booking.services.slots import NotOffered, publish_slots, withdraw_slots
from supervision.models import Slot
from supervision.rules.repeating import Pattern
from tests.factories import AbsenceFactory, AgreementFactory, SlotFactory, WorkerFactory
from workforce.models import Event

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
TUESDAY = date(2026, 11, 24)
SLOTS, NEW = reverse("supervision:slots"), reverse("supervision:slot_new")


@pytest.fixture
def supervisor():
    return AgreementFactory(supervisor__given_name="Dele", supervisor__family_name="Okafor").supervisor


def offer(supervisor, *, first_on=TUESDAY, **facts):
    pattern = Pattern(first_on=first_on, starts=time(10), ends=time(11, 30), **facts)
    return publish_slots(supervisor=supervisor, patterns=[pattern], by=supervisor.account, at=NOW)


def test_a_fortnightly_time_keeps_its_hour_across_the_change_of_the_clocks(supervisor):
    offered = offer(supervisor, first_on=date(2027, 3, 23), every_weeks=2, until=date(2027, 4, 20))
    assert [slot.starts_at.astimezone(UTC).isoformat() for slot in offered.slots] == [
        "2027-03-23T10:00:00+00:00",
        "2027-04-06T09:00:00+00:00",
        "2027-04-20T09:00:00+00:00",
    ]
    assert len({slot.series for slot in offered.slots}) == 1


def test_bank_holidays_absences_and_taken_times_are_left_out_and_told(supervisor):
    monday = date(2026, 12, 7)
    SlotFactory(supervisor=supervisor, starts_at=datetime(2026, 12, 14, 11, 0, tzinfo=UTC))
    AbsenceFactory(worker=supervisor, started_on=date(2026, 12, 21), ended_on=date(2026, 12, 22))
    busy = SlotFactory(supervisor=supervisor, starts_at=datetime(2027, 1, 4, 9, 0, tzinfo=UTC))
    session = book_slot(slot=busy, supervisee=supervisor.agreements_given.get().supervisee, by=None, at=NOW)
    Slot.objects.filter(pk=busy.pk).update(withdrawn_at=NOW)
    offered = offer(supervisor, first_on=monday, every_weeks=1, until=date(2027, 1, 4))
    assert [slot.starts_at.date() for slot in offered.slots] == [monday]
    assert [(left_out.on.isoformat(), left_out.why) for left_out in offered.skipped] == [
        ("2026-12-14", "You already offer a time that overlaps."),
        ("2026-12-21", "Dele Okafor is away."),
        ("2026-12-28", "A bank holiday."),
        ("2027-01-04", "Dele Okafor is already busy then."),
    ]
    assert session.is_coming


def test_when_nothing_is_left_nothing_is_offered(supervisor):
    with pytest.raises(NotOffered, match=r"A bank holiday\."):
        offer(supervisor, first_on=date(2026, 12, 28))
    assert not Slot.objects.exists()


def test_offering_the_same_pattern_twice_offers_it_once(supervisor):
    offer(supervisor, every_weeks=2, until=date(2026, 12, 22))
    with pytest.raises(NotOffered, match="None of these days are free"):
        offer(supervisor, every_weeks=2, until=date(2026, 12, 22))
    assert Slot.objects.count() == 3


def test_offering_writes_one_event(supervisor):
    offer(supervisor, every_weeks=2, until=date(2026, 12, 22))
    event = Event.objects.get()
    assert (event.verb, event.details["number"]) == ("times offered", 3)


def test_withdrawing_leaves_alone_what_somebody_has_taken(supervisor):
    slots = offer(supervisor, every_weeks=2, until=date(2026, 12, 22)).slots
    supervisee = supervisor.agreements_given.get().supervisee
    book_slot(slot=slots[1], supervisee=supervisee, by=None, at=NOW)
    assert withdraw_slots(slots=slots, by=None, at=NOW) == 2
    assert list(Slot.objects.filter(withdrawn_at=None)) == [slots[1]]


# --- The pages -----------------------------------------------------------------------------------

FORM = {
    "first_on_day": "24",
    "first_on_month": "11",
    "first_on_year": "2026",
    "starts": "10:00",
    "ends": "11:30",
    "place": "Room 2",
    "every_weeks": "0",
}


def test_a_single_time_is_offered_from_the_page(supervisor, sign_in, frozen_today):
    response = sign_in(supervisor).post(NEW, FORM)
    assert response["Location"] == SLOTS
    slot = Slot.objects.get()
    assert (slot.starts_at, slot.ends_at - slot.starts_at, slot.place, slot.series) == (
        datetime(2026, 11, 24, 10, tzinfo=UTC),
        timedelta(minutes=90),
        "Room 2",
        None,
    )


def test_days_left_out_are_listed_before_going_on(supervisor, sign_in, frozen_today):
    until = {"until_day": "5", "until_month": "1", "until_year": "2027"}
    response = sign_in(supervisor).post(
        NEW, {**FORM, "first_on_day": "21", "first_on_month": "12", "every_weeks": "1", **until}
    )
    page = response.content.decode()
    assert "2 times offered, 1 left out</h1>" in page
    assert "Monday 28 December</th>" in page


@pytest.mark.parametrize(
    ("change", "errors"),
    [
        ({"ends": "10:00"}, {"ends": ["The end time must be after the start time"]}),
        ({"every_weeks": "2"}, {"until": ["Enter the last day to offer this time"]}),
        ({"first_on_month": "10"}, {"first_on": ["This time is in the past."]}),
        ({"first_on_day": "25", "first_on_month": "12"}, {"first_on": ["A bank holiday."]}),
        (
            {"every_weeks": "2", "until_day": "1", "until_month": "1", "until_year": "2028"},
            {"until": ["The last day must be within a year of the first."]},
        ),
        (
            {"first_on_day": "28", "first_on_month": "3", "first_on_year": "2027", "starts": "01:30"},
            {"first_on": ["The clocks go forward that night: there is no 01:30 on 28/03/2027."]},
        ),
    ],
    ids=["no length", "no last day", "past", "bank holiday", "too far", "skipped hour"],
)
def test_what_cannot_be_offered_is_told_at_its_field(supervisor, sign_in, frozen_today, change, errors):
    response = sign_in(supervisor).post(NEW, {**FORM, **change})
    assert dict(response.context["form"].errors) == errors
    assert not Slot.objects.exists()


def test_a_time_can_be_withdrawn_from_the_list_and_its_series_with_it(supervisor, sign_in, frozen_today):
    slots = offer(supervisor, every_weeks=2, until=date(2026, 12, 22)).slots
    client = sign_in(supervisor)
    client.post(reverse("supervision:slot_withdraw", args=[slots[0].pk]))
    assert Slot.objects.filter(withdrawn_at=None).count() == 2
    client.post(reverse("supervision:slot_withdraw", args=[slots[1].pk]), {"rest": "1"})
    assert Slot.objects.filter(withdrawn_at=None).count() == 0


def test_a_time_withdrawn_by_mistake_is_offered_again(supervisor, sign_in, frozen_today):
    slot, client = SlotFactory(supervisor=supervisor), sign_in(supervisor)
    client.post(reverse("supervision:slot_withdraw", args=[slot.pk]))
    again = reverse("supervision:slot_again", args=[slot.pk])
    assert again in client.get(SLOTS).text
    assert "is offered again" in client.post(again, follow=True).text
    slot.refresh_from_db()
    assert slot.withdrawn_at is None
    assert again not in client.get(SLOTS).text


def test_what_stands_in_the_way_of_offering_again_is_told(supervisor, sign_in, frozen_today):
    gone = SlotFactory(supervisor=supervisor, withdrawn_at=NOW)
    SlotFactory(supervisor=supervisor, starts_at=gone.starts_at + timedelta(hours=1))
    page = sign_in(supervisor).post(reverse("supervision:slot_again", args=[gone.pk]), follow=True)
    assert "is not offered. You already offer a time that overlaps." in page.text
    other = SlotFactory(supervisor=AgreementFactory().supervisor, withdrawn_at=NOW)
    assert sign_in(supervisor).post(reverse("supervision:slot_again", args=[other.pk])).status_code == 404


def test_nobody_withdraws_another_supervisors_time(supervisor, sign_in, frozen_today):
    slot = SlotFactory(supervisor=AgreementFactory().supervisor)
    assert sign_in(supervisor).post(reverse("supervision:slot_withdraw", args=[slot.pk])).status_code == 404
    assert Slot.objects.get().withdrawn_at is None


def test_a_link_cannot_withdraw(supervisor, sign_in):
    slot = SlotFactory(supervisor=supervisor)
    assert sign_in(supervisor).get(reverse("supervision:slot_withdraw", args=[slot.pk])).status_code == 405


@pytest.mark.parametrize("address", [SLOTS, NEW])
def test_the_pages_are_not_found_by_those_who_supervise_nobody(address, sign_in):
    assert sign_in(WorkerFactory()).get(address).status_code == 404


def test_the_list_asks_the_same_number_of_questions_however_long(supervisor, sign_in, frozen_today):
    client, asked = sign_in(supervisor), []
    for number in range(1, 51):
        SlotFactory(supervisor=supervisor, starts_at=NOW + timedelta(days=number))
        if number in (1, 3, 50):
            client.get(SLOTS)
            with CaptureQueriesContext(connection) as queries:
                client.get(SLOTS)
            asked.append(len([query for query in queries if "SAVEPOINT" not in query["sql"]]))
    assert asked == [asked[0], asked[0], asked[0] + 1]  # a list of several pages is counted
    assert asked[-1] <= 10


@pytest.mark.django_db
@pytest.mark.usefixtures("frozen_today")
def test_a_time_on_a_day_away_is_not_called_free(sign_in):
    supervisor = AgreementFactory().supervisor
    days = [datetime(2026, 11, day, 10, 0, tzinfo=UTC) for day in (23, 24)]
    for starts_at in days:
        SlotFactory(supervisor=supervisor, starts_at=starts_at)
    assert sign_in(supervisor).get("/supervision/slots/").text.count(">Free<") == 2
    AbsenceFactory(worker=supervisor, started_on=days[0].date(), ended_on=days[0].date())
    page = sign_in(supervisor).get("/supervision/slots/").text
    assert (page.count(">Free<"), page.count(">You are away<")) == (1, 1)


@pytest.mark.django_db
@pytest.mark.usefixtures("frozen_today")
def test_a_time_at_which_the_supervisor_is_busy_is_not_called_free(sign_in):
    agreement = AgreementFactory()
    supervisor, starts_at = agreement.supervisor, datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
    slots = [SlotFactory(supervisor=supervisor, starts_at=starts_at + timedelta(days=day)) for day in (0, 1)]
    half_past = {"starts_at": starts_at + timedelta(minutes=30), "ends_at": slots[0].ends_at}
    book_time(supervisor=supervisor, supervisee=agreement.supervisee, **half_past, by=None, at=NOW)
    page = sign_in(supervisor).get(SLOTS).text
    assert (page.count(">Free<"), page.count(">You are busy<")) == (1, 1)
    book_slot(slot=slots[1], supervisee=agreement.supervisee, by=None, at=NOW)
    page = sign_in(supervisor).get(SLOTS).text
    assert (page.count(">Booked<"), page.count(">You are busy<")) == (1, 1)
