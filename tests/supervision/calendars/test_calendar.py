"""A person's private calendar address, and the feed behind it."""

import hashlib
import logging
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from supervision.booking.services.booking import book_slot, cancel_session
from supervision.booking.services.diary import put_in_diary
from supervision.booking.services.moving import move_session
from supervision.calendars.services.calendar_feeds import make_feed
from supervision.models import CalendarFeed, CalendarPart, DiaryEntry, DiarySubject
from tests.factories import AccountFactory, AgreementFactory, SlotFactory
from workforce.models import Event

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
DAY = timedelta(days=1)
WHY = {"reason": "other", "side": "supervisor", "text": "CANARY", "by": None, "at": NOW}
PAGE = reverse("supervision:calendar")
MAKE, REVOKE = reverse("supervision:calendar_make"), reverse("supervision:calendar_revoke")


@pytest.fixture
def agreement():
    return AgreementFactory()


@pytest.fixture
def booked(agreement):
    slot = SlotFactory(supervisor=agreement.supervisor)
    return book_slot(slot=slot, supervisee=agreement.supervisee, by=None, at=NOW)


def address_of(worker):
    return reverse("supervision:calendar_feed", args=[make_feed(worker=worker, by=None, at=NOW)])


def events_at(address, client=None):
    return Calendar.from_ical((client or Client()).get(address).content).events


# --- The address -----------------------------------------------------------------------------------


def test_the_address_is_shown_once_and_only_its_hash_is_kept(agreement, sign_in):
    client = sign_in(agreement.supervisee)
    address = client.post(MAKE).context["address"]
    token = address.removeprefix("http://testserver/calendar/").removesuffix(".ics")
    assert len(token) >= 43
    assert CalendarFeed.objects.get().token_hash == hashlib.sha256(token.encode()).hexdigest()
    assert token not in client.get(PAGE).content.decode()
    assert token not in str(list(Event.objects.values()))


def test_renewing_kills_the_old_address_at_once(agreement, sign_in):
    old = address_of(agreement.supervisee)
    new = sign_in(agreement.supervisee).post(MAKE).context["address"]
    assert (Client().get(old).status_code, Client().get(new).status_code) == (404, 200)


def test_removing_kills_the_address_at_once(agreement, sign_in):
    address = address_of(agreement.supervisee)
    sign_in(agreement.supervisee).post(REVOKE)
    assert Client().get(address).status_code == 404
    assert list(Event.objects.order_by("pk").values_list("verb", flat=True)) == [
        "calendar address made",
        "calendar address revoked",
    ]


@pytest.mark.parametrize(
    ("change", "status"),
    [({}, 200), ({"left_on": date(2026, 11, 19)}, 200), ({"left_on": date(2026, 11, 18)}, 404)],
    ids=["employed", "last day", "the day after"],
)
def test_the_address_dies_when_its_owner_leaves(agreement, frozen_today, change, status):
    address = address_of(agreement.supervisee)
    type(agreement.supervisee).objects.filter(pk=agreement.supervisee.pk).update(**change)
    assert Client().get(address).status_code == status


def test_the_address_dies_with_the_account(agreement):
    address = address_of(agreement.supervisee)
    account = agreement.supervisee.account
    account.is_active = False
    account.save()
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize("token", ["x", "a" * 43, "é" * 43, "%00", "..%2f"])
def test_a_guessed_address_is_not_found(token, agreement):
    address_of(agreement.supervisee)
    assert Client().get(f"/calendar/{token}.ics").status_code == 404


def test_an_account_without_a_worker_has_no_calendar(sign_in):
    assert sign_in(AccountFactory(role="admin")).get(PAGE).status_code == 404


@pytest.mark.parametrize("address", [MAKE, REVOKE])
def test_a_link_neither_makes_nor_removes_an_address(agreement, sign_in, address):
    assert sign_in(agreement.supervisee).get(address).status_code == 405


# --- What the feed says ----------------------------------------------------------------------------


def test_the_feed_holds_ones_own_entries_only(agreement, booked, frozen_today):
    other = AgreementFactory()
    foreign = SlotFactory(supervisor=other.supervisor)
    book_slot(slot=foreign, supervisee=other.supervisee, by=None, at=NOW)
    for person in (agreement.supervisee, agreement.supervisor):
        assert [str(event["UID"]) for event in events_at(address_of(person))] == [str(booked.uid)]


