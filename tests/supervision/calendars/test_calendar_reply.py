"""Uploading a calendar's reply: shown on the booking, and nothing else changes."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from supervision.booking.services.booking import book_slot, cancel_session, move_session
from supervision.models import CalendarReply, DiaryEntry, Session
from tests.factories import AgreementFactory, SlotFactory, WorkerFactory
from tests.supervision.calendars.test_reply_file import reply_file
from workforce.models import Event

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
DAY = timedelta(days=1)
WHY = {"reason": "other", "side": "supervisor", "by": None, "at": NOW}
PAGE = reverse("supervision:calendar_reply")


@pytest.fixture(autouse=True)
def _frozen(frozen_today):
    """Pages read the clock."""


@pytest.fixture
def agreement():
    return AgreementFactory()


@pytest.fixture
def booked(agreement):
    slot = SlotFactory(supervisor=agreement.supervisor)
    return book_slot(slot=slot, supervisee=agreement.supervisee, by=None, at=NOW)


def answered(session, person, answer="ACCEPTED", *, sequence=0, stamp="20261112T091500Z"):
    line = f"ATTENDEE;PARTSTAT={answer}:mailto:{person.account.email.upper()}"
    return reply_file(
        uid=session.uid, attendees=[line], sequence=f"SEQUENCE:{sequence}", stamp=f"DTSTAMP:{stamp}"
    )


def upload(client, content):
    return client.post(PAGE, {"file": SimpleUploadedFile("reply.ics", content)})


def refusal(answer):
    (said,) = answer.context["reply"].errors["file"]
    return str(said)


def state():
    return (
        list(Session.objects.order_by("pk").values()),
        list(DiaryEntry.objects.order_by("pk").values()),
        list(CalendarReply.objects.values()),
        Event.objects.count(),
    )


@pytest.mark.parametrize("uploader", ["supervisor", "supervisee"])
def test_an_answer_is_shown_on_the_booking(agreement, booked, sign_in, uploader):
    client = sign_in(getattr(agreement, uploader))
    assertRedirects(upload(client, answered(booked, agreement.supervisee)), booked.get_absolute_url())
    said = f"{agreement.supervisee}: accepted by calendar, Thursday 12 November."
    assertContains(client.get(booked.get_absolute_url()), said)
    event = Event.objects.latest("pk")
    assert (event.verb, event.worker, event.details) == (
        "calendar reply recorded",
        agreement.supervisee,
        {"answer": "accepted"},
    )


def test_an_answer_changes_neither_booking_nor_diary(agreement, booked, sign_in):
    before = state()[:2]
    upload(sign_in(agreement.supervisee), answered(booked, agreement.supervisee, "DECLINED"))
    assert state()[:2] == before


def test_a_declined_booking_stands_and_leads_to_moving_or_cancelling_it(agreement, booked, sign_in):
    client = sign_in(agreement.supervisor)
    upload(client, answered(booked, agreement.supervisee, "DECLINED"))
    page = client.get(booked.get_absolute_url())
    assertContains(page, "calendar declined this session. It stays booked")
    for way in ("move", "cancel"):
        assertContains(page, f'href="{reverse(f"supervision:{way}", args=[booked.pk])}">{way}s</a>')
    booked.refresh_from_db()
    assert booked.status == "booked"


def test_the_same_file_twice_is_one_answer_and_one_event(agreement, booked, sign_in):
    client = sign_in(agreement.supervisee)
    upload(client, answered(booked, agreement.supervisee))
    before = state()
    assertRedirects(upload(client, answered(booked, agreement.supervisee)), booked.get_absolute_url())
    assert state() == before


def test_a_later_answer_replaces_an_earlier_and_never_the_other_way_round(agreement, booked, sign_in):
    client = sign_in(agreement.supervisee)
    later = answered(booked, agreement.supervisee, "DECLINED", stamp="20261113T080000Z")
    upload(client, later)
    before = state()
    assert refusal(upload(client, answered(booked, agreement.supervisee))) == (
        "The tracker already has a later answer to this invitation."
    )
    assert state() == before
    assert CalendarReply.objects.get().answer == "declined"


def test_each_of_the_two_has_an_answer_of_their_own(agreement, booked, sign_in):
    client = sign_in(agreement.supervisor)
    upload(client, answered(booked, agreement.supervisee))
    upload(client, answered(booked, agreement.supervisor, "TENTATIVE"))
    assert sorted(CalendarReply.objects.values_list("answer", flat=True)) == ["accepted", "tentative"]


def test_an_answer_to_an_earlier_time_is_shown_no_more(agreement, booked, sign_in):
    client = sign_in(agreement.supervisee)
    upload(client, answered(booked, agreement.supervisee))
    times = {"starts_at": booked.starts_at + DAY, "ends_at": booked.ends_at + DAY}
    moved = move_session(session=booked, **times, **WHY)
    assertNotContains(client.get(moved.get_absolute_url()), "by calendar")
    upload(client, answered(moved, agreement.supervisee, sequence=1, stamp="20261119T080000Z"))
    assertContains(client.get(moved.get_absolute_url()), "accepted by calendar, Thursday 19 November")


def moved_away(booked):
    move_session(session=booked, starts_at=booked.starts_at + DAY, ends_at=booked.ends_at + DAY, **WHY)


@pytest.mark.parametrize(
    ("happened", "facts", "said"),
    [
        (moved_away, {}, "This reply answers an earlier time: the booking has moved since."),
        (None, {"sequence": 1}, "This reply answers an invitation that the tracker has not sent."),
        (None, {"sequence": 10**30}, "This reply answers an invitation that the tracker has not sent."),
        (
            lambda session: cancel_session(session=session, **WHY),
            {},
            "This booking has since been cancelled.",
        ),
    ],
    ids=["stale", "never sent", "absurd", "cancelled"],
)
def test_an_answer_to_another_state_is_refused_and_changes_nothing(
    agreement, booked, sign_in, happened, facts, said
):
    if happened:
        happened(booked)
    client, before = sign_in(agreement.supervisee), state()
    assert refusal(upload(client, answered(booked, agreement.supervisee, **facts))) == said
    assert state() == before


def test_somebody_who_was_not_invited_answers_nothing(agreement, booked, sign_in):
    client, before = sign_in(agreement.supervisee), state()
    said = "This reply is from someone who was not invited to that booking."
    assert refusal(upload(client, answered(booked, WorkerFactory()))) == said
    assert state() == before


@pytest.mark.parametrize("known", [True, False], ids=["a stranger's upload", "an unknown invitation"])
def test_a_booking_that_one_may_not_see_is_as_unknown_as_none(agreement, booked, sign_in, known):
    content = answered(booked, agreement.supervisee)
    if not known:
        content = content.replace(str(booked.uid).encode(), b"00000000-0000-0000-0000-000000000000")
    client, before = sign_in(WorkerFactory()), state()
    assert refusal(upload(client, content)) == "This reply is not to an invitation from the tracker."
    assert state() == before


@pytest.mark.parametrize("content", [b"", b"garbage", b"x" * 200_000], ids=["empty", "garbage", "too large"])
def test_a_file_that_is_no_reply_is_an_error_of_the_form(agreement, booked, sign_in, content):
    client, before = sign_in(agreement.supervisee), state()
    answer = upload(client, content)
    assertContains(answer, "There is a problem")
    assert refusal(answer)
    assert state() == before


def test_a_comment_in_a_reply_is_kept_nowhere(agreement, booked, sign_in):
    client = sign_in(agreement.supervisee)
    upload(client, answered(booked, agreement.supervisee))
    assertNotContains(client.get(booked.get_absolute_url()), "canary-comment-3381")
    assert "canary" not in str(state()) + str(list(Event.objects.values()))
