"""The extract for the child's record: one case, signed records only, the case part only."""

import pytest

from supervision.models import PersonalNote
from supervision.records.services.signing import answer_record, sign_off
from tests.factories import AccountFactory, ActionFactory, CaseDiscussionFactory, WorkerFactory
from tests.supervision.records.writing import AT, a_session, supervisee_of
from workforce.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
PAGE, TEXT, PDF = "/supervision/cases/", "/supervision/cases/extract.txt", "/supervision/cases/extract.pdf"


@pytest.fixture
def session():
    session = a_session()
    worker = supervisee_of(session)
    PersonalNote.objects.create(session=session, supervisee=worker, wellbeing="Tired")
    CaseDiscussionFactory(
        session=session, supervisee=worker, case_reference="P88", decision="x", rationale="y"
    )
    discussion = CaseDiscussionFactory(
        session=session,
        supervisee=worker,
        case_reference="P77",
        decision="Convene a core group",
        rationale="Injuries unexplained",
        timescale="This week",
        strategy_discussion="not_held",
        strategy_reason="No new injury",
    )
    ActionFactory(supervisee=worker, session=session, discussion=discussion, what="Invite the health visitor")
    return session


@pytest.fixture
def signed(session):
    sign_off(session=session, by=session.supervisor.account, at=AT)
    return session


def test_the_text_says_who_when_what_why_and_the_actions(signed, sign_in):
    response = sign_in(signed.supervisor).get(TEXT, {"reference": "P77"})
    assert response.content.decode().splitlines() == [
        "Management oversight of case P77",
        "Extract of 19 November 2026",
        "",
        f"18 November 2026. One-to-one: {supervisee_of(signed)} with Dan Okafor (Child in need)",
        "Decision: Convene a core group",
        "Rationale: Injuries unexplained",
        "Timescale: This week",
        "Strategy discussion or section 47 enquiry: Considered, not held. No new injury",
        "Consent to share information: Not recorded",
        f"Action: Invite the health visitor ({supervisee_of(signed)}, by 26 November 2026)",
        "Signature: Signed by Dan Okafor on 19 November 2026",
        f"Signature: Not answered yet by {supervisee_of(signed)}",
    ]


def test_a_disagreement_and_the_day_of_a_strategy_discussion_stand_in_the_extract(session, sign_in):
    worker = supervisee_of(session)
    CaseDiscussionFactory(
        session=session,
        supervisee=worker,
        case_reference="P99",
        category="s47",
        strategy_discussion="held",
        strategy_held_on="2026-11-17",
        consent="dispensed_with",
        consent_reason="Risk of harm",
    )
    (text,) = sign_off(session=session, by=session.supervisor.account, at=AT)
    answer_record(text=text, by=worker.account, response="disagreed", comment="Not so", at=AT)
    client = sign_in(session.supervisor)
    extract = client.get(TEXT, {"reference": "P99"}).content.decode()
    page = client.get(PAGE, {"reference": "P99"}).text
    for words in (
        "Held on 17 November 2026",
        "Dispensed with. Risk of harm",
        f"Disagreed with by {worker} on 19 November 2026. What they wrote stands in the record",
    ):
        assert words in extract
        assert words in page
    assert "18 November 2026" in page
    assert "Not so" not in extract + page


def test_the_pdf_is_a_pdf_and_each_way_of_reading_leaves_its_trace(signed, sign_in):
    client = sign_in(signed.supervisor)
    for address in (PAGE, TEXT, PDF):
        response = client.get(address, {"reference": "P77"})
        assert response.status_code == 200
    assert response.content.startswith(b"%PDF-")
    assert Event.objects.filter(verb="notes read", actor=signed.supervisor.account).count() == 3


def test_a_draft_is_not_extracted(session, sign_in):
    client = sign_in(session.supervisor)
    assert client.get(TEXT, {"reference": "P77"}).status_code == 404
    assert "No signed record that you can read" in client.get(PAGE, {"reference": "P77"}).text


def test_nobody_extracts_what_they_may_not_read(signed, sign_in):
    for account in (WorkerFactory().account, WorkerFactory(account=AccountFactory(role="psw")).account):
        client = sign_in(account)
        assert client.get(TEXT, {"reference": "P77"}).status_code == 404
        assert "Convene" not in client.get(PAGE, {"reference": "P77"}).text


def test_the_record_and_the_file_are_printed_for_those_who_may_read_them(signed, sign_in):
    record = f"/supervision/sessions/{signed.pk}/record.pdf"
    file = f"/supervision/file/{supervisee_of(signed).pk}/file.pdf"
    client = sign_in(supervisee_of(signed))
    assert [client.get(address).content[:5] for address in (record, file)] == [b"%PDF-", b"%PDF-"]
    stranger = sign_in(WorkerFactory())
    assert [stranger.get(address).status_code for address in (record, file)] == [404, 404]
