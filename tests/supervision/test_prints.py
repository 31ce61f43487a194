"""An agreement and an audit's result are proved on their pages, under a number."""

import pytest

from supervision.agreements.prints import AGREEMENT
from supervision.audits.prints import AUDIT_RESULT
from supervision.audits.services.grading import score_file
from supervision.models import Terms, TermsSignature
from tests.factories import AccountFactory, AgreementFactory, WorkerFactory
from tests.sealed import in_clear
from tests.supervision.agreements.test_terms import sign, write
from tests.supervision.audits.test_audits import opened
from tests.supervision.records.writing import AT, a_session
from workforce.triggers.in_database import take_down

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
PAPER = "To check this print: open http://testserver/prints/check/, and enter the number."


@pytest.fixture
def terms(sign_in) -> Terms:
    agreement = AgreementFactory()
    terms = write(agreement, sign_in)
    for person in (agreement.supervisor, agreement.supervisee):
        sign(agreement, person, sign_in, terms.content_hash)
    return terms


@pytest.fixture
def drawn():
    a_session()
    auditor = WorkerFactory(account=AccountFactory(role="qa"), org_role=2).account
    audit = opened(auditor, auditor)
    file = audit.files.get()
    scores = dict.fromkeys(audit.questions.all(), (2, "As promised"))
    score_file(file=file, scores=scores, overall=2, by=auditor, at=AT)
    return file


def check(client, number):
    return " ".join(client.get("/prints/check/", {"number": number}).text.split())


def test_an_agreement(terms, sign_in):
    client = sign_in(terms.agreement.supervisee)
    page = client.get(f"/supervision/agreements/{terms.agreement_id}/terms/").text
    number = AGREEMENT.prove(terms).number
    assert "Checked now: this is what was signed, unchanged." in page
    assert f"Number {number}" in page and PAPER in page
    assert "Yes.</strong> This is the agreement of" in check(client, number)
    assert "Nothing that you can read" in check(sign_in(WorkerFactory()), number)


def test_an_agreement_of_which_a_signature_was_deleted(terms):
    take_down(using="default")
    TermsSignature.objects.filter(terms=terms).first().delete()
    assert any("is missing" in told for told in AGREEMENT.prove(terms).differences)


def test_an_audits_result(drawn, sign_in):
    client = sign_in(drawn.auditor)
    page = client.get(f"/supervision/audits/files/{drawn.pk}/result/").text
    number = AUDIT_RESULT.prove(drawn).number
    assert f"Number {number}" in page and PAPER in page
    assert "Yes.</strong> This is the result of the audit “Autumn”" in check(client, number)
    take_down(using="default")
    drawn.scores.update(evidence=in_clear("Forged"))
    assert "is not what was signed" in check(client, number)
