"""A reader sees that a record is the text that both signed, and checks a print of it."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from supervision.models import SessionRecord, SignedText
from supervision.records.services.signing import answer_record, sign_off
from tests.factories import WorkerFactory
from tests.sealed import write
from tests.supervision.records.writing import AT, a_session
from workforce.triggers.in_database import take_down

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
CHECK = "/supervision/records/check/"
NO_SUCH = "No signed record that you can read has this text"


@pytest.fixture
def text() -> SignedText:
    session = a_session()
    SessionRecord.objects.create(session=session, workload="Eleven", version=1)
    (text,) = sign_off(session=session, by=session.supervisor.account, at=AT)
    answer_record(text=text, by=text.supervisee.account, response="agreed", comment="", at=AT)
    return text


@pytest.fixture
def forged(text) -> SignedText:
    take_down(using="default", only="supervision_signedtext_refuses_update")
    write(SignedText.objects.all(), content={**text.content, "personal_part": {"wellbeing": "Fine"}})
    return text


def page_of(client, text) -> object:
    client.force_login(text.supervisee.account)
    return client.get(f"/supervision/sessions/{text.session_id}/")


def test_the_page_of_a_record_says_that_it_is_what_both_signed(client, text):
    names = f"{text.session.supervisor.full_name} signed on"
    page = page_of(client, text)
    assertContains(page, f"Checked now: this is the text that {names}")
    assertContains(page, f"and {text.supervisee.full_name} signed on")
    assertNotContains(page, "not at signing")
    assertContains(page, f"To check this print: open http://testserver{CHECK}, and enter")


def test_the_page_of_a_forged_record_says_so_and_names_it(client, forged):
    page = page_of(client, forged)
    assertContains(
        page, f"this is not what was signed. Tell your system administrator: signed text {forged.pk}"
    )
    assertNotContains(page, "this is the text that")


@pytest.mark.parametrize("typed", [lambda told: told, lambda told: f" {told[:6].upper()} {told[6:12]} "])
def test_the_number_of_a_print_is_answered_with_yes(client, text, typed):
    client.force_login(text.supervisee.account)
    assertContains(client.get(CHECK, {"text": typed(text.content_hash)}), "<strong>Yes.</strong>")


def test_a_forged_one_is_answered_with_no(client, forged):
    client.force_login(forged.supervisee.account)
    page = client.get(CHECK, {"text": forged.content_hash})
    assertContains(page, "<strong>No.</strong> The")
    assertNotContains(page, "Yes.")


def test_a_stranger_is_told_no_more_than_of_a_number_that_no_text_has(client, text):
    client.force_login(WorkerFactory().account)
    for number in (text.content_hash, "f" * 64):
        page = client.get(CHECK, {"text": number})
        assertContains(page, NO_SUCH)
        assertNotContains(page, f"/supervision/sessions/{text.session_id}/")
        assertNotContains(page, text.supervisee.full_name)


@pytest.mark.parametrize("typed", ["", "12345", "not a number", "f" * 65, "\x00" * 12])
def test_what_is_no_number_is_asked_for_again(client, text, typed):
    client.force_login(text.supervisee.account)
    page = client.get(CHECK, {"text": typed})
    assert page.status_code == 200
    assert page.context["form"].errors
