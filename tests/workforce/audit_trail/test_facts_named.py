"""Facts that are keys of people stand on the page of the trail, and in its file, by name."""

import pytest
from django.urls import reverse

from tests.factories import AccountFactory, WorkerFactory
from workforce.audit_trail.facts_named import named
from workforce.audit_trail.people_named import GONE
from workforce.audit_trail.services import record_event
from workforce.audit_trail.tables import EventTable
from workforce.audit_trail.verbs import Verb
from workforce.models import Event

pytestmark = pytest.mark.django_db
PAGE = reverse("workforce:audit_trail")


@pytest.fixture
def ruth():
    return WorkerFactory(given_name="Ruth", family_name="Abara")


@pytest.fixture
def grace():
    return WorkerFactory(given_name="Grace", family_name="Adeyemi")


def told(verb, **facts) -> str:
    record_event(verb=verb, subject=WorkerFactory(), by=None, **facts)
    event = Event.objects.latest("pk")
    return EventTable([event]).render_details(event.details, event)


def test_who_read_before_and_after_and_who_confirmed_it(ruth, grace):
    facts = {"right": "cover", "before": ruth.pk, "after": grace.pk, "confirmed_by": grace.account.pk}
    said = told(Verb.READERS_CHANGED, **facts).split(", ")
    assert sorted(said) == [
        "after: Grace Adeyemi",
        "before: Ruth Abara",
        "confirmed by: Grace Adeyemi",
        "right: cover",
    ]


def test_what_is_asked_for_and_each_line_of_a_list(ruth, grace):
    facts = {"agreement": 7, "supervisor": ruth.pk}
    assert "agreement 7, supervisor Ruth Abara" in told(Verb.READER_CHANGE_ASKED, right="cover", facts=facts)
    lines = {"changes": [[ruth.pk, None, grace.pk]]}
    assert "Ruth Abara, none, Grace Adeyemi" in told(
        Verb.READER_CHANGE_ASKED, right="line_manager", facts=lines
    )


def test_auditors_are_accounts(ruth):
    assert "after: Ruth Abara" in told(Verb.READERS_CHANGED, right="auditor", after=[ruth.account.pk])


def test_what_is_no_key_of_anyone_stays(ruth):
    assert told(Verb.READERS_CHANGED, right="role", before="", after="psw").count("after: psw")
    assert told(Verb.SETTING_CHANGED, before=ruth.pk) == f"before: {ruth.pk}"
    assert told(Verb.LIST_EXPORTED, rows=ruth.pk) == f"rows: {ruth.pk}"


def test_whose_record_is_deleted_has_no_name(ruth):
    key = ruth.pk
    ruth.delete()
    assert told(Verb.SESSION_TAKEN_OVER, supervisor=key) == f"supervisor: {GONE}"


def test_the_page_and_the_file_say_the_names(sign_in, ruth, settings):
    settings.REAUTHENTICATE_BEFORE_EXPORT = False
    record_event(verb=Verb.SESSION_TAKEN_OVER, subject=ruth, by=None, supervisor=ruth.pk)
    client = sign_in(AccountFactory(role="admin"))
    assert "supervisor: Ruth Abara" in client.get(PAGE).text
    file = b"".join(client.get(reverse("workforce:audit_trail_csv"))).decode()
    assert "supervisor: Ruth Abara" in file


@pytest.mark.parametrize("number", [1, 30])
def test_names_are_asked_once_for_all(number, ruth, django_assert_num_queries):
    for _ in range(number):
        facts = {"supervisor": WorkerFactory().pk, "confirmed_by": AccountFactory().pk}
        record_event(verb=Verb.SESSION_TAKEN_OVER, subject=ruth, by=None, **facts)
    events = list(Event.objects.all())
    with django_assert_num_queries(2):
        assert len(named(events).people) == number