def test_one_meeting_keeps_its_uid_and_raises_its_sequence_through_its_life(agreement, booked, frozen_today):
    address, seen = address_of(agreement.supervisee), []

    def look():
        event = events_at(address)[0]
        seen.append((str(event["UID"]), event["SEQUENCE"], event["STATUS"], event.start.day))

    look()
    times = {"starts_at": booked.starts_at + DAY, "ends_at": booked.ends_at + DAY}
    moved = move_session(session=booked, **times, **WHY)
    look()
    cancel_session(session=moved, **WHY)
    look()
    uid = str(booked.uid)
    assert seen == [(uid, 0, "CONFIRMED", 24), (uid, 1, "CONFIRMED", 25), (uid, 2, "CANCELLED", 25)]


def test_the_feed_holds_no_note_and_no_name(agreement, booked, frozen_today):
    cancel_session(session=booked, **WHY)
    content = Client().get(address_of(agreement.supervisee)).content.decode()
    for unwanted in ("CANARY", agreement.supervisor.family_name, agreement.supervisee.family_name):
        assert unwanted not in content
    assert f"URL:http://testserver/supervision/sessions/{booked.pk}/" in content


def test_a_year_old_entry_leaves_the_feed(agreement, frozen_today):
    for days in (360, 370):
        starts_at = NOW - days * DAY
        put_in_diary(
            uid=DiaryEntry._meta.get_field("uid").get_default(),
            subject=DiarySubject.SUPERVISION,
            workers=[agreement.supervisee],
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=1),
        )
    assert len(events_at(address_of(agreement.supervisee))) == 1


# --- What is left out ----------------------------------------------------------------------------


def shown_at(address):
    return sorted(str(event["SUMMARY"]) for event in events_at(address))


def choose(client, *shown):
    return client.post(PAGE, {"shown": [part.value for part in shown]})


@pytest.fixture
def in_the_middle():
    """A person who is supervised and supervises, meets their mentee, goes to a class and has a milestone."""
    above = AgreementFactory()
    person = above.supervisee
    below = AgreementFactory(supervisor=person)
    for number, agreement in enumerate((above, below)):
        slot = SlotFactory(supervisor=agreement.supervisor, starts_at=NOW + (number + 1) * DAY)
        book_slot(slot=slot, supervisee=agreement.supervisee, by=None, at=NOW)
    for number, subject in enumerate(("mentor_meeting", "master_class", "milestone")):
        starts_at = NOW + (number + 5) * DAY
        put_in_diary(
            uid=DiaryEntry._meta.get_field("uid").get_default(),
            subject=subject,
            workers=[person],
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=1),
        )
    return person


PARTS = {
    CalendarPart.TAKEN: "Supervision 20",
    CalendarPart.GIVEN: "Supervision 21",
    CalendarPart.MENTOR_MEETINGS: "Mentor meeting 24",
    CalendarPart.MASTER_CLASSES: "Master class 25",
    CalendarPart.MILESTONES: "NQSW milestone due 26",
}


@pytest.mark.parametrize("part", CalendarPart)
def test_a_part_that_is_left_out_leaves_the_feed_alone(in_the_middle, frozen_today, sign_in, part):
    address = address_of(in_the_middle)
    choose(sign_in(in_the_middle), *(set(CalendarPart) - {part}))
    said = {f"{event['SUMMARY']} {event.start.day}" for event in events_at(address)}
    assert said == set(PARTS.values()) - {PARTS[part]}


def test_everything_is_shown_until_somebody_chooses(in_the_middle, frozen_today):
    said = {f"{event['SUMMARY']} {event.start.day}" for event in events_at(address_of(in_the_middle))}
    assert said == set(PARTS.values())


def test_nothing_chosen_is_an_empty_calendar(in_the_middle, frozen_today, sign_in):
    address = address_of(in_the_middle)
    choose(sign_in(in_the_middle))
    assert shown_at(address) == []


def test_a_choice_is_a_new_etag_and_stays_when_the_address_is_renewed(in_the_middle, frozen_today, sign_in):
    address, client = address_of(in_the_middle), sign_in(in_the_middle)
    etag = Client().get(address)["ETag"]
    choose(client, CalendarPart.MASTER_CLASSES)
    answer = Client().get(address, headers={"If-None-Match": etag})
    assert answer.status_code == 200
    assert shown_at(client.post(MAKE).context["address"]) == ["Master class"]
    assert Event.objects.filter(verb="calendar parts chosen").count() == 1


