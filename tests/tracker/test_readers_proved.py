"""The tracker made readers of those who read notes: a right that was set in the database is named."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import connection

from supervision.agreements.services.agreements import (
    end_agreement,
    hand_over,
    reopen_agreement,
    start_agreement,
)
from supervision.agreements.services.covers import change_cover, end_cover, start_cover
from supervision.agreements.services.undoing import undo_start
from supervision.agreements.services.undoing_hand_over import undo_hand_over
from supervision.audits.services.audits import close_audit
from supervision.models import Agreement, Audit, Cover
from tests.factories import AccountFactory, PolicyFactory, WorkerFactory
from tests.readers_council import AT, TODAY, found_council, named, newcomer
from tests.tracker.setup.test_establishment_writing import FIRST, LATER, list_of  # noqa: F401 - a fixture
from tests.tracker.setup.test_undo import bring_in, take_back
from tracker.setup.merging import merge_people
from workforce.accounts.addresses import retire_account
from workforce.accounts.services import change_role, disable, enable, invite
from workforce.audit_trail.proving_readers import rights_told, tell_rights_as_they_stand
from workforce.models import Account, AuthorityRole, Event, Worker
from workforce.people.services import change_line_manager
from workforce.triggers.in_database import take_down

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_this_day(time_machine):
    time_machine.move_to(AT, tick=False)


def test_a_council_that_the_services_made_has_nothing_to_name():
    found_council()
    assert named() == []
    assert tell_rights_as_they_stand(on=TODAY) == 0


def test_each_step_tells_what_it_sets():
    """One of every service that sets a right, ends it, or undoes that; after each nothing is left to name."""
    people = found_council()
    ruth, sam, ola, amina = (people[name] for name in ("ruth", "sam", "ola", "amina"))
    psw = invite(
        email="psw@council.example", role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER, worker=None, by=None
    )
    facts, there = {"by": psw, "at": AT}, {}

    def agreement():
        return Agreement.objects.select_related("supervisee", "supervisor").get(ends_on=None)

    def cover():
        return Cover.objects.with_people().latest("pk")

    def undo():
        undo_hand_over(agreement=agreement(), **facts)

    days = {"starts_on": TODAY, "ends_on": TODAY + timedelta(days=9)}
    later = {"starts_on": TODAY + timedelta(days=12), "ends_on": TODAY + timedelta(days=14)}
    steps = (
        lambda: change_line_manager(worker=amina, to=sam, by=None),
        lambda: change_role(account=ruth.account, role=AuthorityRole.QUALITY_ASSURANCE, by=None),
        lambda: disable(account=ruth.account, by=None),
        lambda: enable(account=ruth.account, by=None),
        lambda: change_cover(cover=cover(), supervisor=ola, **days, **facts),
        lambda: start_cover(agreement=agreement(), supervisor=ola, **later, **facts),
        lambda: hand_over(agreement=agreement(), to=sam, from_on=TODAY + timedelta(days=2), by=psw),
        undo,
        lambda: end_cover(cover=cover(), on=TODAY + timedelta(days=13), **facts),
        lambda: there.update(ending=agreement()),
        lambda: end_agreement(agreement=there["ending"], on=TODAY + timedelta(days=3), by=psw),
        lambda: reopen_agreement(agreement=there["ending"], by=psw),
        lambda: hand_over(agreement=agreement(), to=ola, from_on=TODAY, by=psw),
        lambda: hand_over(agreement=agreement(), to=ruth, from_on=TODAY, by=psw),
        lambda: close_audit(audit=Audit.objects.get(), sure=("to_audit", "to_moderate"), **facts),
        lambda: retire_account(account=ola.account, by=None),
    )
    for step in steps:
        step()
        assert named() == []
    assert not [key for rows in rights_told().values() for key, told in rows.items() if not told]


#: What is set in the database with the guards down, and what is named.
TAMPERINGS = {
    "line manager": (
        "UPDATE workforce_worker SET line_manager_id = {ola} WHERE id = {amina}",
        "worker {amina} (Amina Webb): line manager is number {ola} (Ola Webb), and the audit"
        " trail says number {ruth}",
    ),
    "since when": (
        "UPDATE workforce_worker SET line_manager_since = '2020-01-01' WHERE id = {amina}",
        "worker {amina} (Amina Webb): since is 2020-01-01, and the audit trail says nothing",
    ),
    "another's account": (
        "UPDATE workforce_worker SET account_id = {qa} WHERE id = {amina}",
        "worker {amina} (Amina Webb): account is number {qa} (q1@council.example), and the audit trail says"
        " number {account}",
    ),
    "role": (
        "UPDATE workforce_account SET role = 'psw' WHERE id = {account}",
        "account {account} (amina@council.example): role is psw, and the audit trail says nothing",
    ),
    "a supervisor": (
        "UPDATE supervision_agreement SET supervisor_id = {ola}",
        "agreement {agreement} (Amina Webb with Ola Webb): supervisor is number {ola} (Ola Webb), and the"
        " audit trail says number {ruth}",
    ),
    "an agreement that nobody made": (
        "INSERT INTO supervision_agreement (supervisee_id, supervisor_id, policy_id, starts_on,"
        " clock_started_on, earlier_promises, cases_discussed_within_weeks) SELECT {sam}, {ola}, policy_id,"
        " starts_on, clock_started_on, earlier_promises, 6 FROM supervision_agreement",
        "(Sam Webb with Ola Webb): no event of the audit trail made it so: supervisor number {ola} (Ola"
        " Webb), supervisee number {sam} (Sam Webb)",
    ),
    "who covers": (
        "UPDATE supervision_cover SET supervisor_id = {ola}",
        "cover {cover} (Ola Webb for Amina Webb with Ruth Webb): covering supervisor is number {ola}",
    ),
    "how long": (
        "UPDATE supervision_cover SET ends_on = '2030-01-01'",
        "cover {cover} (Sam Webb for Amina Webb with Ruth Webb): last day is 2030-01-01",
    ),
    "how long an audit is read": (
        "UPDATE supervision_audit SET ends_on = '2030-01-01'",
        "(Autumn): read until is 2030-01-01",
    ),
    "what an audit reads": (
        "UPDATE supervision_audit SET from_on = '2020-01-01'",
        "(Autumn): sessions from is 2020-01-01",
    ),
    "whose file is audited": (
        "UPDATE supervision_auditedfile SET worker_id = {sam}",
        "file of is number {sam} (Sam Webb), and the audit trail says number {amina}",
    ),
    "who audits": (
        "UPDATE supervision_auditedfile SET auditor_id = {account}",
        "auditor is number {account} (amina@council.example)",
    ),
}


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_a_right_that_was_set_in_the_database_alone_is_named(tampering):
    people = {name: one.pk for name, one in found_council().items()}
    keys = {
        **people,
        "account": Account.objects.get(email="amina@council.example").pk,
        "qa": Account.objects.get(email="q1@council.example").pk,
        "agreement": Agreement.objects.get().pk,
        "cover": Cover.objects.get().pk,
    }
    take_down(using="default")
    statement, line = TAMPERINGS[tampering]
    with connection.cursor() as cursor:
        cursor.execute(statement.format(**keys))
    assert any(line.format(**keys) in one for one in named()), named()
    assert {*people} and tell_rights_as_they_stand(on=TODAY) in (0, 1)


def test_an_account_that_was_disabled_and_enabled_in_the_database_is_named():
    people = found_council()
    account = people["ruth"].account
    disable(account=account, by=None)
    assert named() == []
    Account.objects.filter(pk=account.pk).update(is_active=True)
    assert named() == [
        f"account {account.pk} ({account}): can sign in is True, and the audit trail says False"
    ]


def test_what_ended_and_goes_on_in_the_database_is_named():
    found_council()
    agreement = Agreement.objects.get()
    end_agreement(agreement=agreement, on=TODAY - timedelta(days=1), by=None)
    assert named() == []
    Agreement.objects.update(ends_on=None)
    assert [one.split(":")[1] for one in named()] == [
        f" last day is nothing, and the audit trail says {TODAY - timedelta(days=1)}"
    ]


def test_what_was_removed_and_put_in_again_is_named():
    found_council()
    sam, ola = (Worker.objects.get(given_name=name) for name in ("Sam", "Ola"))
    psw = AccountFactory(role="psw")
    facts = {"policy": PolicyFactory(), "starts_on": TODAY, "by": psw}
    agreement = start_agreement(supervisee=sam, supervisor=ola, **facts)
    again = Agreement.objects.filter(pk=agreement.pk).values().get()
    undo_start(agreement=agreement, by=psw)
    assert not [one for one in named() if "agreement" in one]
    Agreement.objects.create(**again)
    (line,) = [one for one in named() if "agreement" in one]
    assert "no event of the audit trail made it so" in line


def test_a_hand_over_that_was_undone_and_put_in_again_is_named():
    people = found_council()
    psw = AccountFactory(role="psw")
    made = hand_over(
        agreement=Agreement.objects.get(), to=people["ola"], from_on=TODAY + timedelta(days=9), by=psw
    )
    again = Agreement.objects.filter(pk=made.pk).values().get()
    undo_hand_over(agreement=made, by=psw, at=AT)
    end_agreement(agreement=Agreement.objects.get(), on=TODAY, by=psw)
    Agreement.objects.create(**again)
    (line,) = [one for one in named() if "agreement" in one]
    assert "no event of the audit trail made it so" in line


def test_an_event_that_somebody_wrote_in_tells_nothing():
    people = found_council()
    keys = {name: one.pk for name, one in people.items()}
    take_down(using="default")
    said = {"reads": {"line manager": {str(keys["amina"]): {"line_manager_id": keys["ola"]}}}}
    last = Event.objects.latest("pk")
    Event.objects.create(
        at=AT, verb="readers changed", subject_type="workforce.worker", subject_id=str(keys["amina"]),
        details=said, key=last.key, nonce=last.nonce, hash="0" * 64,
    )  # fmt: skip
    Worker.objects.filter(pk=keys["amina"]).update(line_manager=people["ola"])
    assert len(named()) == 1


def test_two_records_that_were_merged_have_nothing_to_name():
    people = found_council()
    twin = newcomer("Twin", email="", swe_number=None)
    eve = newcomer("Eve", line_manager=twin)
    facts = {"policy": PolicyFactory(), "starts_on": TODAY, "by": None}
    start_agreement(supervisee=eve, supervisor=twin, **facts)
    merge_people(keep=people["ola"], other=twin, by=None)
    assert named() == []
    eve.refresh_from_db()
    assert eve.line_manager == people["ola"]


def test_lists_that_come_in_and_are_undone_have_nothing_to_name(list_of):  # noqa: F811 - a fixture
    bring_in(list_of(FIRST))
    assert (named(), Worker.objects.exclude(line_manager=None).exists()) == ([], True)
    run = bring_in(list_of(LATER))
    assert named() == []
    take_back(run)
    assert (named(), Agreement.objects.exists()) == ([], True)
    Worker.objects.exclude(line_manager=None).update(line_manager_since=date(2020, 1, 1))
    assert named()


def test_an_upgraded_database_tells_what_it_has_once(tmp_path):
    """What a newer version is the first to tell: as it stands, and never again what no event told."""
    manager = WorkerFactory()
    worker = WorkerFactory(line_manager=manager)
    told = len(named())
    assert tell_rights_as_they_stand(on=TODAY) == told > 0
    assert (named(), tell_rights_as_they_stand(on=TODAY)) == ([], 0)
    call_command("migrate", verbosity=0)
    Worker.objects.filter(pk=worker.pk).update(line_manager=WorkerFactory(account=None))
    call_command("migrate", verbosity=0)
    assert len(named()) == 1
