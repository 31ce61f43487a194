"""Who waits for a second person, who may be one, and who sees what waits: each rule by itself."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from supervision.models import AgendaItem, Decision, PersonalNote, SessionRecord, SignedText
from tests.factories import AccountFactory, WorkerFactory
from tests.supervision.records.writing import a_session, supervisee_of
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Outcome, ReaderChange, ReaderRight, Worker
from workforce.people.services import add_worker, update_worker
from workforce.reader_changes.permissions import (
    can_confirm,
    can_refuse,
    decides_reader_changes,
    reader_changes_visible,
    reader_changes_waiting_for,
)
from workforce.reader_changes.second_person import (
    Gains,
    gains_by_line,
    gains_by_standing_in,
    must_wait,
    who_can_confirm,
    who_confirms_now,
)
from workforce.web.viewer import Viewer

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def people(now):
    """A line of managers, another one beside it, and each role of the authority, twice where two matter."""
    head = WorkerFactory(org_role=2)
    manager = WorkerFactory(org_role=3, line_manager=head)
    other_head = WorkerFactory(org_role=2)
    other = WorkerFactory(org_role=3, line_manager=other_head)
    worker = WorkerFactory(line_manager=manager)
    psw = WorkerFactory(org_role=2, account=AccountFactory(role="psw", last_login=now))
    return {
        "worker": worker.account,
        "colleague": WorkerFactory(line_manager=manager).account,
        "manager": manager.account,
        "head": head.account,
        "other manager": other.account,
        "head of the other": other_head.account,
        "psw": psw.account,
        "other psw": AccountFactory(role="psw"),
        "admin": AccountFactory(role="admin"),
        "asker": AccountFactory(role="admin"),
        "qa": AccountFactory(role="qa"),
        "without a worker": AccountFactory(),
    }


@pytest.fixture
def make(people, now):
    """A change that waits, asked for by the asker an hour ago: the worker's line manager, unless said."""

    def _make(**facts) -> ReaderChange:
        usual = {
            "right": ReaderRight.LINE_MANAGER,
            "worker": people["worker"].worker if "account" not in facts else None,
            "asked_by": people["asker"],
            "asked_at": now - timedelta(hours=1),
            "expires_at": now + 14 * DAY,
            "facts": {},
        }
        return ReaderChange.objects.create(**usual | facts)

    return _make


def able(people, change) -> set[str]:
    found = set(who_can_confirm(change))
    return {name for name, account in people.items() if account in found}


ROLES = {"psw", "other psw", "admin"}
ABOVE = {"manager", "head"}


def test_administrators_principal_social_workers_and_managers_above_may_confirm(people, make):
    assert able(people, make()) == ROLES | ABOVE


def test_nobody_confirms_what_they_asked_for(people, make):
    change = make(asked_by=people["manager"])
    assert able(people, change) == ROLES | {"asker", "head"}


def test_who_would_read_and_who_manages_them_do_not_confirm(people, make):
    change = make(gains=people["other manager"].worker)
    assert able(people, change) == ROLES | ABOVE
    for gaining in (people["other psw"], people["psw"]):
        worker = getattr(gaining, "worker", None) or WorkerFactory(account=gaining)
        assert able(people, make(gains=worker)) == (ROLES | ABOVE) - {
            name for name, account in people.items() if account == gaining
        }


def test_who_comes_to_read_because_they_manage_the_reader_does_not_confirm(people, make):
    people["head of the other"].role = "psw"
    people["head of the other"].save()
    assert "head of the other" in able(people, make())
    assert "head of the other" not in able(people, make(gains=people["other manager"].worker))


def test_who_manages_the_reader_and_the_worker_already_gains_nothing_and_confirms(people, make):
    beside = WorkerFactory(org_role=3, line_manager=people["head"].worker)
    assert able(people, make(gains=beside)) == ROLES | ABOVE


def test_none_of_the_new_managers_of_a_list_confirms_it(people, make):
    changes = [[people["worker"].worker.pk, None, people["psw"].worker.pk]]
    change = make(worker=None, account=people["qa"], facts={"changes": changes})
    assert able(people, change) == {"other psw", "admin"}


def test_of_an_account_its_owner_does_not_confirm_and_the_managers_of_its_worker_do(people, make):
    assert able(people, make(account=people["worker"])) == ROLES | ABOVE
    assert able(people, make(account=people["psw"])) == ROLES - {"psw"}
    assert able(people, make(account=people["without a worker"])) == ROLES


def test_who_cannot_sign_in_or_has_left_does_not_confirm(people, make, now):
    people["admin"].is_active = False
    people["admin"].save()
    manager = people["manager"].worker
    asked_on = timezone.localdate(make().asked_at)
    for left_on, stays in [(asked_on, True), (asked_on - DAY, False)]:
        manager.left_on = left_on
        manager.save()
        assert ("manager" in able(people, make())) is stays
    assert able(people, make()) == {"psw", "other psw", "head"}
    assert "manager" in able(people, make(asked_at=now - 3 * DAY))


