"""All records of one person as one PDF: each part to those who may read it alone, and the trail says so."""

from datetime import UTC, date, datetime
from http import HTTPStatus

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from supervision.models import PersonalNote
from supervision.records.services.signing import sign_off
from tests.factories import (
    AccountFactory,
    AgreementFactory,
    CaseDiscussionFactory,
    SessionFactory,
    WorkerFactory,
)
from tracker.exports.kinds import nobody_waits
from tracker.models import Export
from tracker.person_records import exports
from tracker.person_records.exports import RECORDS
from workforce.audit_trail.verbs import Verb
from workforce.models import Event, Worker
from workforce.rules.refusal import Refusal
from workforce.web.viewer import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
CASE, PERSONAL, OTHERS = "Convene a core group", "Sleeping badly", "Somebody else's decision"


def record_of(agreement, day, *, is_signed=True, others=()):
    session = SessionFactory(
        supervisor=agreement.supervisor,
        supervisee=agreement.supervisee,
        status="held",
        starts_at=datetime(2026, *day, 10, tzinfo=UTC),
    )
    CaseDiscussionFactory(
        session=session, supervisee=agreement.supervisee, decision=CASE, rationale="Injuries unexplained"
    )
    PersonalNote.objects.create(session=session, supervisee=agreement.supervisee, wellbeing=PERSONAL)
    if is_signed:
        sign_off(session=session, by=agreement.supervisor.account, at=timezone.now())
    return session


@pytest.fixture
def agreement():
    return AgreementFactory(starts_on=date(2026, 9, 1), supervisee__line_manager=WorkerFactory(org_role=2))


@pytest.fixture
def records(agreement):
    return [record_of(agreement, day) for day in ((10, 1), (11, 5))]


@pytest.fixture
def printed(monkeypatch):
    """The words of what is printed."""
    pages = []

    def to_pdf(template, context):
        pages.append(render_to_string(template, context))
        return b"%PDF-"

    monkeypatch.setattr(exports, "to_pdf", to_pdf)
    return pages


def made(worker, of, today):
    account = worker.account
    return RECORDS.make(Viewer(account, on=today), {"person": str(of.pk)}, nobody_waits)


def test_the_file_has_every_record_of_the_person_the_oldest_first(agreement, records, printed, today):
    result = made(agreement.supervisor, agreement.supervisee, today)
    [page] = printed
    assert page.index("1 October 2026") < page.index("5 November 2026")
    assert (page.count(CASE), page.count(PERSONAL)) == (2, 2)
    assert (result.rows, result.people) == (2, [agreement.supervisee_id])


def test_each_part_is_there_for_those_who_may_read_it_alone(agreement, records, printed, today):
    for reader in (agreement.supervisee, agreement.supervisor, agreement.supervisee.line_manager):
        made(reader, agreement.supervisee, today)
    assert [(page.count(CASE), page.count(PERSONAL)) for page in printed] == [(2, 2), (2, 2), (2, 0)]


def test_who_reads_no_record_gets_no_file(agreement, records, printed, today):
    stranger, psw = WorkerFactory(), WorkerFactory(account=AccountFactory(role="psw"))
    with pytest.raises(Refusal, match="cannot open this person"):
        made(stranger, agreement.supervisee, today)
    with pytest.raises(Refusal, match="no record of this person"):
        made(psw, agreement.supervisee, today)
    assert printed == []
    assert not Event.objects.filter(verb=Verb.NOTES_READ).exists()


def test_each_record_is_an_event_of_reading_as_where_it_is_read_alone(agreement, records, printed, today):
    made(agreement.supervisor, agreement.supervisee, today)
    events = Event.objects.filter(verb=Verb.NOTES_READ, actor=agreement.supervisor.account)
    assert {one.subject_id for one in events} == {str(one.pk) for one in records}
    assert {one.worker for one in events} == {agreement.supervisee}


def test_a_draft_is_its_writers_and_the_supervisees(agreement, records, printed, today):
    record_of(agreement, (11, 12), is_signed=False)
    for reader in (agreement.supervisor, agreement.supervisee.line_manager):
        made(reader, agreement.supervisee, today)
    assert ["Draft, not signed" in page for page in printed] == [True, False]


