"""The page of a session: facts, history, and what each reader can do next; moving and calling off."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from supervision.booking.services.booking import book_slot, cancel_session
from supervision.booking.services.moving import move_session
from supervision.models import Session, Status
from supervision.records.services.records import record_held, take_back_held
from tests.factories import AccountFactory, AgreementFactory, SessionFactory, SlotFactory, WorkerFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
DAY = timedelta(days=1)
WHY = {"reason": "sickness", "side": "supervisee", "text": ""}


@pytest.fixture
def agreement():
    return AgreementFactory(
        supervisee__given_name="Amina",
        supervisee__family_name="Ahmed",
        supervisor__given_name="Dele",
        supervisor__family_name="Okafor",
        supervisee__line_manager=WorkerFactory(org_role=2),
    )


@pytest.fixture
def booked(agreement):
    slot = SlotFactory(supervisor=agreement.supervisor)
    return book_slot(slot=slot, supervisee=agreement.supervisee, by=agreement.supervisee.account, at=NOW)


def page(client, session):
    return client.get(session.get_absolute_url())


def steps_of(response):
    return [step.label for step in response.context["steps"]]


@pytest.mark.parametrize(
    ("who", "before", "after"),
    [
        ("supervisee", ["Prepare", "Move", "Cancel"], ["Did not attend", "Cancel"]),
        ("supervisor", ["Prepare", "Move", "Cancel"], ["Record", "Did not attend", "Cancel"]),
        ("manager", ["Move", "Cancel"], ["Did not attend", "Cancel"]),
        ("psw", [], []),
    ],
)
def test_each_reader_is_offered_what_they_may_do(
    agreement, booked, sign_in, time_machine, who, before, after
):
    person = {
        "supervisee": agreement.supervisee,
        "supervisor": agreement.supervisor,
        "manager": agreement.supervisee.line_manager,
        "psw": AccountFactory(role="psw"),
    }[who]
    time_machine.move_to(NOW, tick=False)
    client = sign_in(person)
    assert steps_of(page(client, booked)) == before
    time_machine.move_to(booked.starts_at, tick=False)
    assert steps_of(page(sign_in(person), booked)) == after


def test_a_stranger_finds_nothing(booked, sign_in, frozen_today):
    stranger = AgreementFactory().supervisee
    for route in ("session", "move", "cancel", "missed"):
        address = reverse(f"supervision:{route}", args=[booked.pk])
        assert sign_in(stranger).get(address).status_code == 404


def test_a_principal_social_worker_sees_the_facts_but_changes_nothing(booked, sign_in, frozen_today):
    client = sign_in(AccountFactory(role="psw"))
    assert page(client, booked).status_code == 200
    assert client.get(reverse("supervision:cancel", args=[booked.pk])).status_code == 403


def test_the_history_tells_of_moves_with_reasons(agreement, booked, sign_in, frozen_today):
    moved = move_session(
        session=booked,
        starts_at=booked.starts_at + DAY,
        ends_at=booked.ends_at + DAY,
        by=agreement.supervisor.account,
        at=NOW + timedelta(hours=1),
        **WHY,
    )
    cancel_session(session=moved, reason="court", side="supervisor", text="Hearing", by=None, at=NOW + DAY)
    told = page(sign_in(agreement.supervisee), moved).context["happenings"]
    assert [(each.title, each.by, each.text) for each in told] == [
        ("Booked for Tuesday 24 November, 10:00 to 11:30", "Amina Ahmed", ""),
        ("Moved to Wednesday 25 November, 10:00 to 11:30: sickness", "Dele Okafor", ""),
        ("Cancelled with 5 days’ notice: court", "the tracker", "Hearing"),
    ]


def test_the_history_says_who_recorded_it_as_held(agreement, booked, sign_in, time_machine):
    at = booked.ends_at + timedelta(hours=1)
    time_machine.move_to(at, tick=False)
    by, times = agreement.supervisor.account, (booked.starts_at, booked.ends_at)
    record_held(session=booked, times=times, place="", interrupted=False, by=by, at=at)
    take_back_held(session=booked, by=by)
    told = page(sign_in(agreement.supervisee), booked).context["happenings"]
    assert [(each.title, each.by) for each in told[1:]] == [
        ("Recorded as held", "Dele Okafor"),
        ("Undone: “held” was recorded by mistake", "Dele Okafor"),
    ]


def test_words_added_to_a_reason_are_for_both_parties_and_their_managers(booked, sign_in, frozen_today):
    cancel_session(session=booked, reason="other", side="neither", text="CANARY", by=None, at=NOW)
    assert "CANARY" not in page(sign_in(AccountFactory(role="psw")), booked).content.decode()
    supervisee = booked.supervisees.get()
    assert "CANARY" in page(sign_in(supervisee), booked).content.decode()


@pytest.mark.parametrize(
    ("hours", "words"),
    [(0.5, "no notice"), (1, "1 hour’s notice"), (23.9, "23 hours’ notice"), (24, "1 day’s notice")],
)
def test_notice_in_words(booked, sign_in, frozen_today, hours, words):
    at = booked.starts_at - timedelta(hours=hours)
    cancel_session(session=booked, by=None, at=at, **WHY)
    titles = [each.title for each in page(sign_in(booked.supervisor), booked).context["happenings"]]
    assert titles[-1] == f"Cancelled with {words}: sickness"


def test_an_imported_session_has_no_booking_history(agreement, sign_in, frozen_today):
    session = SessionFactory(
        status="held",
        is_imported=True,
        supervisee=agreement.supervisee,
        supervisor=agreement.supervisor,
        starts_at=datetime(2026, 10, 1, 9, tzinfo=UTC),
    )
    response = page(sign_in(agreement.supervisee), session)
    assert response.context["happenings"] == []
    assert "comes from an imported supervision log" in response.content.decode()


# --- Moving and calling off from the page --------------------------------------------------------


def test_a_supervisee_moves_to_another_offered_time(agreement, booked, sign_in, frozen_today):
    other = SlotFactory(supervisor=agreement.supervisor, starts_at=booked.starts_at + DAY)
    SlotFactory(supervisor=AgreementFactory().supervisor, starts_at=booked.starts_at + 2 * DAY)
    address = reverse("supervision:move", args=[booked.pk])
    client = sign_in(agreement.supervisee)
    offered = client.get(address).context["when"].slots
    assert list(offered.values()) == [other]
    response = client.post(address, {"slot": other.pk, **WHY})
    moved = Session.objects.get(status=Status.BOOKED)
    assert response["Location"] == moved.get_absolute_url()
    assert (moved.replaces, moved.slot) == (booked, other)


def test_a_supervisee_cannot_move_to_a_time_that_was_not_offered(agreement, booked, sign_in, frozen_today):
    foreign = SlotFactory(supervisor=AgreementFactory().supervisor, starts_at=booked.starts_at + DAY)
    address = reverse("supervision:move", args=[booked.pk])
    response = sign_in(agreement.supervisee).post(address, {"slot": foreign.pk, **WHY})
    assert response.context["when"].errors == {
        "slot": ["That time has just been taken. Select another time."]
    }
    assert Session.objects.get().status == Status.BOOKED


REQUIRED = ["This field is required."]


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        ({}, {"reason": REQUIRED, "side": REQUIRED, "slot": REQUIRED}),
        ({"reason": "other", "side": "neither", "slot": "none"}, {"text": ["Enter the reason"]}),
    ],
)
def test_cancelling_always_asks_why_and_for_another_time(booked, sign_in, frozen_today, data, errors):
    address = reverse("supervision:cancel", args=[booked.pk])
    context = sign_in(booked.supervisor).post(address, data).context
    assert {**context["why"].errors, **context["when"].errors} == errors
    assert Session.objects.get().status == Status.BOOKED


def test_a_cancelled_session_is_replaced_in_the_same_step(agreement, booked, sign_in, frozen_today):
    other = SlotFactory(supervisor=agreement.supervisor, starts_at=booked.starts_at + DAY)
    client = sign_in(agreement.supervisee)
    response = client.post(reverse("supervision:cancel", args=[booked.pk]), {**WHY, "slot": other.pk})
    booked.refresh_from_db()
    new = Session.objects.get(status=Status.BOOKED)
    assert response["Location"] == new.get_absolute_url()
    assert (booked.status, booked.replaced_by, new.slot) == (Status.CANCELLED, new, other)
    assert new.uid != booked.uid
    assert [each.title for each in page(client, new).context["happenings"]] == [
        "Booked for Tuesday 24 November, 10:00 to 11:30",
        "Cancelled with 5 days’ notice: sickness",
        "Booked for Wednesday 25 November, 10:00 to 11:30",
    ]


def test_without_its_replacement_nothing_is_cancelled(agreement, booked, sign_in, frozen_today):
    other = AgreementFactory(supervisor=agreement.supervisor)
    slot = SlotFactory(supervisor=agreement.supervisor, starts_at=booked.starts_at + DAY)
    book_slot(slot=slot, supervisee=other.supervisee, by=None, at=NOW)
    named = {
        "slot": "another",
        "on_day": 25,
        "on_month": 11,
        "on_year": 2026,
        "starts": "10:30",
        "ends": "11:00",
    }
    address = reverse("supervision:cancel", args=[booked.pk])
    response = sign_in(agreement.supervisor).post(address, {**WHY, **named})
    assert response.context["when"].non_field_errors() == [
        "Dele Okafor is already busy on Wednesday 25 November from 10:00 to 11:30."
    ]
    booked.refresh_from_db()
    assert booked.status == Status.BOOKED


def test_cancelling_from_the_page_says_by_whom_and_when(booked, sign_in, frozen_today):
    sign_in(booked.supervisor).post(reverse("supervision:cancel", args=[booked.pk]), {**WHY, "slot": "none"})
    booked.refresh_from_db()
    assert (booked.status, booked.called_off_by, booked.called_off_at, booked.called_off_side) == (
        Status.CANCELLED,
        booked.supervisor.account,
        NOW,
        "supervisee",
    )


def test_a_supervisee_can_say_only_that_the_supervisor_did_not_come(agreement, booked, sign_in, time_machine):
    time_machine.move_to(booked.ends_at, tick=False)
    client, address = sign_in(agreement.supervisee), reverse("supervision:missed", args=[booked.pk])
    facts = {"reason": "not_known", "slot": "none"}
    refused = client.post(address, {**facts, "side": "supervisee"})
    assert list(refused.context["why"].errors) == ["side"]
    client.post(address, {**facts, "side": "supervisor"})
    booked.refresh_from_db()
    assert (booked.status, booked.called_off_side) == (Status.DID_NOT_ATTEND, "supervisor")


@pytest.mark.parametrize(("is_imported", "label"), [(True, "Held"), (False, "Held, to be signed")])
def test_an_imported_session_waits_for_no_signature_here(is_imported, label):
    assert SessionFactory(status="held", is_imported=is_imported).tag.label == label