@pytest.mark.parametrize(("age", "may"), [(7 * DAY, True), (7 * DAY - timedelta(minutes=1), False)])
def test_an_account_confirms_from_its_eighth_day(people, make, now, age, may):
    new = AccountFactory(role="admin", invited_at=now - age)
    change = make()
    assert who_can_confirm(change).filter(pk=new.pk).exists()
    assert who_confirms_now(change, at=now).filter(pk=new.pk).exists() is may
    assert who_confirms_now(change, at=now).filter(pk=people["admin"].pk).exists()


def viewer(account) -> Viewer:
    return Viewer(account, on=timezone.localdate())


@pytest.mark.parametrize(
    ("who", "sees", "decides", "waits_for", "refuses"),
    [
        ("admin", True, True, True, True),
        ("asker", True, True, False, True),
        ("psw", True, True, True, True),
        ("manager", True, True, True, True),
        ("head", True, True, True, True),
        ("worker", True, False, False, False),
        ("colleague", False, False, False, False),
        ("other manager", False, False, False, False),
        ("head of the other", False, True, False, False),
        ("qa", False, False, False, False),
        ("without a worker", False, False, False, False),
    ],
)
def test_who_sees_it_who_decides_and_for_whom_it_waits(
    people, make, now, who, sees, decides, waits_for, refuses
):
    change, reader = make(), viewer(people[who])
    assert (change in reader_changes_visible(reader)) is sees
    assert decides_reader_changes(reader) is decides
    assert reader_changes_waiting_for(reader, at=now) == ([change] if waits_for else [])
    assert can_confirm(reader, change, at=now) is waits_for
    assert can_refuse(reader, change, at=now) is refuses


def test_who_decided_sees_what_they_decided_after_it_left_their_line(people, make, now):
    change = make()
    manager = people["manager"]
    ReaderChange.objects.filter(pk=change.pk).update(
        outcome=Outcome.CONFIRMED, decided_by=manager, decided_at=now
    )
    Worker.objects.filter(pk=change.worker_id).update(line_manager=people["other manager"].worker)
    assert change in reader_changes_visible(Viewer(manager, on=timezone.localdate()))
    assert change not in reader_changes_visible(Viewer(people["head"], on=timezone.localdate()))


def test_an_asker_without_a_role_sees_what_they_asked_for(people, make, now):
    change = make(asked_by=people["other manager"])
    reader = viewer(people["other manager"])
    assert list(reader_changes_visible(reader)) == [change]
    assert (can_confirm(reader, change, at=now), can_refuse(reader, change, at=now)) == (False, True)
    assert reader_changes_waiting_for(reader, at=now) == []


def test_what_is_decided_or_late_waits_for_nobody(people, make, now):
    reader = viewer(people["admin"])
    decided = {"outcome": Outcome.REFUSED, "decided_by": people["admin"], "decided_at": now}
    for change in (make(**decided), make(expires_at=now)):
        assert change in reader_changes_visible(reader)
        for account in (people["admin"], people["asker"]):
            assert not can_confirm(viewer(account), change, at=now)
            assert not can_refuse(viewer(account), change, at=now)
    assert reader_changes_waiting_for(reader, at=now) == []


@pytest.mark.parametrize(
    ("who", "gains", "waits"),
    [("admin", False, True), ("psw", False, False), ("psw", True, True), ("worker", True, True)],
)
def test_whoever_gains_waits_and_an_administrator_always_does(people, settings, who, gains, waits):
    by = people[who]
    WorkerFactory(account=AccountFactory(last_login=timezone.now()))
    assert (must_wait(by, gains=gains), Gains(by).must_wait(gains=gains)) == (waits, waits)
    settings.READER_CHANGES_CONFIRMED = False
    assert (must_wait(by, gains=gains), Gains(by).must_wait(gains=gains)) == (False, False)


def test_the_tracker_itself_and_the_first_who_comes_wait_for_nobody(now):
    first = AccountFactory(role="admin", last_login=now)
    assert not must_wait(None, gains=True)
    assert not must_wait(first, gains=True)
    AccountFactory(last_login=None)
    record_event(verb=Verb.SIGNED_IN, subject=first, by=first)
    record_event(verb=Verb.WORKER_ADDED, subject=WorkerFactory(), by=None)
    assert not must_wait(first, gains=True)
    AccountFactory(last_login=now)
    assert must_wait(first, gains=True)
    assert not must_wait(None, gains=True)
    assert not Gains(None).must_wait(gains=True)


def test_where_someone_else_has_done_anything_nobody_sets_up_alone(now):
    """Also where that person never came through the sign-in page, or a backup lost it."""
    first, other = AccountFactory(role="psw", last_login=now), AccountFactory(last_login=None)
    record_event(verb=Verb.RECORD_DRAFTED, subject=first, by=other)
    assert must_wait(first, gains=True)


