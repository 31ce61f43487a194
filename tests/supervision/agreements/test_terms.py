"""The words of an agreement: written by the supervisor, signed by both, then unchangeable."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from supervision.agreements.services.terms import write_terms
from supervision.models import Terms, TermsSignature
from supervision.models.terms import TERMS
from tests.factories import AgreementFactory, WorkerFactory
from tests.sealed import write as write_into

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]


@pytest.fixture
def agreement():
    return AgreementFactory()


def write(agreement, sign_in, **changes) -> Terms:
    words = {name: f"As usual: {name}" for name in TERMS} | changes
    sign_in(agreement.supervisor).post(f"/supervision/agreements/{agreement.pk}/terms/write/", words)
    return agreement.terms.first()


def sign(agreement, person, sign_in, content_hash: str):
    return sign_in(person).post(f"/supervision/agreements/{agreement.pk}/terms/", {"hash": content_hash})


def test_both_sign_the_same_words_and_they_are_reviewed_after_a_year(agreement, sign_in):
    terms = write(agreement, sign_in)
    for person in (agreement.supervisor, agreement.supervisee):
        sign(agreement, person, sign_in, terms.content_hash)
    assert {s.content_hash for s in TermsSignature.objects.all()} == {terms.content_hash}
    assert terms.review_on.isoformat() == "2027-11-19"
    page = sign_in(agreement.supervisee).get(f"/supervision/agreements/{agreement.pk}/terms/").text
    assert "Signed by both" in page


@pytest.mark.parametrize(("day", "due"), [("2027-11-19", False), ("2027-11-20", True)])
def test_it_is_due_for_review_from_the_day_after(agreement, sign_in, time_machine, day, due):
    write(agreement, sign_in)
    time_machine.move_to(f"{day}T10:00:00+00:00", tick=False)
    page = sign_in(agreement.supervisor).get(f"/supervision/agreements/{agreement.pk}/terms/").text
    assert ("Due for review" in page) == due


def test_words_that_changed_meanwhile_are_not_signed_unseen(agreement, sign_in):
    old = write(agreement, sign_in).content_hash
    write(agreement, sign_in, place="Elsewhere")
    page = sign(agreement, agreement.supervisee, sign_in, old)
    assert page.status_code == 302
    assert not TermsSignature.objects.exists()


def test_once_signed_new_words_are_a_new_version(agreement, sign_in):
    terms = write(agreement, sign_in)
    sign(agreement, agreement.supervisee, sign_in, terms.content_hash)
    write(agreement, sign_in, place="Elsewhere")
    assert agreement.terms.count() == 2
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        write_into(Terms.objects.filter(pk=terms.pk), place="Here")


def test_only_the_parties_sign_and_only_the_supervisor_writes(agreement, sign_in):
    terms = write(agreement, sign_in)
    stranger = WorkerFactory()
    assert sign(agreement, stranger, sign_in, terms.content_hash).status_code == 404
    address = f"/supervision/agreements/{agreement.pk}/terms/write/"
    assert sign_in(agreement.supervisee).get(address).status_code == 403


def confirm(agreement, person, sign_in, terms):
    address = f"/supervision/agreements/{agreement.pk}/terms/"
    return sign_in(person).post(address, {"confirms": terms.pk, "hash": terms.content_hash}, follow=True)


def signed_by_both(agreement, sign_in) -> Terms:
    terms = write(agreement, sign_in)
    for person in (agreement.supervisor, agreement.supervisee):
        sign(agreement, person, sign_in, terms.content_hash)
    return terms


def test_a_review_that_changes_nothing_is_one_click_of_each(agreement, sign_in, time_machine):
    terms = signed_by_both(agreement, sign_in)
    address = f"/supervision/agreements/{agreement.pk}/terms/"
    assert "Nothing changes: sign again" not in sign_in(agreement.supervisor).get(address).text
    time_machine.move_to("2027-11-20T10:00:00+00:00", tick=False)
    assert "Nothing changes: sign again" not in sign_in(agreement.supervisee).get(address).text
    assert "Nothing changes: sign again" in sign_in(agreement.supervisor).get(address).text
    for _ in range(2):
        page = confirm(agreement, agreement.supervisor, sign_in, terms)
        assert "is asked to sign on their home page" in page.text
    assert agreement.terms.count() == 2
    again = agreement.terms.first()
    assert {name: getattr(again, name) for name in TERMS} == {name: getattr(terms, name) for name in TERMS}
    assert again.review_on.isoformat() == "2028-11-20"
    assert [one.worker for one in again.signatures.all()] == [agreement.supervisor]
    sign(agreement, agreement.supervisee, sign_in, again.content_hash)
    assert "Signed by both" in sign_in(agreement.supervisee).get(address).text


def test_only_the_supervisor_says_that_nothing_changes_and_only_of_the_newest_words(
    agreement, sign_in, time_machine
):
    terms = signed_by_both(agreement, sign_in)
    time_machine.move_to("2027-11-20T10:00:00+00:00", tick=False)
    confirm(agreement, agreement.supervisee, sign_in, terms)
    assert agreement.terms.count() == 1
    write(agreement, sign_in, place="Elsewhere")
    page = confirm(agreement, agreement.supervisor, sign_in, terms)
    assert "has changed since you opened this page" in page.text
    assert not agreement.terms.first().signatures.exists()


def test_words_written_on_a_friday_are_not_reviewed_on_a_saturday(agreement, time_machine):
    at = datetime(2026, 11, 20, 10, tzinfo=UTC)
    by = agreement.supervisor.account
    terms = write_terms(agreement=agreement, words=dict.fromkeys(TERMS, "As usual"), by=by, at=at)
    assert terms.review_on == date(2027, 11, 22)
