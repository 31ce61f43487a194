"""PostgreSQL is started again while people read and write: told in words while it is away, then whole."""

import pytest
from django.db import connection
from django.urls import reverse

from supervision.models import AgendaItem
from tests.own_postgres import own_postgres
from tests.races.serving import Server, Writer, ask, session_to_prepare, wait_for_more
from tests.racing import own_database, session_key
from tests.upgrades.databases import Scratch
from tests.upgrades.keep_release import dump_of_postgresql
from tracker.backup.second_database import opened
from workforce.triggers.in_database import differences
from workforce.web.views.unavailable import NO_ANSWER

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long, pytest.mark.races]


@pytest.fixture
def postgres():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no server that could be started again")
    with own_postgres() as own:
        yield own


def test_a_restart_costs_no_error_page_and_no_text(postgres, tmp_path):
    coming = session_to_prepare()
    keys = [session_key(worker) for worker in (coming.supervisor, coming.supervisees.get())]
    with own_database(tmp_path) as (database, _):
        Scratch(postgres.address).load(dump_of_postgresql(database))
    page = reverse("supervision:prepare", args=[coming.pk])
    with Server(postgres.address).running() as server:
        writers = [Writer(server.port, key, page, f"writer {n}") for n, key in enumerate(keys)]
        for writer in writers:
            writer.start()
        wait_for_more(writers)
        postgres.control("restart", "-m", "fast")
        wait_for_more(writers)
        postgres.control("stop", "-m", "fast")
        away = ask(server.port, keys[0], "/")
        typed = ask(server.port, keys[0], page, {"text": "Typed while away", "typed_by": "x"})
        postgres.control("start")
        assert {ask(server.port, key, "/").status for key in keys * 3} == {200}
        wait_for_more(writers)
        for writer in writers:
            writer.stop()
    refused = [away, typed, *(answer for writer in writers for answer in writer.refused)]
    assert [(answer.status, answer.text[:400]) for answer in refused if not is_in_words(answer)] == []
    assert "Typed while away" in typed.text
    acknowledged = [text for writer in writers for text in writer.acknowledged]
    with opened(postgres.address, alias="restarted"):
        kept = [item.text for item in AgendaItem.objects.using("restarted").all()]
        assert differences(using="restarted") == ([], [], [])
    assert [text for text in acknowledged if text not in kept] == []


def is_in_words(answer) -> bool:
    return answer.status == 503 and NO_ANSWER in answer.text and answer.headers["Retry-After"] == "30"
