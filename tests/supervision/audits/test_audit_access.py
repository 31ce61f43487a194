"""Audits are closed file by file: who sees an audit, a drawn file, its case part, what came of it."""

from datetime import date

import pytest
from django.db import transaction

from supervision.audit_permissions import can_read_result, files_to_score, results_readable
from supervision.audits.permissions import can_oversee_audit, drawn_files_visible
from supervision.audits.services.audits import close_audit
from supervision.audits.services.grading import add_finding, moderate_file, score_file
from supervision.models import Agreement, Audit, AuditedFile, AuditTheme, SessionRecord
from supervision.rules.plausibility import ASKED_AT_CLOSING
from tests.factories import AccountFactory, AgreementFactory, WorkerFactory
from tests.supervision.audits.test_audits import opened
from tests.supervision.records.writing import AT, a_session, supervisee_of
from workforce.models import Account, Event, Worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]


@pytest.fixture
def auditors():
    """A manager of another team, who audits; quality assurance, who moderates the first file."""
    manager = WorkerFactory(org_role=3).account
    return [manager, WorkerFactory(account=AccountFactory(role="qa"), org_role=6).account]


@pytest.fixture
def drawn(auditors) -> list[AuditedFile]:
    """Two drawn files: the manager audits the first, moderated by QA; QA audits the second."""
    for number in range(2):
        session = a_session()
        SessionRecord.objects.create(session=session, workload=f"Workload {number}", version=1)
    drawer = WorkerFactory(account=AccountFactory(role="psw"), org_role=2).account
    return list(opened(drawer, *auditors).files.all())


def scored(file: AuditedFile) -> AuditedFile:
    question = file.audit.questions.first()
    score_file(file=file, scores={question: (3, "The evidence")}, overall=2, by=file.auditor, at=AT)
    return file


def supervisor_of(file: AuditedFile) -> Worker:
    return Agreement.objects.get(supervisee=file.worker).supervisor


def test_a_sampled_auditor_opens_their_own_files_alone(sign_in, auditors, drawn):
    manager, quality = auditors
    for account, found in ((manager, [200, 404]), (quality, [200, 200])):
        client = sign_in(account)
        answers = [client.get(f"/supervision/audits/files/{file.pk}/").status_code for file in drawn]
        assert answers == found


def test_who_drew_the_sample_does_not_read_the_files_for_it(sign_in, drawn):
    client = sign_in(drawn[0].audit.opened_by)
    assert [client.get(f"/supervision/audits/files/{file.pk}/").status_code for file in drawn] == [404, 404]


def test_an_auditor_finds_neither_names_nor_grades_nor_themes_of_other_files(sign_in, auditors, drawn):
    other = scored(drawn[1])
    facts = {"what": "Write why", "due_on": None, "on": AT.date(), "by": other.auditor}
    add_finding(file=other, theme=AuditTheme(name="Rationale"), supervisor=supervisor_of(other), **facts)
    client = sign_in(auditors[0])
    page = client.get(f"/supervision/audits/{other.audit_id}/")
    assert drawn[0].worker.full_name in page.text
    assert other.worker.full_name not in page.text
    assert "Grades by question" not in page.text
    assert "Rationale" not in client.get("/supervision/audits/").text
    assert "Rationale" in sign_in(auditors[1]).get("/supervision/audits/").text


def test_an_audit_is_found_by_its_readers_and_closed_by_its_overseers(client, auditors, drawn):
    audit = drawn[0].audit
    readers = {
        "who drew it": (audit.opened_by, 200, 302),
        "an auditor": (auditors[0], 200, 403),
        "quality assurance": (AccountFactory(role="qa"), 200, 302),
        "another manager of managers": (WorkerFactory(org_role=2).account, 404, 404),
        "the audited worker": (drawn[0].worker.account, 404, 404),
        "their supervisor": (supervisor_of(drawn[0]).account, 404, 404),
        "an administrator": (AccountFactory(role="admin"), 404, 404),
    }
    for name, (account, sees, closes) in readers.items():
        client.force_login(account)
        with transaction.atomic():
            answers = (
                client.get(f"/supervision/audits/{audit.pk}/").status_code,
                client.post(f"/supervision/audits/{audit.pk}/close/", {"sure": ASKED_AT_CLOSING}).status_code,
            )
            assert (name, answers) == (name, (sees, closes))
            assert Audit.objects.get().is_open == (closes != 302)
            transaction.set_rollback(True)  # for the next reader it is open


