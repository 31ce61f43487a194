"""Agreements in words: who is asked to write, sign and review them, listed, counted and reminded."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from supervision.agreements.services.terms import sign_terms, write_terms
from supervision.agreements.words import WordsState, waiting, with_words, words_of
from supervision.agreements.words_reminders import AGREEMENT
from supervision.models import Agreement
from supervision.models.terms import TERMS
from tests.factories import AccountFactory, AgreementFactory, WorkerFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
AT = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
PAGE = "/supervision/agreements/"


@pytest.fixture
def agreement():
    return AgreementFactory(
        supervisee__given_name="Amina",
        supervisee__family_name="Ahmed",
        supervisor__given_name="Daniel",
        supervisor__family_name="Okafor",
    )


def write(agreement, *, at=AT):
    words = {name: f"As usual: {name}" for name in TERMS}
    return write_terms(agreement=agreement, words=words, by=agreement.supervisor.account, at=at)


def sign(terms, *people, at=AT):
    for person in people:
        facts = {"content_hash": terms.content_hash, "by": person.account, "at": at}
        sign_terms(terms=terms, worker=person, **facts)


def state_of(agreement, on) -> tuple[WordsState, list]:
    words = words_of(with_words(Agreement.objects.filter(pk=agreement.pk), on=on))[0]
    return words.state, list(words.waits_for)


def test_the_supervisor_writes_then_both_sign_then_it_is_reviewed(agreement, today):
    supervisee, supervisor = agreement.supervisee, agreement.supervisor
    assert state_of(agreement, today) == (WordsState.NOT_WRITTEN, [supervisor])
    terms = write(agreement)
    assert state_of(agreement, today) == (WordsState.TO_SIGN, [supervisee, supervisor])
    sign(terms, supervisor)
    assert state_of(agreement, today) == (WordsState.TO_SIGN, [supervisee])
    sign(terms, supervisee)
    assert state_of(agreement, today) == (WordsState.SIGNED, [])
    assert state_of(agreement, terms.review_on) == (WordsState.SIGNED, [])
    after = terms.review_on + timedelta(days=1)
    assert state_of(agreement, after) == (WordsState.TO_REVIEW, [supervisor])
    write(agreement, at=datetime(2027, 11, 20, 10, 0, tzinfo=UTC))
    assert state_of(agreement, after)[0] == WordsState.TO_SIGN


def test_a_signature_of_someone_else_is_none_of_the_two(agreement, today):
    terms = write(agreement)
    sign(terms, agreement.supervisor, WorkerFactory())
    assert state_of(agreement, today) == (WordsState.TO_SIGN, [agreement.supervisee])


def test_a_new_supervisor_writes_anew_and_what_has_ended_waits_for_nobody(agreement, today):
    sign(write(agreement), agreement.supervisor, agreement.supervisee)
    Agreement.objects.filter(pk=agreement.pk).update(ends_on=date(2026, 11, 18))
    successor = AgreementFactory(supervisee=agreement.supervisee, starts_on=date(2026, 11, 19))
    assert [each.pk for each in waiting(Agreement.objects.all(), on=today)] == [successor.pk]


def test_after_one_signature_the_other_is_asked_on_the_home_page(agreement, sign_in, today):
    sign(write(agreement), agreement.supervisor)
    terms = reverse("supervision:terms", args=[agreement.pk])
    for address in ("/", "/supervision/"):
        page = sign_in(agreement.supervisee).get(address).text
        assert "Sign the agreement" in page
        assert terms in page
    assert "Sign the agreement" not in sign_in(agreement.supervisor).get("/").text
    client = sign_in(agreement.supervisee)
    said = client.post(terms, {"hash": agreement.terms.get().content_hash}, follow=True).text
    assert "You have signed. Both of you have signed." in said
    assert state_of(agreement, today) == (WordsState.SIGNED, [])
    assert "Sign the agreement" not in client.get("/").text


def test_who_signs_first_is_told_that_the_other_is_asked(agreement, sign_in):
    terms = write(agreement)
    address = reverse("supervision:terms", args=[agreement.pk])
    said = sign_in(agreement.supervisor).post(address, {"hash": terms.content_hash}, follow=True).text
    assert "You have signed. Amina Ahmed is asked to sign on their home page." in said


def test_who_signs_first_is_told_that_the_other_has_no_account(agreement, sign_in):
    terms = write(agreement)
    agreement.supervisee.account.is_active = False
    agreement.supervisee.account.save()
    address = reverse("supervision:terms", args=[agreement.pk])
    said = sign_in(agreement.supervisor).post(address, {"hash": terms.content_hash}, follow=True).text
    assert "Amina Ahmed has no account to sign with" in said


@pytest.mark.parametrize(("show", "people"), [("", 3), ("not-written", 1), ("to-sign", 1), ("to-review", 1)])
def test_the_number_on_the_home_page_is_the_number_of_rows(agreement, sign_in, show, people):
    write(agreement)
    AgreementFactory(supervisee__account=None)
    old = AgreementFactory()
    sign(write(old, at=datetime(2025, 9, 1, tzinfo=UTC)), old.supervisor, old.supervisee)
    done = AgreementFactory()
    sign(write(done), done.supervisor, done.supervisee)
    client = sign_in(AccountFactory(role="psw"))
    assert client.get("/").context["page"].numbers.agreements_waiting == 3
    assert f'href="{PAGE}"' in client.get("/").text
    assert client.get(PAGE, {"show": show}).context["table"].total == people


def test_the_number_of_a_manager_counts_their_own_agreement_as_the_list_does(agreement, sign_in):
    manager = agreement.supervisor
    agreement.supervisee.line_manager = manager
    agreement.supervisee.save()
    AgreementFactory(supervisee=manager)
    client = sign_in(manager)
    number = client.get("/").context["page"].numbers.agreements_waiting
    assert number == client.get(PAGE).context["table"].total == 2


def test_the_list_holds_ones_own_and_those_one_answers_for(agreement, sign_in):
    AgreementFactory()
    Agreement.objects.filter(pk=agreement.pk).update(starts_on=date(2026, 3, 2))
    for reader in (agreement.supervisee, agreement.supervisor):
        table = sign_in(reader).get(PAGE).context["table"]
        assert [row.record.agreement for row in table.rows] == [agreement]
    assert sign_in(WorkerFactory()).get(PAGE).context["table"].total == 0
    assert "Write" in sign_in(agreement.supervisor).get(PAGE).text


def test_whoever_waits_longest_comes_first(agreement, sign_in):
    """An agreement of March whose words were written yesterday waits since yesterday."""
    write(agreement)
    other = AgreementFactory(starts_on=date(2026, 5, 4))
    rows = sign_in(AccountFactory(role="psw")).get(PAGE).context["table"].rows
    assert [(row.record.agreement, row.record.since) for row in rows] == [
        (other, date(2026, 5, 4)),
        (agreement, date(2026, 11, 18)),
    ]


def test_who_reviews_is_led_to_the_page_that_also_offers_to_sign_the_same_again(
    agreement, sign_in, time_machine
):
    terms = write(agreement)
    sign(terms, agreement.supervisor, agreement.supervisee)
    time_machine.move_to(datetime(terms.review_on.year, 12, 31, 9, tzinfo=UTC), tick=False)
    page = sign_in(agreement.supervisor).get(reverse("supervision:agreements_waiting")).text
    choices = reverse("supervision:terms", args=[agreement.pk])
    assert f'href="{choices}">Review<' in page
    assert reverse("supervision:terms_write", args=[agreement.pk]) not in page
    page = sign_in(agreement.supervisor).get(choices).text
    assert "Nothing changes: sign again" in page
    assert "To be reviewed by " in page


@pytest.mark.parametrize("rows", [1, 20])
def test_the_list_asks_few_queries_however_long(sign_in, queries_of, rows):
    AgreementFactory.create_batch(rows)
    assert queries_of(sign_in(AccountFactory(role="psw")), PAGE) <= 10


def told(on: date) -> set[tuple[str, date]]:
    return {(wanted.recipient.worker.given_name, wanted.due_on) for wanted in AGREEMENT.source(on)}


def test_each_is_reminded_of_their_part_and_of_a_signature_twice(agreement):
    starts_on = agreement.starts_on
    assert told(starts_on + timedelta(days=13)) == set()
    assert told(starts_on + timedelta(days=14)) == {("Daniel", starts_on)}
    assert told(starts_on + timedelta(days=21)) == set()
    terms = write(agreement)
    sign(terms, agreement.supervisor)
    assert told(AT.date()) == {("Amina", AT.date())}
    again = AT.date() + timedelta(days=14)
    assert told(again - timedelta(days=1)) == {("Amina", AT.date())}
    assert told(again) == {("Amina", again)}
    sign(terms, agreement.supervisee)
    assert told(again) == set()
    after = terms.review_on + timedelta(days=1)
    assert told(after) == {("Daniel", terms.review_on)}


def test_someone_without_an_account_is_told_nothing(agreement):
    sign(write(agreement), agreement.supervisor)
    account = agreement.supervisee.account
    account.is_active = False
    account.save()
    assert told(AT.date()) == set()


def test_a_persons_page_says_how_the_agreement_stands_and_leads_to_the_next_step(agreement, sign_in):
    page = sign_in(agreement.supervisor).get(agreement.supervisee.get_absolute_url()).text
    assert "Not written" in page
    assert reverse("supervision:terms_write", args=[agreement.pk]) in page
    sign(write(agreement), agreement.supervisor)
    page = sign_in(agreement.supervisee).get(agreement.supervisee.get_absolute_url()).text
    assert "waits for Amina Ahmed" in page
    assert ">Sign<" in page
