"""A form that arrives after the sign-in has ended: its text waits for its writer, and for nobody else."""

import re

import pytest
from django.conf import settings as configured
from django.contrib.sessions.models import Session as DjangoSession
from django.test import Client
from django.urls import reverse

from supervision.models import SessionRecord
from tests.supervision.records.writing import a_session, sent
from workforce.web.interrupted import KEY, signature_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
TEXT = "Eleven cases, two of them new"


@pytest.fixture
def session():
    return a_session()


@pytest.fixture
def address(session):
    return reverse("supervision:record", args=[session.pk])


@pytest.fixture
def form(session):
    token = signature_of(session.supervisor.account.pk)
    return sent(session, **{"record-workload": TEXT, "typed_by": token})


def test_the_text_waits_until_its_writer_has_signed_in_and_is_saved_when_they_say_so(
    session, address, form, client
):
    answer = client.post(address, form)
    assert answer.url == f"{reverse('account_login')}?next={address}"
    client.force_login(session.supervisor.account)
    page = client.get(address)
    assert "Your text is still here" in page.text
    assert TEXT in page.text
    assert not SessionRecord.objects.exists()
    fields = dict(re.findall(r'<textarea name="([^"]+)" hidden>\n(.*?)</textarea>', page.text, re.DOTALL))
    client.post(address, fields)
    assert SessionRecord.objects.get().workload == TEXT
    assert "Your text is still here" not in client.get(address).text


def test_the_writer_may_let_it_go(session, address, form, client):
    client.post(address, form)
    client.force_login(session.supervisor.account)
    assert client.get(f"{address}?discard").url == address
    assert "Your text is still here" not in client.get(address).text
    assert not SessionRecord.objects.exists()


def test_it_is_shown_at_its_own_address_only(session, address, form, client):
    client.post(address, form)
    client.force_login(session.supervisor.account)
    assert TEXT not in client.get(reverse("supervision:session", args=[session.pk])).text
    assert TEXT in client.get(address).text


def test_nobody_else_who_signs_in_at_this_browser_gets_it(session, address, form, client):
    client.post(address, form)
    other = session.supervisor.line_manager
    client.force_login(other.account)
    assert TEXT not in client.get(address).text
    assert KEY not in client.session


@pytest.mark.parametrize(
    ("change", "headers"),
    [
        ({"typed_by": ""}, {}),
        ({"typed_by": "1:forged"}, {}),
        ({"record-workload": "x" * 500_001}, {}),
        ({}, {"Sec-Fetch-Site": "cross-site"}),
        ({}, {"Origin": "https://elsewhere.example"}),
        ({}, {"X-Requested-With": "fetch"}),
    ],
    ids=["no writer", "a forged writer", "too long", "another site", "another origin", "autosave"],
)
def test_nothing_else_is_kept(address, form, client, change, headers):
    client.post(address, {**form, **change}, headers=headers)
    assert KEY not in client.session


def test_a_form_of_a_page_from_before_the_last_sign_in_keeps_its_text(session, address, form):
    client = Client(enforce_csrf_checks=True)
    client.force_login(session.supervisor.account)
    assert client.post(address, form).url == address
    assert TEXT in client.get(address).text


def test_other_forms_of_such_a_page_are_refused_as_before(session, address):
    client = Client(enforce_csrf_checks=True)
    client.force_login(session.supervisor.account)
    assert client.post(address, {"record-workload": TEXT}).status_code == 403


def test_after_the_longest_sign_in_the_text_is_kept_too(session, address, form, client, time_machine):
    client.force_login(session.supervisor.account)
    client.get(address)
    stored = client.session
    stored["signed_in_at"] -= configured.SESSION_ABSOLUTE_AGE + 1
    stored.save()
    assert client.post(address, form).url == f"{reverse('account_login')}?next={address}"
    assert client.session[KEY]["path"] == address


def test_a_stranger_leaves_no_session_behind(client, address, form):
    client.post(address, {**form, "typed_by": "x"})
    assert not DjangoSession.objects.exists()


def test_a_copy_of_the_sessions_table_holds_none_of_the_text(address, form, client):
    client.post(address, form)
    (kept,) = [row.get_decoded()[KEY] for row in DjangoSession.objects.all()]
    assert kept["path"] == address
    assert TEXT not in str(kept)
    assert "fields" not in kept


@pytest.mark.parametrize("kept", [{"fields": [["record-workload", TEXT]]}, {"sealed": "under another key"}])
def test_what_no_key_opens_is_given_up_and_the_page_opens(session, address, client, kept):
    client.force_login(session.supervisor.account)
    own = client.session
    own[KEY] = {"account": session.supervisor.account.pk, "path": address, "was_signed_out": True, **kept}
    own.save()
    page = client.get(address)
    assert (page.status_code, "Your text is still here" in page.text) == (200, False)
    assert KEY not in client.session
