"""The files of an audit as one PDF: the case part alone, an event for each file, gone with the audit."""

from datetime import date, timedelta
from http import HTTPStatus

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from supervision.audits.services.audits import close_audit, open_audit
from supervision.models import Audit, PersonalNote, SessionRecord, SignedText
from supervision.records.services.signing import sign_off
from tests.factories import AccountFactory, CaseDiscussionFactory, SessionFactory, WorkerFactory
from tests.supervision.records.writing import AT, STARTS, a_session, supervisee_of
from tracker.audit_files import exports
from tracker.audit_files.exports import FILES
from tracker.exports.kinds import nobody_waits
from tracker.models import Export
from workforce.audit_trail.verbs import Verb
from workforce.models import Event, Worker
from workforce.rules.refusal import Refusal
from workforce.web.viewer import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
CASE, PERSONAL, DRAFT = "Convene a core group", "Sleeping badly", "Not signed by anybody"


def qa():
    return WorkerFactory(account=AccountFactory(role="qa"), org_role=2).account


@pytest.fixture
def auditor():
    return qa()


def record(session, words=CASE, *, is_signed=True):
    SessionRecord.objects.create(session=session, workload="Eleven cases", version=1)
    person = supervisee_of(session)
    CaseDiscussionFactory(session=session, supervisee=person, decision=words, rationale="x")
    PersonalNote.objects.create(session=session, supervisee=person, wellbeing=PERSONAL, released_at=AT)
    if is_signed:
        sign_off(session=session, by=session.supervisor.account, at=AT)
    return session


@pytest.fixture
def sessions():
    """Two people, each with one signed record."""
    return [record(a_session()) for _ in range(2)]


def drawn(sessions, *auditors):
    """The files of those whose sessions they are, given to these auditors."""
    audit = Audit(name="Autumn", from_on=date(2026, 11, 1), to_on=date(2026, 11, 30), size=len(sessions))
    people = [supervisee_of(one).pk for one in sessions]
    psw = AccountFactory(role="psw")
    return open_audit(audit=audit, people=people, auditors=list(auditors), by=psw, at=AT)


@pytest.fixture
def audit(auditor, sessions):
    return drawn(sessions, auditor)


@pytest.fixture
def printed(monkeypatch):
    pages = []

    def to_pdf(template, context):
        pages.append(render_to_string(template, context))
        return b"%PDF-"

    monkeypatch.setattr(exports, "to_pdf", to_pdf)
    return pages


def made(account, audit, today):
    return FILES.make(Viewer(account, on=today), {"audit": str(audit.pk)}, nobody_waits)


def test_it_has_every_file_of_the_auditor_with_contents_and_the_number_of_each_text(
    auditor, audit, sessions, printed, today
):
    result = made(auditor, audit, today)
    [page] = printed
    names = [drawn.worker.full_name for drawn in audit.files.order_by("position")]
    places = [page.index(f"{place}. {name}") for place, name in enumerate(names, start=1)]
    assert places == sorted(places)
    for session in sessions:
        assert (
            page.count(SignedText.objects.get(session=session).content_hash) == 2
        )  # in the list of its file, and under it
    assert (page.count(CASE), result.rows, sorted(result.people)) == (
        2,
        2,
        sorted(supervisee_of(one).pk for one in sessions),
    )


def test_it_never_has_a_personal_part_also_where_it_was_released_nor_a_draft(
    auditor, audit, sessions, printed, today
):
    person = supervisee_of(sessions[0])
    draft = SessionFactory(
        supervisee=person, supervisor=sessions[0].supervisor, status="held", starts_at=STARTS - timedelta(7)
    )
    record(draft, DRAFT, is_signed=False)
    made(auditor, audit, today)
    [page] = printed
    assert (PERSONAL in page, DRAFT in page) == (False, False)
    assert "1 session not signed yet" in page


def test_it_has_no_file_that_was_given_to_another_auditor(auditor, sessions, printed, today):
    other = qa()
    keys = [supervisee_of(one).pk for one in sessions]
    audit = drawn(sessions, auditor, other)
    mine = audit.files.get(auditor=auditor)
    made(auditor, audit, today)
    assert [one.full_name in printed[0] for one in Worker.objects.filter(pk__in=keys).order_by("pk")] == [
        key == mine.worker_id for key in sorted(keys)
    ]


def test_each_file_is_an_event_of_reading_that_its_person_finds(
    auditor, audit, sessions, printed, today, sign_in
):
    made(auditor, audit, today)
    events = Event.objects.filter(verb=Verb.NOTES_READ, actor=auditor)
    assert {one.worker for one in events} == {supervisee_of(one) for one in sessions}
    assert {one.details["audit"] for one in events} == {audit.pk}
    person = supervisee_of(sessions[0])
    page = sign_in(person).get(reverse("supervision:file_readers", args=[person.pk])).text
    assert auditor.worker.full_name in page


def test_what_is_not_what_was_signed_makes_no_file(auditor, audit, printed, today, monkeypatch):
    monkeypatch.setattr(exports, "differences_for_export", lambda found: ("signature 1: was changed",))
    with pytest.raises(Refusal, match="not what was signed"):
        made(auditor, audit, today)
    assert printed == []


def ask(client, audit):
    return client.post(reverse("tracker:export_ask", args=["audit-files"], query={"audit": audit.pk}))


def taken(client, export):
    return client.get(reverse("tracker:export_file", args=[export.pk]), follow=True)


def test_it_is_asked_for_on_the_page_of_the_audit_and_ends_with_it(auditor, audit, sign_in, time_machine):
    client = sign_in(auditor)
    page = client.get(reverse("supervision:audit", args=[audit.pk])).text
    assert "Your 2 files as one PDF" in page
    ask(client, audit)
    export = Export.objects.get()
    assert taken(client, export).content.startswith(b"%PDF-")
    made = Event.objects.get(verb=Verb.AUDIT_FILES_EXPORTED)
    assert made.details == {
        "audit": audit.pk, "files": 2, "records": 2, "filters": {"audit": str(audit.pk)},
    }  # fmt: skip
    assert audit.name in client.get(reverse("tracker:exports")).text
    said = client.get(reverse("tracker:export", args=[export.pk])).text
    assert '"govuk-summary-list__key">Records</dt>' in said and ">Rows<" not in said
    close_audit(audit=audit, by=auditor, at=AT, sure=["to_audit", "to_moderate"])
    assert not taken(client, export).content.startswith(b"%PDF-")
    assert "as one PDF" not in client.get(reverse("supervision:audit", args=[audit.pk])).text
    assert Event.objects.filter(verb=Verb.EXPORT_TAKEN).count() == 1


def test_it_ends_with_the_audit_also_for_whom_another_audit_is_open(auditor, audit, sessions, sign_in, today):
    client = sign_in(auditor)
    ask(client, audit)
    export = Export.objects.get()
    other = record(a_session())
    drawn([other], auditor)
    close_audit(audit=audit, by=auditor, at=AT, sure=["to_audit", "to_moderate"])
    assert FILES.allowed(Viewer(auditor, on=today))
    assert "can no longer" in taken(client, export).text


def test_nobody_else_has_one(auditor, audit, sessions, sign_in, printed, today):
    strangers = [AccountFactory(role="admin"), WorkerFactory().account, sessions[0].supervisor.account]
    for account in strangers:
        assert ask(sign_in(account), audit).status_code == HTTPStatus.NOT_FOUND
    other = qa()
    drawn([record(a_session())], other)
    with pytest.raises(Refusal, match="no file to read in this audit"):
        made(other, audit, today)
    assert printed == []
