"""Someone did not attend: as near as cancelling, the other side is told, and another time is asked for."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from supervision.booking.history import booking_history
from supervision.booking.services.booking import book_slot, record_missed
from supervision.booking.services.rebooking import rebook
from supervision.models import Reminder, Session, Status
from tests.factories import SlotFactory
from tests.supervision.records.writing import sent
from workforce.web.tags import day, time_range

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
AFTER = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
WEEK = timedelta(weeks=1)


@pytest.fixture
def booked(agreement):
    """Tuesday 24 November, 10:00 to 11:30; booked by the tracker, so that nobody has had an e-mail."""
    slot = SlotFactory(supervisor=agreement.supervisor)
    return book_slot(slot=slot, supervisee=agreement.supervisee, by=None, at=NOW)


@pytest.fixture
def in_commit(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


def told():
    return [(each.recipient.worker.given_name, each.line) for each in Reminder.objects.order_by("pk")]


def miss(booked, side, by, **facts):
    return record_missed(session=booked, side=side, by=by.account, at=AFTER, **facts)


def test_the_other_side_is_told_at_once(agreement, booked):
    miss(booked, "supervisee", agreement.supervisor, reason="sickness")
    line = (
        "Supervision with Dele Okafor on Tuesday 24 November, 10:00 to 11:30 was not held: "
        "Amina Ahmed did not attend (sickness)."
    )
    assert told() == [("Amina", line)]
    assert not Reminder.objects.get().calendar


def test_the_subject_of_that_has_the_day_of_the_session(agreement, booked, mailoutbox, in_commit):
    with in_commit(execute=True):
        record_missed(
            session=booked,
            side="supervisee",
            by=agreement.supervisor.account,
            at=AFTER + timedelta(days=2),
            text="CANARY",
        )
    [mail] = mailoutbox
    assert mail.subject == "Supervision: Tuesday 24 November"
    assert "CANARY" not in str(mail.message())


def test_of_the_supervisor_the_supervisor_is_told(agreement, booked):
    miss(booked, "supervisor", agreement.supervisee)
    assert told() == [
        (
            "Dele",
            "Supervision with Amina Ahmed on Tuesday 24 November, 10:00 to 11:30 was not held: "
            "Dele Okafor did not attend.",
        )
    ]


def test_another_time_is_booked_in_the_same_step_or_neither(agreement, booked):
    slot = SlotFactory(supervisor=agreement.supervisor, starts_at=booked.starts_at + WEEK)
    by = agreement.supervisor.account
    facts = {"session": booked, "side": "supervisee", "by": by, "at": AFTER, "slot": slot}
    times = {"starts_at": slot.starts_at, "ends_at": slot.ends_at}
    instead = rebook(take_off=record_missed, **facts, **times)
    booked.refresh_from_db()
    assert (booked.status, booked.replaced_by) == (Status.DID_NOT_ATTEND, instead)
    assert (instead.status, instead.starts_at) == (Status.BOOKED, slot.starts_at)
    assert rebook(take_off=record_missed, **facts, **times) == instead
    assert Session.objects.count() == 2


def test_the_page_asks_who_why_and_for_another_time(agreement, booked, sign_in, time_machine):
    time_machine.move_to(AFTER, tick=False)
    slot = SlotFactory(supervisor=agreement.supervisor, starts_at=booked.starts_at + WEEK)
    client, address = sign_in(agreement.supervisor), reverse("supervision:missed", args=[booked.pk])
    page = client.get(address)
    assert "Amina Ahmed gets an e-mail about this at once" in page.text
    asked = client.post(address, {})
    assert (list(asked.context["why"].errors), list(asked.context["when"].errors)) == (
        ["side", "reason"],
        ["slot"],
    )
    client.post(address, {"side": "supervisee", "reason": "court", "slot": slot.pk})
    booked.refresh_from_db()
    assert (booked.status, booked.called_off_reason) == (Status.DID_NOT_ATTEND, "court")
    assert booked.replaced_by.slot == slot
    titles = [each.title for each in booking_history(booked, with_words=True)]
    assert titles[-1] == "Did not attend: Amina Ahmed, court"
    assert "Replaced by" in client.get(booked.get_absolute_url()).text


def test_from_the_record_it_is_as_near_as_cancelling(agreement, booked, sign_in, time_machine):
    time_machine.move_to(AFTER, tick=False)
    client, address = sign_in(agreement.supervisor), reverse("supervision:record", args=[booked.pk])
    for answer, route in (("missed", "missed"), ("no", "cancel")):
        page = client.post(address, sent(booked, **{"held-took_place": answer}))
        assert page.url == reverse(f"supervision:{route}", args=[booked.pk])


def test_before_it_has_started_nobody_has_missed_it(agreement, booked, sign_in, time_machine):
    time_machine.move_to(NOW, tick=False)
    address = reverse("supervision:record", args=[booked.pk])
    page = sign_in(agreement.supervisor).get(address)
    assert "someone did not attend" not in page.text


def test_it_is_said_from_the_home_page_of_both(agreement, booked, sign_in, time_machine):
    time_machine.move_to(AFTER, tick=False)
    address = reverse("supervision:missed", args=[booked.pk])
    for person in (agreement.supervisor, agreement.supervisee):
        assert address in sign_in(person).get("/").text
    time_machine.move_to(AFTER + WEEK, tick=False)
    assert address in sign_in(agreement.supervisor).get("/").text
    assert address in sign_in(agreement.supervisor).get(reverse("supervision:index")).text


@pytest.mark.parametrize("page", ["missed", "cancel"])
def test_the_heading_says_whose_session_and_when(booked, sign_in, page, time_machine):
    time_machine.move_to(booked.starts_at, tick=False)
    address = reverse(f"supervision:{page}", args=[booked.pk])
    when = f"{day(booked.starts_at)}, {time_range(booked.starts_at, booked.ends_at)}"
    supervisee = booked.supervisees.get()
    for reader, whose in (
        (booked.supervisor, f"supervision of {supervisee}"),
        (supervisee, "your supervision"),
    ):
        text = sign_in(reader).get(address).text
        heading = text.split("<h1", 1)[1].split("</h1>")[0]
        assert heading.endswith(f"{whose} on {when}")


@pytest.mark.parametrize("page", ["move", "cancel", "missed"])
def test_nobody_answers_in_advance_who_asked_or_did_not_attend(booked, sign_in, page, time_machine):
    time_machine.move_to(AFTER if page == "missed" else NOW, tick=False)
    text = sign_in(booked.supervisor).get(reverse(f"supervision:{page}", args=[booked.pk])).text
    question = text.split("Who ", 1)[1].split("</fieldset>")[0]
    assert 'name="side"' in question
    assert "checked" not in question