def test_a_choice_between_two_of_the_same_number_is_a_new_etag(in_the_middle, frozen_today, sign_in):
    address, client = address_of(in_the_middle), sign_in(in_the_middle)
    choose(client, CalendarPart.TAKEN)
    etag = Client().get(address)["ETag"]
    choose(client, CalendarPart.GIVEN)
    assert Client().get(address, headers={"If-None-Match": etag}).status_code == 200


def test_what_comes_back_has_kept_its_uid_and_not_lost_its_sequence(agreement, booked, frozen_today, sign_in):
    address, client = address_of(agreement.supervisee), sign_in(agreement.supervisee)
    choose(client)
    move_session(session=booked, starts_at=booked.starts_at + DAY, ends_at=booked.ends_at + DAY, **WHY)
    assert events_at(address) == []
    choose(client, CalendarPart.TAKEN)
    assert [(str(event["UID"]), event["SEQUENCE"]) for event in events_at(address)] == [(str(booked.uid), 1)]


def test_a_part_that_is_not_known_is_an_error_and_changes_nothing(agreement, sign_in):
    address_of(agreement.supervisee)
    answer = sign_in(agreement.supervisee).post(PAGE, {"shown": ["taken", "everybody"]})
    assert answer.context["form"].errors.keys() == {"shown"}
    assert CalendarFeed.objects.get().left_out == []


def test_without_an_address_there_is_nothing_to_choose(agreement, sign_in):
    assert sign_in(agreement.supervisee).post(PAGE, {"shown": []}).context["form"] is None
    assert not CalendarFeed.objects.exists()


# --- Asking again ------------------------------------------------------------------------------------


def test_an_unchanged_calendar_answers_without_being_made(agreement, booked, frozen_today, monkeypatch):
    address = address_of(agreement.supervisee)
    etag = Client().get(address)["ETag"]
    monkeypatch.setattr("supervision.calendars.views.calendar_of", None)
    again = Client().get(address, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("change", ["move", "cancel", "book"])
def test_every_change_is_a_new_etag(agreement, booked, frozen_today, change):
    address = address_of(agreement.supervisee)
    etag = Client().get(address)["ETag"]
    later = {"starts_at": booked.starts_at + DAY, "ends_at": booked.ends_at + DAY}
    if change == "move":
        move_session(session=booked, **later, **WHY)
    elif change == "cancel":
        cancel_session(session=booked, **WHY)
    else:
        slot = SlotFactory(supervisor=agreement.supervisor, starts_at=later["starts_at"])
        book_slot(slot=slot, supervisee=agreement.supervisee, by=None, at=NOW)
    answer = Client().get(address, headers={"If-None-Match": etag})
    assert answer.status_code == 200
    assert answer["ETag"] != etag


def test_the_feed_takes_the_same_questions_however_long(agreement, frozen_today, django_assert_num_queries):
    address = address_of(agreement.supervisee)
    for number in range(50):
        starts_at = NOW + number * DAY
        put_in_diary(
            uid=DiaryEntry._meta.get_field("uid").get_default(),
            subject=DiarySubject.SUPERVISION,
            workers=[agreement.supervisee],
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=1),
        )
        if number in (0, 2, 49):
            with django_assert_num_queries(3):
                Client().get(address)


def test_the_feed_takes_no_writing(agreement):
    assert Client().post(address_of(agreement.supervisee)).status_code == 405


# --- Logs ------------------------------------------------------------------------------------------


class Kept(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        self.lines.append(record.getMessage())


@pytest.mark.parametrize("name", ["django.request", "django.server", "gunicorn.access"])
def test_no_log_holds_the_address(name):
    handler, logger = Kept(), logging.getLogger(name)
    logger.addHandler(handler)
    try:
        logger.error('"%s" %s', "GET /calendar/s3cr3t-T0ken_.ics HTTP/1.1", 200)
        logger.error("%(r)s", {"r": "GET /calendar/s3cr3t-T0ken_.ics HTTP/1.1"})
        logger.error("Not Found: /calendar/s3cr3t-T0ken_.ics")
    finally:
        logger.removeHandler(handler)
    assert handler.lines == [
        '"GET /calendar/….ics HTTP/1.1" 200',
        "GET /calendar/….ics HTTP/1.1",
        "Not Found: /calendar/….ics",
    ]


def test_a_dead_address_is_logged_without_its_token(agreement, sign_in, caplog):
    Client().get("/calendar/s3cr3t-T0ken_.ics")
    assert [record.getMessage() for record in caplog.records] == ["Not Found: /calendar/….ics"]