def test_a_grade_is_given_by_the_auditor_and_moderated_by_the_moderator_only(sign_in, auditors, drawn):
    manager, quality = auditors
    file = drawn[0]
    address = f"/supervision/audits/files/{file.pk}/"
    grades = {f"grade_{question.pk}": "1" for question in file.audit.questions.all()}
    sign_in(quality).post(address, {"do": "score", "overall": "1", **grades})
    form = {"do": "moderate", "moderation-grade": "4", "moderation-note": "No"}
    sign_in(manager).post(address, form)
    file.refresh_from_db()
    assert (file.overall, file.moderated, file.scores.count()) == (None, None, 0)
    sign_in(drawn[1].auditor).post(f"/supervision/audits/files/{drawn[1].pk}/", form)
    assert AuditedFile.objects.filter(moderated__isnull=False).count() == 0


def test_what_came_of_it_is_read_by_the_supervisor_and_the_line_and_leaves_a_trace(client, auditors, drawn):
    file = scored(drawn[1])
    supervisor = supervisor_of(file)
    readers = {
        "supervisor": (supervisor.account, 200),
        "supervisor's manager": (supervisor.line_manager.account, 200),
        "the worker": (file.worker.account, 404),
        "another supervisor": (supervisor_of(drawn[0]).account, 404),
        "who drew it": (file.audit.opened_by, 404),
        "quality assurance": (AccountFactory(role="qa"), 404),
        "an administrator": (AccountFactory(role="admin"), 404),
    }
    for name, (account, status) in readers.items():
        client.force_login(account)
        answer = client.get(f"/supervision/audits/files/{file.pk}/result/")
        assert (name, answer.status_code) == (name, status)
        assert ("The evidence" in answer.text) == (status == 200)
        read = Event.objects.filter(verb="notes read", actor=account, worker=file.worker).count()
        assert (name, read) == (name, 1 if status == 200 else 0)


def test_nothing_came_of_it_before_it_is_scored_and_moderated(sign_in, drawn):
    file = drawn[0]
    client = sign_in(supervisor_of(file))
    address = f"/supervision/audits/files/{file.pk}/result/"
    assert client.get(address).status_code == 404
    scored(file)
    assert client.get(address).status_code == 404
    moderate_file(file=file, grade=3, note="Look again", by=file.moderator, at=AT)
    assert "Requires improvement" in client.get(address).text


def test_a_closed_audit_waits_for_no_moderator(sign_in, drawn):
    file = scored(drawn[0])
    close_audit(audit=file.audit, by=file.audit.opened_by, at=AT, sure=ASKED_AT_CLOSING)
    assert sign_in(supervisor_of(file)).get(f"/supervision/audits/files/{file.pk}/result/").status_code == 200


@pytest.mark.parametrize("is_closed", [False, True])
def test_a_moderator_goes_on_reading_their_own_moderation_and_no_evidence(
    sign_in, auditors, drawn, is_closed
):
    file, (_, quality) = scored(drawn[0]), auditors
    facts = {"what": "Write why", "due_on": None, "on": AT.date(), "by": file.auditor}
    add_finding(file=file, theme=AuditTheme(name="Rationale"), supervisor=supervisor_of(file), **facts)
    address, client = f"/supervision/audits/files/{file.pk}/result/", sign_in(quality)
    assert client.get(address).status_code == 404  # nothing of theirs stands there yet
    moderate_file(file=file, grade=3, note="Look again", by=quality, at=AT)
    if is_closed:
        close_audit(audit=file.audit, by=file.audit.opened_by, at=AT, sure=ASKED_AT_CLOSING)
        assert address in client.get(f"/supervision/audits/{file.audit_id}/").text
    page = client.get(address).text
    assert all(words in page for words in ("Look again", "Requires improvement", "Rationale"))
    assert not any(words in page for words in ("The evidence<", "Write why"))
    assert Event.objects.filter(verb="notes read", actor=quality, worker=file.worker).count() == 1


def test_the_address_of_a_file_leads_on_to_its_result_once_the_audit_is_closed(sign_in, auditors, drawn):
    file, (_, quality) = scored(drawn[0]), auditors
    moderate_file(file=file, grade=3, note="Look again", by=quality, at=AT)
    audit, address = file.audit, f"/supervision/audits/files/{file.pk}/"
    open_page = sign_in(quality).get(f"/supervision/audits/{audit.pk}/").text
    assert "until the audit is closed, at the latest until" in open_page
    close_audit(audit=audit, by=audit.opened_by, at=AT, sure=ASKED_AT_CLOSING)
    page = sign_in(quality).get(address, follow=True)
    assert page.redirect_chain == [(f"{address}result/", 302)]
    assert "The audit is closed, so its files can no longer be read." in page.text
    assert "Look again" in page.text
    assert sign_in(supervisor_of(file)).get(address).status_code == 404
    assert sign_in(AccountFactory(role="psw")).get(address).status_code == 404


