"""The audit trail: read by administrators, and broken by no change that goes unseen."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse

from tests.factories import AccountFactory, WorkerFactory
from workforce.audit_trail.services import broken_links, record_event
from workforce.audit_trail.tables import EventTable
from workforce.models import Event

pytestmark = pytest.mark.django_db
ROWS = 4


@pytest.fixture
def trail():
    """Four events, the middle ones with facts."""
    worker, account = WorkerFactory(), AccountFactory()
    return [
        record_event(verb=f"thing {n}", subject=worker, by=account, worker=worker, number=n)
        for n in range(ROWS)
    ]


def without_triggers(sql: str, *values) -> None:
    """Change the table as somebody would who owns the database: the triggers taken away first."""
    with connection.cursor() as cursor:
        for verb in ("update", "delete"):
            name = f"workforce_event_refuses_{verb}"
            on = " ON workforce_event" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
        cursor.execute(sql, values)


def broken_at() -> list[int | None]:
    return [found.event for found in broken_links()]


def test_a_trail_that_nobody_touched_is_whole(trail):
    assert broken_at() == []


@pytest.mark.parametrize("row", range(ROWS))
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("verb", "something else"),
        ("at", "2020-01-01 10:00:00+00:00"),
        ("actor_id", None),
        ("worker_id", None),
        ("subject_type", "workforce.account"),
        ("subject_id", "999"),
        ("details", json.dumps({"number": 99})),
        ("previous_hash", "0" * 64),
        ("hash", "f" * 64),
    ],
)
def test_a_changed_event_is_found_at_itself(trail, row, column, value):
    without_triggers(f"UPDATE workforce_event SET {column} = %s WHERE id = %s", value, trail[row].pk)
    assert broken_at()[0] == trail[row].pk


@pytest.mark.parametrize("row", range(ROWS))
def test_a_removed_event_is_found_at_the_one_after_or_at_the_end(trail, row):
    without_triggers("DELETE FROM workforce_event WHERE id = %s", trail[row].pk)
    after = trail[row + 1].pk if row + 1 < ROWS else trail[row - 1].pk
    assert broken_at() == [after]


def test_an_event_rewritten_with_its_own_hash_is_found_at_the_next(trail):
    forged = trail[1]
    forged.verb = "something else"
    without_triggers(
        "UPDATE workforce_event SET verb = %s, hash = %s WHERE id = %s",
        forged.verb,
        forged.calculated_hash(),
        forged.pk,
    )
    assert broken_at() == [trail[2].pk]


def test_an_empty_trail_after_something_was_written_is_cut_short(trail):
    without_triggers("DELETE FROM workforce_event WHERE id > %s", 0)
    assert broken_at() == [None]


def test_the_command_says_that_the_trail_is_whole(trail):
    out = StringIO()
    call_command("verify_audit_trail", stdout=out)
    assert out.getvalue() == f"4 events, the chain is whole. Newest link: {trail[-1].hash}\n"


def test_the_command_fails_at_a_broken_link(trail):
    without_triggers("UPDATE workforce_event SET verb = %s WHERE id = %s", "other", trail[1].pk)
    told = StringIO()
    with pytest.raises(CommandError, match="broken at 1 place"):
        call_command("verify_audit_trail", stderr=told)
    assert told.getvalue() == f"event {trail[1].pk}: what it says is not what was written\n"


# --- The page -----------------------------------------------------------------------------------


@pytest.fixture
def administrator(sign_in):
    return sign_in(AccountFactory(email="admin@council.example", role="admin"))


def verbs_shown(client, **filters) -> list[str]:
    table = client.get(reverse("workforce:audit_trail"), filters).context["table"]
    return [row.record.verb for row in table.rows]


def test_administrators_read_it_newest_first(administrator, trail):
    assert verbs_shown(administrator) == ["thing 3", "thing 2", "thing 1", "thing 0"]


def test_filters_find_who_what_and_when(administrator, trail):
    account, worker = trail[0].actor, trail[0].worker
    day = trail[0].at.date().isoformat()
    assert verbs_shown(administrator, verb="thing 2") == ["thing 2"]
    assert len(verbs_shown(administrator, by=account.email)) == ROWS
    assert len(verbs_shown(administrator, about=worker.family_name)) == ROWS
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
        record_event(verb="thing", subject=WorkerFactory(), by=AccountFactory(), number=number)
    administrator.get(reverse("workforce:audit_trail"))
    with django_assert_num_queries(8):
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
        ({"kind": "one-to-one", "uid": None}, "kind: one-to-one, uid: None"),
    ],
)
def test_facts_are_written_as_people_write_them(facts, written):
    assert EventTable([]).render_details(facts) == written
