"""A hand-over recorded by mistake is undone by whoever did it, on the same day, while nothing rests on it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from supervision.agreements.services.agreements import AgreementRefused, undoes
from supervision.agreements.services.handing_over import hand_over_with_bookings
from supervision.agreements.services.promising import change_policy
from supervision.agreements.services.undoing_hand_over import undo_hand_over
from supervision.booking.services.booking import book_time, cancel_session
from supervision.booking.services.moving import move_session
from supervision.clock.due_days import differences
from supervision.models import Agreement, DiaryEntry, Session, SessionRecord, Status
from supervision.records.services.decisions import record_decision
from supervision.records.services.records import log_session
from supervision.records.services.signing import sign_off
from tests.factories import (
    ActionFactory,
    AgreementFactory,
    CoverFactory,
    PolicyFactory,
    SessionFactory,
    WorkerFactory,
)
from tracker.setup.merging import merge_people
from workforce.models import Event, Worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]

NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
TEN = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FROM = date(2026, 11, 20)


@pytest.fixture
def manager():
    return WorkerFactory(org_role=2)


@pytest.fixture
def agreement(manager):
    supervisor = WorkerFactory(org_role=3, line_manager=manager)
    supervisee = WorkerFactory(line_manager=supervisor)
    return AgreementFactory(supervisor=supervisor, supervisee=supervisee, starts_on=date(2026, 9, 1))


@pytest.fixture
def ruth(manager):
    return WorkerFactory(org_role=3, given_name="Ruth", family_name="Byrne", line_manager=manager)


def book(agreement, starts_at, supervisor=None):
    return book_time(
        supervisor=supervisor or agreement.supervisor,
        supervisee=agreement.supervisee,
        starts_at=starts_at,
        ends_at=starts_at + HOUR,
        by=None,
        at=NOW - DAY,
    )


@pytest.fixture
def taken(agreement):
    return book(agreement, TEN)


@pytest.fixture
def cancelled(agreement, ruth):
    """At the time of another supervision of the new supervisor."""
    other = AgreementFactory(supervisor=ruth)
    book(other, TEN + 7 * DAY)
    return book(agreement, TEN + 7 * DAY)


@pytest.fixture
def action(agreement):
    return ActionFactory(supervisee=agreement.supervisee, owner=agreement.supervisor)


def hand_over(agreement, ruth, manager, **facts):
    facts = {"from_on": FROM, "line_too": True, **facts}
    return hand_over_with_bookings(agreement=agreement, to=ruth, by=manager.account, at=NOW, **facts)


def test_everything_is_as_before(agreement, taken, cancelled, action, ruth, manager):
    successor = hand_over(agreement, ruth, manager)
    former = undo_hand_over(agreement=successor, by=manager.account, at=NOW)
    assert (former, former.ends_on) == (agreement, None)
    assert Agreement.objects.filter(supervisee=agreement.supervisee).count() == 1
    for session in (taken, cancelled):
        session.refresh_from_db()
        assert (session.status, session.supervisor) == (Status.BOOKED, agreement.supervisor)
        assert session.called_off_at is None
        diaries = DiaryEntry.objects.not_cancelled().filter(uid=session.uid)
        assert {each.worker for each in diaries} == {agreement.supervisor, agreement.supervisee}
    action.refresh_from_db()
    assert action.owner == agreement.supervisor
    agreement.supervisee.refresh_from_db()
    assert agreement.supervisee.line_manager == agreement.supervisor
    assert list(differences()) == []
    assert Event.objects.filter(verb="agreement hand-over undone").count() == 1


def test_it_is_undone_for_the_record_that_the_former_supervisors_became(agreement, taken, ruth, manager):
    successor = hand_over(agreement, ruth, manager)
    keep = WorkerFactory(org_role=3, line_manager=manager, account=None, swe_number=None)
    merge_people(keep=keep, other=agreement.supervisor, by=None)
    former = undo_hand_over(agreement=successor, by=manager.account, at=NOW)
    taken.refresh_from_db()
    assert (former.supervisor, taken.supervisor) == (keep, keep)


def test_the_page_offers_it_to_whoever_handed_over(agreement, ruth, manager, sign_in):
    successor = hand_over(agreement, ruth, manager)
    client = sign_in(manager)
    assert "It was handed over by mistake: undo" in client.get(successor.get_absolute_url()).text
    page = client.post(reverse("supervision:agreement_undo", args=[successor.pk]), follow=True)
    assert f"Undone. {agreement.supervisor} supervises {agreement.supervisee}, as before." in page.text
    assert not Agreement.objects.filter(pk=successor.pk).exists()


def test_not_by_someone_else_nor_on_another_day(agreement, ruth, manager):
    successor = hand_over(agreement, ruth, manager)
    assert undoes(successor, by=ruth.account, on=NOW.date()) is None
    assert undoes(successor, by=manager.account, on=FROM) is None
    for by, at in ((ruth, NOW), (manager, NOW + DAY)):
        with pytest.raises(AgreementRefused, match="Only the person who handed over"):
            undo_hand_over(agreement=successor, by=by.account, at=at)


def test_not_where_it_replaced_an_agreement_of_the_same_day(agreement, ruth, manager):
    successor = hand_over(agreement, ruth, manager, from_on=agreement.starts_on)
    assert undoes(successor, by=manager.account, on=NOW.date()) is None
    with pytest.raises(AgreementRefused, match="Hand over again instead"):
        undo_hand_over(agreement=successor, by=manager.account, at=NOW)


def _moves(successor, taken, action):
    at = {"starts_at": TEN + DAY, "ends_at": TEN + DAY + HOUR, "at": NOW}
    move_session(session=taken, by=None, reason="court", side="supervisor", **at)


def _cancels(successor, taken, action):
    cancel_session(session=taken, by=None, reason="court", side="supervisor", at=NOW)


def _books(successor, taken, action):
    session = book(successor, TEN + 2 * DAY)
    Session.objects.filter(pk=session.pk).update(booked_at=NOW + HOUR)


def _drafts(successor, taken, action):
    SessionRecord.objects.create(session=taken, agenda="Leave", saved_by=successor.supervisor.account)


def _is_covered(successor, taken, action):
    CoverFactory(agreement=successor, starts_on=FROM, ends_on=FROM)


def _is_done(successor, taken, action):
    action.done_on = NOW.date()
    action.owner = successor.supervisor
    action.save()


def _logs(successor, taken, action):
    people = {"supervisor": successor.supervisor, "supervisees": [successor.supervisee]}
    times = (NOW - 2 * HOUR, NOW - HOUR)
    log_session(**people, kind="one_to_one", times=times, by=successor.supervisor.account, at=NOW)


def _decides(successor, taken, action):
    words = {"case_reference": "", "decision": "A visit in pairs", "rationale": "Threats were made"}
    record_decision(supervisee=successor.supervisee, **words, by=successor.supervisor.account, at=NOW)


ACTS = [_moves, _cancels, _books, _drafts, _logs, _decides, _is_covered, _is_done]


@pytest.mark.parametrize("acts", ACTS)
def test_not_once_something_rests_on_it(agreement, taken, action, ruth, manager, acts):
    successor = hand_over(agreement, ruth, manager)
    acts(successor, taken, action)
    with pytest.raises(AgreementRefused, match="Something was done with this agreement since"):
        undo_hand_over(agreement=successor, by=manager.account, at=NOW)
    assert Agreement.objects.filter(pk=successor.pk).exists()


def test_not_once_the_promise_is_another(agreement, ruth, manager):
    successor = hand_over(agreement, ruth, manager)
    change_policy(
        agreement=successor, policy=PolicyFactory(), by=manager.account, from_on=successor.starts_on
    )
    assert undoes(successor, by=manager.account, on=NOW.date()) is None


def test_actions_of_a_draft_stay_with_its_author_until_it_is_signed(agreement, action, ruth, manager):
    session = SessionFactory(
        supervisor=agreement.supervisor, supervisee=agreement.supervisee, status="held", starts_at=NOW - DAY
    )
    drafted = ActionFactory(
        supervisee=agreement.supervisee, owner=agreement.supervisor, session=session, what="Ring the school"
    )
    hand_over(agreement, ruth, manager, from_on=NOW.date())
    for each, owner in ((action, ruth), (drafted, agreement.supervisor)):
        each.refresh_from_db()
        assert each.owner == owner
    [text] = sign_off(session=session, by=agreement.supervisor.account, at=NOW)
    assert text.content["case_part"]["actions"][0]["owner"] == str(agreement.supervisor)
    drafted.refresh_from_db()
    assert drafted.owner == ruth


def test_actions_of_someone_who_covered_stay_theirs(agreement, ruth):
    CoverFactory(agreement=agreement, supervisor=ruth, starts_on=date(2026, 11, 16), ends_on=FROM)
    session = SessionFactory(
        supervisor=ruth, supervisee=agreement.supervisee, status="held", starts_at=NOW - DAY
    )
    theirs = ActionFactory(supervisee=agreement.supervisee, owner=ruth, session=session)
    sign_off(session=session, by=ruth.account, at=NOW)
    theirs.refresh_from_db()
    assert theirs.owner == ruth


@pytest.mark.parametrize("since", [None, date(2025, 3, 3)])
def test_the_line_manager_is_it_since_when_they_were(agreement, ruth, manager, since):
    Worker.objects.filter(pk=agreement.supervisee_id).update(line_manager_since=since)
    successor = hand_over(Agreement.objects.get(pk=agreement.pk), ruth, manager)
    undo_hand_over(agreement=successor, by=manager.account, at=NOW)
    there = Worker.objects.get(pk=agreement.supervisee_id)
    assert (there.line_manager, there.line_manager_since) == (agreement.supervisor, since)
    told = Event.objects.filter(verb="readers changed", details__right="line_manager").latest("pk").details
    assert told["reads"]["line manager"][str(there.pk)]["line_manager_since"] == (since and since.isoformat())
