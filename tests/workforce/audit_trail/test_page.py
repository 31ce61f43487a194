"""The page of the audit trail: what happened, and whether the trail is whole."""

import pytest
from django.db import connection
from django.urls import reverse

from tests.factories import AccountFactory, WorkerFactory
from tests.sealed import write
from tests.workforce.audit_trail.trails import ROWS, VERBS, without_triggers
from workforce.audit_trail.reasons import broken_reasons
from workforce.audit_trail.services import NewEvent, record_event, record_with_reason
from workforce.audit_trail.tables import EventTable
from workforce.audit_trail.verbs import Verb
from workforce.models import Event, EventReason
from workforce.privacy.forgetting import forget_events
from workforce.triggers.in_database import take_down

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(sign_in):
    return sign_in(AccountFactory(email="admin@council.example", role="admin"))


def verbs_shown(client, **filters) -> list[str]:
    table = client.get(reverse("workforce:audit_trail"), filters).context["table"]
    return [row.record.verb for row in table.rows]


def test_administrators_read_it_newest_first(administrator, trail):
    assert verbs_shown(administrator) == VERBS[::-1]


def test_filters_find_who_what_and_when(administrator, trail):
    account, worker = trail[0].actor, trail[0].worker
    day = trail[0].at.date().isoformat()
    assert verbs_shown(administrator, verb=VERBS[2]) == [VERBS[2]]
    assert verbs_shown(administrator, by=account.email) == [VERBS[0]]
    assert verbs_shown(administrator, about=worker.family_name) == [VERBS[0]]
    assert verbs_shown(administrator, by="nobody of that name") == []
    assert len(verbs_shown(administrator, since=day, until=day)) == ROWS
    assert verbs_shown(administrator, until="2020-01-01") == []


def test_the_check_says_whether_it_is_whole(administrator, trail):
    whole = administrator.post(reverse("workforce:audit_trail_check"), follow=True)
    assert "The trail is whole: 4 events" in whole.content.decode()
    without_triggers("UPDATE workforce_event SET verb = %s WHERE id = %s", "other", trail[1].pk)
    broken = administrator.post(reverse("workforce:audit_trail_check"), follow=True)
    assert f"The trail is broken at event {trail[1].pk}" in broken.content.decode()


@pytest.mark.parametrize("role", ["", "psw", "qa"])
def test_nobody_else_finds_it(sign_in, role):
    client = sign_in(WorkerFactory(account__role=role))
    assert client.get(reverse("workforce:audit_trail")).status_code == 404
    assert client.post(reverse("workforce:audit_trail_check")).status_code == 404


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_it_asks_the_same_number_of_queries_however_long(administrator, rows, django_assert_num_queries):
    for number in range(rows):
        record_event(verb=Verb.WORKER_CHANGED, subject=WorkerFactory(), by=AccountFactory(), number=number)
    administrator.get(reverse("workforce:audit_trail"))
    with django_assert_num_queries(9):
        administrator.get(reverse("workforce:audit_trail"))


def test_events_are_described_without_naming_anybody():
    assert str(Event(subject_type="workforce.account", subject_id="3").subject) == "account 3"
    assert Event(subject_type="gone.model", subject_id="3").subject == "gone.model 3"


@pytest.mark.parametrize(
    ("facts", "written"),
    [
        ({"last_day": "2025-11-30"}, "last day: Sun 30 Nov 2025"),
        ({"starts_at": "2025-07-10T13:00:00+00:00"}, "starts at: Thu 10 Jul 2025 14:00"),
        ({"fields": ["fte", "team"], "number": 3}, "fields: fte, team, number: 3"),
        ({"marks": {"41": "present", "42": "late"}}, "marks: 41 present, 42 late"),
        ({"kind": "one-to-one", "uid": None}, "kind: one-to-one, uid: none"),
        ({"extended": True, "completed": False}, "extended: yes, completed: no"),
    ],
)
def test_facts_are_written_as_people_write_them(facts, written):
    assert EventTable([]).render_details(facts, Event(details=facts)) == written


def test_why_stands_on_the_page_and_sealed_beside_its_event(sign_in):
    account = AccountFactory(role="admin")
    record_with_reason(NewEvent(Verb.READERS_CHANGED, account), because="Ruth is away ill", by=account)
    event = Event.objects.latest("pk")
    assert "away ill" not in str(event.details)
    with connection.cursor() as cursor:
        cursor.execute("SELECT because FROM workforce_eventreason")
        assert "away ill" not in str(cursor.fetchall())
    page = sign_in(account).get(reverse("workforce:audit_trail")).text
    assert ("why: Ruth is away ill" in page, "reason hash" in page) == (True, False)
    assert list(broken_reasons()) == []


def test_an_event_that_is_forgotten_forgets_why(sign_in):
    account = AccountFactory(role="admin")
    record_with_reason(NewEvent(Verb.READERS_CHANGED, account), because="Ruth is away ill", by=account)
    forget_events(Event.objects.all())
    assert (EventReason.objects.exists(), list(broken_reasons())) == (False, [])


def test_an_address_is_sealed_beside_the_event_and_read_with_it(sign_in):
    account = AccountFactory(role="admin")
    changed = {"before": "ruth.bell@x.example", "after": "ruth.byrne@x.example"}
    new = NewEvent(Verb.ACCOUNT_ADDRESS_CHANGED, account)
    event = record_with_reason(new, because="", by=account, told=changed)
    assert "x.example" not in str(event.details)
    with connection.cursor() as cursor:
        cursor.execute("SELECT because, told FROM workforce_eventreason")
        assert "x.example" not in str(cursor.fetchall())
    page = sign_in(account).get(reverse("workforce:audit_trail")).text
    assert "before: ruth.bell@x.example, after: ruth.byrne@x.example" in page
    assert list(broken_reasons()) == []
    take_down(using="default")
    write(EventReason.objects.all(), told={**changed, "before": "nobody@x.example"})
    assert list(broken_reasons()) == [(f"event {event.pk}", "its address is not what was said")]
    EventReason.objects.update(told=None)
    assert list(broken_reasons()) == [(f"event {event.pk}", "its address is missing")]
