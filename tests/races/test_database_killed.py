"""PostgreSQL is killed in the midst of saving, whole or one process of it: what was acknowledged is there."""

import time
from random import Random

import pytest
from django.db import connection
from django.urls import reverse

from supervision.models import AgendaItem
from tests.own_postgres import own_postgres
from tests.races.serving import BETWEEN, Server, Writer, ask, session_to_prepare, wait_for_more
from tests.racing import own_database, session_key
from tests.upgrades.databases import Scratch
from tests.upgrades.keep_release import dump_of_postgresql
from tracker.backup.second_database import opened
from workforce.triggers.in_database import differences
from workforce.web.views.unavailable import NO_ANSWER

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long, pytest.mark.races]
#: Of the whole server, and as many of one process.
KILLS = 3


@pytest.fixture
def postgres():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no server that could be killed")
    with own_postgres() as own:
        yield own


def test_what_was_acknowledged_outlives_the_database(postgres, tmp_path):
    coming = session_to_prepare()
    random, page = Random(11), reverse("supervision:prepare", args=[coming.pk])
    keys = [session_key(worker) for worker in (coming.supervisor, coming.supervisees.get())]
    with own_database(tmp_path) as (database, _):
        Scratch(postgres.address).load(dump_of_postgresql(database))
    with Server(postgres.address).running() as server:
        writers = [Writer(server.port, key, page, f"writer {n}") for n, key in enumerate(keys)]
        for writer in writers:
            writer.start()
        for _ in range(KILLS):
            for kill in (postgres.kill_whole, postgres.kill_one):
                wait_for_more(writers)
                time.sleep(random.uniform(0, 0.2))
                kill()
        wait_for_more(writers)
        for writer in writers:
            writer.stop()
        assert {ask(server.port, key, "/").status for key in keys * 3} == {200}
    acknowledged = [text for writer in writers for text in writer.acknowledged]
    with opened(postgres.address, alias="database_killed"):
        kept = [item.text for item in AgendaItem.objects.using("database_killed").all()]
        assert differences(using="database_killed") == ([], [], [])
    assert len(acknowledged) >= 2 * KILLS * BETWEEN
    assert [text for text in acknowledged if text not in kept] == []
    assert len(kept) <= sum(writer.sent for writer in writers)
    refused = [answer for writer in writers for answer in writer.refused]
    assert [
        answer.text[:400] for answer in refused if answer.status != 503 or NO_ANSWER not in answer.text
    ] == []