def test_another_of_quality_assurance_does_not_read_a_moderation(sign_in, drawn):
    file = scored(drawn[0])
    moderate_file(file=file, grade=3, note="Look again", by=file.moderator, at=AT)
    other = AccountFactory(role="qa")
    assert sign_in(other).get(f"/supervision/audits/files/{file.pk}/result/").status_code == 404


def test_a_supervisor_who_handed_over_finds_the_result_no_more(sign_in, drawn):
    file = scored(drawn[1])
    former = supervisor_of(file)
    Worker.objects.filter(pk=file.worker_id).update(line_manager=None)
    Agreement.objects.filter(supervisee=file.worker).update(ends_on=date(2026, 11, 18))
    AgreementFactory(supervisee=file.worker, starts_on=date(2026, 11, 19))
    assert sign_in(former).get(f"/supervision/audits/files/{file.pk}/result/").status_code == 404


def test_the_supervisors_action_and_the_file_lead_to_it(sign_in, drawn):
    file = scored(drawn[1])
    supervisor = supervisor_of(file)
    facts = {"what": "Write why", "due_on": None, "on": AT.date(), "by": file.auditor}
    finding = add_finding(file=file, theme=AuditTheme(name="Rationale"), supervisor=supervisor, **facts)
    client = sign_in(supervisor)
    link = f'href="/supervision/audits/files/{file.pk}/result/"'
    page = client.get(f"/actions/{finding.action.pk}/").text
    assert link in page and "Rationale" in page
    assert link in client.get(f"/supervision/file/{file.worker_id}/").text
    assert "Audit: Autumn" in client.get("/actions/").text
    assert link not in sign_in(supervisor.line_manager).get("/actions/?whose=people").text


def test_nobody_audits_their_own_file_or_one_that_they_supervise():
    session = a_session()
    worker, supervisor = supervisee_of(session), session.supervisor
    own = Worker.objects.filter(pk=supervisor.pk)
    a_session(supervisee=supervisor)
    second = WorkerFactory(account=AccountFactory(role="qa")).account
    audit = opened(AccountFactory(role="psw"), supervisor.account, second)
    readers = {file.worker: {file.auditor, file.moderator} for file in audit.files.all()}
    assert readers == {worker: {second, None}, own.get(): {second, None}}
    successor = WorkerFactory(org_role=3)
    Agreement.objects.filter(supervisee=worker).update(ends_on=date(2026, 11, 18))
    AgreementFactory(supervisee=worker, supervisor=successor, starts_on=date(2026, 11, 19))
    files = opened(AccountFactory(role="psw"), successor.account, second).files
    assert files.get(worker=worker).auditor == second


def test_a_file_of_which_no_auditor_is_independent_is_not_drawn():
    session = a_session()
    other = supervisee_of(a_session())
    audit = opened(session.supervisor.account, session.supervisor.account)
    assert audit.frame == [other.pk]


def test_an_administrator_reads_no_drawn_file_whatever_their_post(sign_in, drawn):
    account = drawn[0].auditor
    Account.objects.filter(pk=account.pk).update(role="admin")
    account.refresh_from_db()
    assert sign_in(account).get(f"/supervision/audits/files/{drawn[0].pk}/").status_code == 404
    assert sign_in(account).get("/supervision/audits/").status_code == 404
    page = sign_in(drawn[0].audit.opened_by).get("/supervision/audits/new/")
    assert account not in page.context["form"].fields["auditors"].queryset


def test_predicates_and_querysets_agree(viewing, drawn, auditors):
    for file in drawn:
        scored(file)
    people = [*auditors, drawn[0].audit.opened_by, supervisor_of(drawn[0]), drawn[0].worker, WorkerFactory()]
    for viewer in map(viewing, people):
        seen = set(drawn_files_visible(viewer))
        assert set(files_to_score(viewer)) <= seen
        for file in drawn:
            assert can_read_result(viewer, file) == (file in results_readable(viewer))
            assert not can_oversee_audit(viewer, file.audit) or file in seen
