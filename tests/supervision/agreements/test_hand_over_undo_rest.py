"""Undoing a hand-over brings back what was proposed, a group that was left and cover that was cut."""

from datetime import UTC, date, datetime, timedelta

import pytest

from supervision.agreements.services.handing_over import hand_over_with_bookings
from supervision.agreements.services.undoing_hand_over import undo_hand_over
from supervision.booking.services.booking import book_slot, book_time, cancel_session
from supervision.booking.services.groups import book_group, leave_group
from supervision.booking.services.proposals import propose, proposed_together
from supervision.clock.due_days import differences
from supervision.models import Cover, DiaryEntry, Session, Status
from tests.factories import AgreementFactory, CoverFactory, SlotFactory, WorkerFactory
from workforce.models import Event

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


@pytest.fixture
def there_and_back(agreement, ruth, manager):
    """Hand over, and undo it; `between` happens in between."""

    def go(between=lambda: None, *, from_on=FROM, undone_at=NOW):
        by = manager.account
        successor = hand_over_with_bookings(agreement=agreement, to=ruth, from_on=from_on, by=by, at=NOW)
        between()
        return undo_hand_over(agreement=successor, by=by, at=undone_at)

    return go


def proposals(agreement, *starts):
    return propose(
        supervisor=agreement.supervisor,
        supervisee=agreement.supervisee,
        times=[(start, start + HOUR) for start in starts],
        place="Room 2",
        by=agreement.supervisor.account,
        at=NOW - DAY,
    )


def proposed(agreement):
    standing = Session.objects.filter(status=Status.PROPOSED, supervisor=agreement.supervisor)
    return list(standing.order_by("starts_at").values_list("starts_at", "ends_at", "place"))


def test_times_that_were_proposed_are_proposed_again(agreement, there_and_back):
    proposals(agreement, TEN, TEN + DAY)
    before = proposed(agreement)
    there_and_back()
    assert proposed(agreement) == before
    first = Session.objects.filter(status=Status.PROPOSED).first()
    assert len(proposed_together(first)) == 2
    held = DiaryEntry.objects.not_cancelled().filter(uid=first.uid, is_tentative=True)
    assert {each.worker for each in held} == {agreement.supervisor, agreement.supervisee}


def test_only_those_that_are_still_to_come(agreement, there_and_back):
    proposals(agreement, NOW + HOUR, TEN)
    there_and_back(from_on=NOW.date(), undone_at=NOW + 2 * HOUR)
    assert [starts for starts, *_ in proposed(agreement)] == [TEN]


@pytest.fixture
def group(agreement):
    other = AgreementFactory(supervisor=agreement.supervisor)
    people = [agreement.supervisee, other.supervisee]
    return book_group(
        supervisor=agreement.supervisor,
        supervisees=people,
        starts_at=TEN,
        ends_at=TEN + HOUR,
        by=None,
        at=NOW - DAY,
    )


def test_a_group_that_was_left_has_its_member_again(agreement, group, there_and_back):
    before = set(group.supervisees.all())
    there_and_back(lambda: _is_without(group, agreement.supervisee))
    assert set(group.supervisees.all()) == before
    diaries = DiaryEntry.objects.not_cancelled().filter(uid=group.uid)
    assert {each.worker for each in diaries} == {group.supervisor, *before}


def _is_without(group, supervisee):
    assert supervisee not in group.supervisees.all()


def test_a_group_that_was_cancelled_since_stays_cancelled(group, there_and_back):
    facts = {"reason": "court", "side": "supervisor", "by": None, "at": NOW}
    there_and_back(lambda: cancel_session(session=group, **facts))
    group.refresh_from_db()
    assert group.status == Status.CANCELLED
    assert group.supervisees.count() == 1


def test_a_group_that_they_left_by_themselves_stays_left(agreement, group, manager, there_and_back):
    leave_group(session=group, supervisee=agreement.supervisee, by=manager.account, at=NOW)
    there_and_back()
    assert agreement.supervisee not in group.supervisees.all()


def test_cover_is_as_long_as_before_and_what_never_began_is_there_again(agreement, ruth, there_and_back):
    joan, femi = WorkerFactory(org_role=3), WorkerFactory(org_role=3)
    CoverFactory(
        agreement=agreement, supervisor=joan, starts_on=date(2026, 11, 16), ends_on=date(2026, 11, 27)
    )
    CoverFactory(
        agreement=agreement, supervisor=femi, starts_on=date(2026, 11, 30), ends_on=date(2026, 12, 4)
    )
    facts = ("supervisor", "starts_on", "ends_on")
    before = list(Cover.objects.values_list(*facts))

    def is_cut():
        assert list(Cover.objects.values_list(*facts)) == [(joan.pk, date(2026, 11, 16), date(2026, 11, 19))]

    there_and_back(is_cut)
    assert list(Cover.objects.values_list(*facts)) == before
    told = Event.objects.filter(verb="readers changed", details__right="cover")
    assert {each.details["after"] for each in told} == {joan.pk, femi.pk}


def test_what_was_booked_with_who_covers_is_theirs_again(agreement, there_and_back):
    joan = WorkerFactory(org_role=3)
    CoverFactory(
        agreement=agreement, supervisor=joan, starts_on=date(2026, 11, 16), ends_on=date(2026, 11, 27)
    )
    session = book_time(
        supervisor=joan,
        supervisee=agreement.supervisee,
        starts_at=TEN,
        ends_at=TEN + HOUR,
        by=None,
        at=NOW - DAY,
    )
    there_and_back()
    session.refresh_from_db()
    assert (session.supervisor, session.status) == (joan, Status.BOOKED)


def test_a_time_that_was_offered_is_taken_again(agreement, there_and_back):
    slot = SlotFactory(supervisor=agreement.supervisor, starts_at=TEN)
    session = book_slot(slot=slot, supervisee=agreement.supervisee, by=None, at=NOW - DAY)
    there_and_back()
    session.refresh_from_db()
    assert (session.supervisor, session.slot) == (agreement.supervisor, slot)


def test_those_who_read_the_file_are_told_that_it_is_as_before(agreement, ruth, there_and_back):
    there_and_back()
    told = Event.objects.filter(verb="readers changed", details__right="supervisor").order_by("pk")
    moves = [(each.details["before"], each.details["after"]) for each in told]
    assert moves == [(agreement.supervisor.pk, ruth.pk), (ruth.pk, agreement.supervisor.pk)]
    assert list(differences()) == []
