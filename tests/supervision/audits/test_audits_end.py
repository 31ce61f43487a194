"""An audit ends on its day or when it is closed; whose file is drawn knows who reads it, why, until when."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command

from supervision.audit_permissions import case_part_audited, files_to_score
from supervision.audits.services.audits import DueAfterTheEnd, end_audits
from supervision.models import Audit, PersonalNote, SessionRecord
from supervision.records.readers import readers_of
from supervision.records.services.signing import sign_off
from tests.factories import AccountFactory, WorkerFactory
from tests.supervision.audits.test_audits import opened
from tests.supervision.records.writing import AT, a_session, supervisee_of
from workforce.authority_settings import supposing
from workforce.models import Event, Mail
from workforce.rules.authority import ALWAYS, Setting
from workforce.web.viewer import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
LAST_DAY = date(2026, 12, 31)


@pytest.fixture
def auditor():
    return WorkerFactory(account=AccountFactory(role="qa"), org_role=2).account


@pytest.fixture
def session():
    session = a_session()
    SessionRecord.objects.create(session=session, workload="Eleven cases", version=1)
    PersonalNote.objects.create(session=session, supervisee=supervisee_of(session))
    sign_off(session=session, by=session.supervisor.account, at=AT)
    return session


def read(auditor, drawn, *, on):
    return case_part_audited(Viewer(auditor, on=on), drawn).count()


def test_files_are_read_until_the_last_day_whoever_closes_the_audit_or_not(auditor, session):
    audit = opened(auditor, auditor)
    drawn = audit.files.get()
    assert audit.ends_on == LAST_DAY
    assert [read(auditor, drawn, on=LAST_DAY + timedelta(days)) for days in (0, 1)] == [1, 0]
    assert not files_to_score(Viewer(auditor, on=LAST_DAY + timedelta(1))).exists()


def test_the_day_after_the_page_of_the_file_says_that_it_was_not_audited(
    auditor, session, sign_in, time_machine
):
    audit = opened(auditor, auditor)
    page = f"/supervision/audits/files/{audit.files.get().pk}/"
    time_machine.move_to("2026-12-31T12:00:00+00:00", tick=False)
    assert "Eleven cases" in sign_in(auditor).get(page).text
    time_machine.move_to("2027-01-01T12:00:00+00:00", tick=False)
    gone = sign_in(auditor).get(page).text
    assert "Eleven cases" not in gone
    assert f"The file of {audit.files.get().worker} was not audited</h1>" in gone
    assert "The audit ended on Thursday 31 December 2026 before the file was graded" in gone
    assert f'<a class="govuk-link" href="/supervision/audits/{audit.pk}/">What came of the audit</a>' in gone
    assert sign_in(AccountFactory(role="qa")).get(page).status_code == 404
    assert not sign_in(auditor).post(page, {"do": "score"}).context["drawn"].scored_at


def test_a_moderator_who_came_too_late_is_told_so(auditor, session, sign_in):
    audit = opened(auditor, auditor)
    audit.files.update(auditor=AccountFactory(), moderator=auditor, scored_at=AT, overall=2)
    end_audits(on=LAST_DAY + timedelta(1), at=AT)
    page = sign_in(auditor).get(f"/supervision/audits/files/{audit.files.get().pk}/").text
    assert "was not moderated</h1>" in page
    assert "before you moderated it" in page


def test_files_are_no_longer_to_be_audited_once_the_audit_is_closed(auditor, session, sign_in):
    audit = opened(auditor, auditor)
    client, address = sign_in(auditor), f"/supervision/audits/{audit.pk}/?show=to-audit"
    assert "Files for you to audit" in client.get(address).text
    end_audits(on=LAST_DAY + timedelta(1), at=AT)
    page = client.get(address).text
    assert "Files you did not audit" in page
    assert "Files for you to audit" not in page


def test_what_nobody_closed_is_closed_by_the_command_that_runs_by_the_clock(auditor, session, time_machine):
    audit = opened(auditor, auditor)
    assert end_audits(on=LAST_DAY, at=AT) == 0
    time_machine.move_to("2027-01-01T12:00:00+00:00", tick=False)
    call_command("send_reminders")
    audit.refresh_from_db()
    assert not audit.is_open
    event = Event.objects.get(verb="audit closed")
    assert (event.actor, event.details["ended_on"]) == (None, "2026-12-31")


def test_files_without_a_grade_are_not_audited_once_it_is_closed(auditor, session, sign_in):
    audit = opened(auditor, auditor)
    client, address = sign_in(auditor), f"/supervision/audits/{audit.pk}/"
    assert ">Not yet<" in client.get(address).text
    end_audits(on=LAST_DAY + timedelta(1), at=AT)
    page = client.get(address).text
    assert ">Not audited<" in page
    assert ">Not yet<" not in page


def test_how_long_is_for_the_authority_to_say(auditor, session):
    with supposing({Setting.AUDIT_ENDS_AFTER_DAYS: 7}, from_on=ALWAYS):
        assert opened(auditor, auditor).ends_on == date(2026, 11, 26)


def test_nobody_is_asked_to_audit_after_the_end(auditor, session):
    with pytest.raises(DueAfterTheEnd, match="The audit ends on Thursday 31 December"):
        opened(auditor, auditor, due_on=LAST_DAY + timedelta(1))
    assert not Audit.objects.exists()


def test_whose_file_is_drawn_is_told_at_once_and_so_is_the_supervisor(auditor, session):
    worker = supervisee_of(session)
    audit = opened(auditor, auditor, reason="The inspection of January")
    said = Event.objects.get(verb="readers changed")
    assert (said.worker, said.actor) == (worker, audit.opened_by)
    assert said.details["right"] == "auditor"
    assert said.details["after"] == [auditor.pk]
    assert said.details["until"] == "2026-12-31"
    mails = Mail.objects.filter(kind="readers")
    assert {mail.recipient for mail in mails} == {worker.account, session.supervisor.account}
    text = mails.first().text
    for words in (auditor.get_full_name(), "Autumn", "The inspection of January", "31 December"):
        assert words in text


def test_their_page_says_who_reads_it_why_and_until_when(auditor, session, sign_in):
    audit = opened(auditor, auditor, reason="The inspection of January")
    worker = supervisee_of(session)
    page = sign_in(worker).get(f"/supervision/file/{worker.pk}/readers/").text
    [reader] = [one for one in readers_of(worker, on=AT.date()) if "Audits" in one.why]
    assert audit.opened_by.get_full_name() in reader.why
    assert "The inspection of January" in reader.why
    assert reader.reads.endswith("at the latest on Thursday 31 December")
    assert reader.why in page
    assert not [one for one in readers_of(worker, on=LAST_DAY + timedelta(1)) if "Audits" in one.why]
