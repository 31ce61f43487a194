"""Who offers times, and who books, moves, calls off, leaves and prepares whose sessions."""

import pytest

from supervision.booking.permissions import (
    bookable_people,
    books_for_others,
    can_book,
    can_book_for,
    can_change,
    can_change_group,
    can_leave,
    can_name_a_time,
    can_offer_times,
    groups_changeable,
    groups_to_leave,
    is_open_group,
    sees_sessions,
    sessions_changeable,
    sessions_preparable,
)
from tests.council import (
    AGENCY,
    APART,
    MENTOR,
    NQSW,
    PARTS,
    PSW,
    SERVICE_MANAGER,
    SUPERVISOR,
    WORKER,
)
from tests.factories import AccountFactory, CoverFactory, SessionFactory

pytestmark = pytest.mark.django_db
WORKERS = set(PARTS) - APART
LINE = {SUPERVISOR, SERVICE_MANAGER}
COVERING = "covering supervisor"


@pytest.fixture
def parts(council, viewing):
    accounts = council
    cover = CoverFactory(agreement=accounts[WORKER].worker.agreements.get())
    return {
        part: viewing(account) for part, account in (accounts | {COVERING: cover.supervisor.account}).items()
    }


@pytest.fixture
def people(parts):
    return {part: viewer.worker for part, viewer in parts.items()}


@pytest.fixture
def group(people):
    session = SessionFactory(supervisor=people[SUPERVISOR], supervisee=people[WORKER], kind="group")
    session.attendances.create(supervisee=people[NQSW])
    return session


def who(scope, thing, parts) -> set[str]:
    return {part for part, viewer in parts.items() if thing in scope(viewer)}


def whoever(predicate, parts, *things) -> set[str]:
    return {part for part, viewer in parts.items() if predicate(viewer, *things)}


def test_times_are_offered_by_who_supervises_somebody_today(parts):
    assert whoever(can_offer_times, parts) == {COVERING, *LINE}


def test_everybody_who_works_here_books_and_the_principal_social_worker_looks_on(parts, viewing):
    assert whoever(can_book, parts) == {*WORKERS, COVERING}
    assert whoever(sees_sessions, parts) == {*WORKERS, COVERING}
    without_a_post = viewing(AccountFactory(role="psw"))
    assert (can_book(without_a_post), sees_sessions(without_a_post)) == (False, True)


def test_one_books_for_oneself_ones_supervisees_and_those_one_manages(parts, people):
    assert who(bookable_people, people[WORKER], parts) == {WORKER, COVERING, *LINE}
    assert whoever(can_book_for, parts, people[WORKER]) == {WORKER, COVERING, *LINE}
    assert who(bookable_people, people[MENTOR], parts) == {MENTOR}


def test_supervisors_cover_and_managers_book_for_others(parts):
    assert whoever(books_for_others, parts) == {COVERING, *LINE}


def test_a_time_is_named_by_the_other_side_and_chosen_by_the_supervisee(parts, people):
    assert whoever(can_name_a_time, parts, people[WORKER]) == {COVERING, *LINE}
    assert whoever(can_name_a_time, parts, people[SUPERVISOR]) == {SERVICE_MANAGER}


def test_a_session_is_changed_by_both_sides_and_the_line_above(parts, people):
    session = SessionFactory(supervisor=people[SUPERVISOR], supervisee=people[WORKER])
    assert who(sessions_changeable, session, parts) == {WORKER, COVERING, *LINE}
    assert whoever(can_change, parts, session) == {WORKER, COVERING, *LINE}


def test_who_gives_a_session_changes_it_whoever_supervises(parts, people):
    session = SessionFactory(supervisor=people[MENTOR], supervisee=people[AGENCY])
    assert who(sessions_changeable, session, parts) == {AGENCY, MENTOR, *LINE}


def test_a_session_of_two_is_not_changed_by_the_managers_of_whoever_gives_it(parts, people):
    session = SessionFactory(supervisor=people[SUPERVISOR], supervisee=people[MENTOR])
    assert who(sessions_changeable, session, parts) == {MENTOR, SUPERVISOR}


def test_a_group_is_changed_for_everybody_by_its_supervisor_and_the_managers_above(parts, group):
    assert who(sessions_changeable, group, parts) == LINE
    assert who(groups_changeable, group, parts) == LINE
    assert whoever(can_change_group, parts, group) == LINE


@pytest.mark.parametrize(
    ("status", "changed", "left"),
    [
        ("booked", True, True),
        ("held", True, False),
        ("signed", False, False),
        ("did_not_attend", False, False),
    ],
)
def test_the_people_of_a_group_are_changed_until_it_is_signed_and_leave_until_it_is_held(
    parts, people, status, changed, left
):
    sides = {"supervisor": people[SUPERVISOR], "supervisee": people[WORKER]}
    group = SessionFactory(kind="group", status=status, **sides)
    assert who(groups_changeable, group, parts) == (LINE if changed else set())
    assert who(groups_to_leave, group, parts) == ({WORKER} if left else set())
    assert is_open_group(group) is changed
    assert not is_open_group(SessionFactory(status=status, **sides))


def test_only_who_is_down_for_a_group_leaves_it_and_nobody_leaves_a_session_of_two(parts, people, group):
    assert who(groups_to_leave, group, parts) == {WORKER, NQSW}
    assert whoever(can_leave, parts, group) == {WORKER, NQSW}
    alone = SessionFactory(supervisor=people[SUPERVISOR], supervisee=people[WORKER])
    assert who(groups_to_leave, alone, parts) == set()
    assert who(groups_changeable, alone, parts) == set()


@pytest.mark.parametrize(
    ("status", "prepared"), [("booked", True), ("held", False), ("did_not_attend", False)]
)
def test_a_session_to_come_is_prepared_by_the_two_who_meet(parts, people, status, prepared):
    session = SessionFactory(supervisor=people[SUPERVISOR], supervisee=people[WORKER], status=status)
    assert who(sessions_preparable, session, parts) == ({WORKER, SUPERVISOR} if prepared else set())


def test_the_principal_social_worker_changes_nobodys_session(parts, people):
    session = SessionFactory(supervisor=people[SUPERVISOR], supervisee=people[WORKER])
    assert not can_change(parts[PSW], session)
