"""Whoever read notes was made a reader of them by an event by then; verify names who was not."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from supervision.models import Agreement, Cover
from supervision.records.proving_readings import Readers, breaks_of_readings
from supervision.records.services.reading import note_reading
from tests.factories import AccountFactory, AgreementFactory, CoverFactory, SessionFactory, WorkerFactory
from tracker.verifying import verify
from workforce.audit_trail.proving_readers import tell_rights_as_they_stand
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Event, Worker
from workforce.people.services import change_line_manager

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def today():
    return timezone.localdate()


@pytest.fixture
def agreement():
    """An agreement, a manager above both, and a stranger, all told as they stand."""
    head = WorkerFactory(org_role=2, given_name="Head")
    manager = WorkerFactory(org_role=3, line_manager=head)
    made = AgreementFactory(supervisee__line_manager=manager, supervisor=WorkerFactory(org_role=3))
    return made


@pytest.fixture
def stranger(agreement):
    worker = WorkerFactory(given_name="Sam", family_name="Stranger")
    tell_rights_as_they_stand(on=today())
    return worker


def read(reader, whose, **details):
    account = reader if isinstance(reader, Account) else reader.account
    note_reading(subject=whose, people=[whose], by=account, **details)


def named():
    return [each.what for each in breaks_of_readings()]


def test_the_readers_of_a_file_are_not_named(agreement, stranger):
    amina = agreement.supervisee
    for reader in (amina, agreement.supervisor, amina.line_manager, amina.line_manager.line_manager):
        read(reader, amina)
    assert named() == []


def forged_line(amina, stranger):
    return Worker.objects.filter(pk=amina.pk), {"line_manager": stranger}


def forged_line_above(amina, stranger):
    return Worker.objects.filter(pk=amina.line_manager_id), {"line_manager": stranger}


def forged_account(amina, stranger):
    manager, theirs = Worker.objects.filter(pk=amina.line_manager_id), stranger.account
    Worker.objects.filter(pk=stranger.pk).update(account=None)
    return manager, {"account": theirs}


def forged_supervisor(amina, stranger):
    return Agreement.objects.filter(supervisee=amina), {"supervisor": stranger}


@pytest.mark.parametrize("forge", [forged_line, forged_line_above, forged_account, forged_supervisor])
def test_a_right_set_and_taken_back_by_sql_is_named_by_what_was_read_with_it(forge, agreement, stranger):
    amina, account = agreement.supervisee, stranger.account
    rows, forged = forge(amina, stranger)
    before = dict.fromkeys(forged, None) | rows.values(*[f"{name}_id" for name in forged])[0]
    rows.update(**forged)
    read(account, amina)
    if forge is forged_account:
        rows.update(account=None)
        Worker.objects.filter(pk=stranger.pk).update(account=account)
    rows.update(**{name: value for name, value in before.items() if name.endswith("_id")})
    (what,) = named()
    assert what.endswith(
        f"read notes about {amina} (number {amina.pk}),"
        " and no event of the audit trail made them a reader by then"
    )
    assert "Sam Stranger" in what
    found = [each for each in verify(at=timezone.now()).differences if "read notes" in each]
    assert len(found) == 1


def test_an_invented_cover_is_named(agreement, stranger):
    amina = agreement.supervisee
    cover = CoverFactory(agreement=agreement, supervisor=stranger)
    read(stranger, amina)
    Cover.objects.filter(pk=cover.pk).delete()
    assert len(named()) == 1


def test_a_cover_that_was_told_reads_until_its_last_day(agreement, stranger):
    cover = CoverFactory(agreement=agreement, supervisor=stranger)
    tell_rights_as_they_stand(on=today())
    read(stranger, agreement.supervisee)
    assert named() == []
    Cover.objects.filter(pk=cover.pk).update(ends_on=today() + 90 * DAY)
    assert named() == []


def test_who_was_a_reader_before_and_made_themselves_one_again_is_named(agreement, stranger, time_machine):
    amina, former, at = agreement.supervisee, agreement.supervisee.line_manager, timezone.now()
    read(former, amina)
    change_line_manager(worker=amina, to=stranger, by=None)
    read(stranger, amina)
    assert named() == []
    time_machine.move_to(at + timedelta(minutes=5))
    Worker.objects.filter(pk=amina.pk).update(line_manager=former)
    read(former, amina)
    Worker.objects.filter(pk=amina.pk).update(line_manager=stranger)
    assert len(named()) == 1


@pytest.mark.parametrize(("seconds", "is_named"), [(5, False), (90, True)])
def test_a_page_that_was_open_as_the_right_ended_names_nobody(
    agreement, stranger, time_machine, seconds, is_named
):
    amina, former, at = agreement.supervisee, agreement.supervisee.line_manager, timezone.now()
    time_machine.move_to(at + timedelta(minutes=5))
    change_line_manager(worker=amina, to=stranger, by=None)
    time_machine.move_to(at + timedelta(minutes=5, seconds=seconds))
    read(former, amina)
    assert bool(named()) is is_named


def test_what_was_read_before_the_rights_were_told_is_not_known(agreement):
    read(WorkerFactory(), agreement.supervisee)
    tell_rights_as_they_stand(on=today())
    assert named() == []


def test_whoever_holds_the_session_and_reads_a_draft_is_not_named(agreement, stranger):
    session = SessionFactory(supervisor=stranger, supervisee=agreement.supervisee)
    note_reading(subject=session, people=[agreement.supervisee], by=stranger.account)
    read(stranger, agreement.supervisee, draft=True)
    assert named() == []


def test_the_officer_of_an_access_request_is_not_named_and_nobody_else_by_its_number(agreement, stranger):
    officer = AccountFactory(role="ig")
    tell_rights_as_they_stand(on=today())
    for reader in (officer, stranger.account):
        read(reader, agreement.supervisee, case_number="SAR 1")
    (what,) = named()
    assert "Sam Stranger" in what


def test_an_auditor_reads_the_drawn_file_alone(agreement, stranger):
    quality, amina = AccountFactory(role="qa"), agreement.supervisee
    read(quality, amina)
    assert len(named()) == 1
    readers, drawn = Readers(), {"auditor_id": quality.pk, "moderator_id": None, "worker_id": amina.pk}
    readers.hear({"drawn file": {"1": drawn}})
    assert readers.reads(quality.pk, amina.pk, on=today())
    assert not readers.reads(quality.pk, agreement.supervisor_id, on=today())
    readers.hear({"drawn file": {"1": None}})
    assert not readers.reads(quality.pk, amina.pk, on=today())


@pytest.mark.parametrize(("days", "may_read"), [(-1, False), (0, True), (1, True)])
def test_a_supervisor_reads_up_to_the_last_day(days, may_read):
    readers, last_day = Readers(), (today() + days * DAY).isoformat()
    given = {"supervisor_id": 7, "supervisee_id": 8, "starts_on": "2026-01-05", "ends_on": last_day}
    readers.hear({"account of a person": {"7": {"account_id": 70}}, "supervisor": {"1": given}})
    assert readers.reads(70, 8, on=today()) is may_read


def test_lines_that_go_round_end_nothing():
    readers = Readers()
    lines = {"1": {"line_manager_id": 2}, "2": {"line_manager_id": 1}}
    readers.hear({"account of a person": {"7": {"account_id": 70}}, "line manager": lines})
    assert not readers.reads(70, 1, on=today())


def test_a_reading_that_was_looked_into_is_named_no_more_and_the_trail_says_so(agreement, stranger):
    read(stranger, agreement.supervisee)
    event = Event.objects.get(verb=Verb.NOTES_READ)
    with pytest.raises(CommandError, match="1 difference"):
        call_command("verify")
    call_command("verify", "--looked-into", str(event.pk))
    assert named() == []
    assert Event.objects.get(verb=Verb.READING_LOOKED_INTO).details == {"event": event.pk}
    with pytest.raises(CommandError, match="is no reading without a right"):
        call_command("verify", "--looked-into", str(event.pk))
    read(stranger, agreement.supervisee)
    assert len(named()) == 1