def test_a_file_of_a_group_has_the_record_of_the_person_alone(agreement, records, printed, today):
    other = AgreementFactory(supervisor=agreement.supervisor, starts_on=date(2026, 9, 1)).supervisee
    group = SessionFactory(
        supervisor=agreement.supervisor,
        supervisee=agreement.supervisee,
        kind="group",
        status="held",
        starts_at=datetime(2026, 11, 12, 10, tzinfo=UTC),
    )
    group.attendances.create(supervisee=other, held_on=date(2026, 11, 12), moves_clock=True)
    PersonalNote.objects.create(session=group, supervisee=other, wellbeing=OTHERS)
    CaseDiscussionFactory(session=group, supervisee=other, decision=OTHERS, rationale="x")
    sign_off(session=group, by=agreement.supervisor.account, at=timezone.now())
    result = made(agreement.supervisor, agreement.supervisee, today)
    assert result.rows == 3
    assert OTHERS not in printed[0]


def test_what_is_not_what_was_signed_makes_no_file(agreement, records, printed, today, monkeypatch):
    monkeypatch.setattr(exports, "differences_for_export", lambda found: ("signature 1: was changed",))
    with pytest.raises(Refusal, match="not what was signed"):
        made(agreement.supervisor, agreement.supervisee, today)
    assert printed == []


def ask(client, person):
    return client.post(reverse("tracker:export_ask", args=["records"], query={"person": person.pk}))


def test_it_is_asked_for_on_the_file_and_taken_from_my_exports(agreement, records, sign_in):
    client = sign_in(agreement.supervisee)
    page = client.get(reverse("supervision:file", args=[agreement.supervisee_id])).text
    assert reverse("tracker:export_ask", args=["records"]) in page
    answer = ask(client, agreement.supervisee)
    export = Export.objects.get()
    assert answer.url == reverse("tracker:export", args=[export.pk])
    content = client.get(reverse("tracker:export_file", args=[export.pk])).content
    assert content.startswith(b"%PDF-")
    assert Event.objects.get(verb=Verb.RECORDS_EXPORTED).details["records"] == 2
    assert Event.objects.filter(verb=Verb.EXPORT_TAKEN).count() == 1
    listed = client.get(reverse("tracker:exports")).text
    assert agreement.supervisee.full_name in listed
    assert reverse("tracker:monthly_files") not in listed


def taken(client, export):
    return client.get(reverse("tracker:export_file", args=[export.pk]), follow=True)


def test_a_lost_right_to_one_part_closes_the_file(agreement, records, sign_in):
    """A released personal part is read by the readers of the case part, until it is not released any more."""
    notes = PersonalNote.objects.filter(session__in=records)
    notes.update(released_at=timezone.now())
    manager = agreement.supervisee.line_manager
    client = sign_in(manager)
    ask(client, agreement.supervisee)
    export = Export.objects.get()
    assert taken(client, export).content.startswith(b"%PDF-")
    notes.update(released_at=None)
    assert "can no longer read all that this file was made from" in taken(client, export).text


def test_a_lost_right_to_the_person_closes_the_file(agreement, records, sign_in):
    manager = agreement.supervisee.line_manager
    client = sign_in(manager)
    ask(client, agreement.supervisee)
    export = Export.objects.get()
    Worker.objects.filter(pk=agreement.supervisee_id).update(line_manager=WorkerFactory())
    assert "can no longer" in taken(client, export).text


def test_a_stranger_asks_and_is_told_nothing(agreement, records, sign_in):
    client = sign_in(WorkerFactory())
    page = client.get(ask(client, agreement.supervisee).url).text
    assert "You cannot open this person" in page
    assert agreement.supervisee.full_name not in page
    administrator = sign_in(AccountFactory(role="admin"))
    assert ask(administrator, agreement.supervisee).status_code == HTTPStatus.NOT_FOUND


def test_a_session_of_an_imported_log_has_no_record(agreement, records, printed, today):
    SessionFactory(
        supervisor=agreement.supervisor,
        supervisee=agreement.supervisee,
        status="held",
        is_imported=True,
        starts_at=datetime(2026, 9, 3, 10, tzinfo=UTC),
    )
    assert made(agreement.supervisor, agreement.supervisee, today).rows == 2
    assert "3 September 2026" not in printed[0]