def test_where_there_are_notes_nobody_sets_up_alone(now):
    """Whoever wrote them: a draft, a signed text, an item of an agenda, a decision."""
    first = AccountFactory(role="psw", last_login=now)
    session = a_session()
    supervisee, supervisor = supervisee_of(session), session.supervisor
    assert not must_wait(first, gains=True)
    whose = {"session": session, "supervisee": supervisee}
    decided = {"supervisee": supervisee, "decided_by": supervisor, "decided_at": now}
    made = {
        "draft": SessionRecord(session=session),
        "agenda": AgendaItem(session=session, text="Leave"),
        "personal": PersonalNote(**whose),
        "signed": SignedText(
            session=session, supervisee=supervisee, content={}, content_hash="0" * 64, fixed_at=now
        ),
        "decision": Decision(**decided, decision="Close", rationale="Done"),
    }
    waits = {}
    for name, row in made.items():
        with transaction.atomic():
            row.save()
            waits[name] = must_wait(first, gains=True)
            transaction.set_rollback(True)
    assert waits == dict.fromkeys(made, True)


def test_who_gains_by_another_line(people):
    worker, manager, other = (people[name].worker for name in ("worker", "manager", "other manager"))
    cases = {
        "the manager to be": (people["other manager"], other, True),
        "above the manager to be": (people["head of the other"], other, True),
        "above the worker already": (
            people["head"],
            WorkerFactory(line_manager=people["head"].worker),
            False,
        ),
        "who manages them now": (people["manager"], manager, True),
        "a colleague": (people["colleague"], other, False),
        "an account of nobody who works here": (people["without a worker"], other, False),
        "with no manager to be": (people["head"], None, False),
        "the tracker": (None, other, False),
    }
    found = {name: gains_by_line(by, worker=worker, to=to) for name, (by, to, _) in cases.items()}
    assert found == {name: gains for name, (_, _, gains) in cases.items()}


@pytest.mark.parametrize(
    ("who", "worker", "under", "gains"),
    [
        ("manager", "head of the other", "manager", True),  # who asks manages the newcomer,
        ("head of the other", "worker", "other manager", True),  # or someone below them does
        ("colleague", "worker", "other manager", False),
        ("head", "worker", "manager", False),  # who manages the worker already
    ],
)
def test_who_gains_when_a_newcomer_manages_the_worker(people, who, worker, under, gains):
    """A newcomer of a list has no key yet: who manages them would read what they come to read."""
    worker, under = (people[name].worker.pk for name in (worker, under))
    assert Gains(people[who]).by_line(worker, to=None, under=under) is gains


@pytest.mark.parametrize(
    ("days", "by_hand", "gains"),
    [(0, True, True), (29, True, True), (31, True, False), (0, False, False)],
)
def test_whoever_was_added_by_hand_reads_nothing_by_the_word_of_who_added_them(
    people, time_machine, days, by_hand, gains
):
    """They have an address of that one's choice. What a file added is on the file."""
    worker, psw = people["worker"].worker, people["psw"]
    newcomer = WorkerFactory.build(org_role=3, team=worker.team, account=None)
    add_worker(worker=newcomer, by=psw, by_hand=by_hand)
    time_machine.move_to(timezone.now() + timedelta(days=days))
    asked = [gains_by_line, gains_by_standing_in]
    assert [found(psw, worker=worker, to=newcomer) for found in asked] == [gains, gains]
    assert not any(found(people["other psw"], worker=worker, to=newcomer) for found in asked)
    assert not any(found(people["manager"], worker=worker, to=newcomer) for found in asked)


def test_the_address_of_a_manager_without_an_account_waits_whoever_types_it(people):
    manager, psw = WorkerFactory(org_role=3, account=None), people["psw"]
    AccountFactory(last_login=timezone.now())
    WorkerFactory(line_manager=manager)
    alone = WorkerFactory(account=None)
    waiting = []
    for one in (manager, alone):
        one.email = f"stranger{one.pk}@gmail.example"
        waiting += update_worker(worker=one, changed=["email"], by=psw, reason="new name")
    assert [change.worker for change in waiting] == [manager]
    kept = Worker.objects.in_bulk([manager.pk, alone.pk])
    assert [kept[one.pk].email.startswith("stranger") for one in (manager, alone)] == [False, True]


def test_who_gains_by_standing_in(people):
    worker, manager, other = (people[name].worker for name in ("worker", "manager", "other manager"))
    assert gains_by_standing_in(people["other manager"], worker=worker, to=other)
    assert not gains_by_standing_in(people["manager"], worker=worker, to=manager)
    assert not gains_by_standing_in(people["manager"], worker=worker, to=other)
    assert not gains_by_standing_in(people["without a worker"], worker=worker, to=other)
    assert not gains_by_standing_in(None, worker=worker, to=other)
