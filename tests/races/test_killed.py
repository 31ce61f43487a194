"""An acknowledged write outlives `kill -9` of the whole server in the midst of saving, over HTTP."""

import time
from random import Random

import pytest
from django.urls import reverse

from supervision.models import AgendaItem
from tests.races.serving import BETWEEN, Server, Writer, session_to_prepare, wait_for_more
from tests.racing import own_database, session_key
from tracker.backup.second_database import opened
from workforce.triggers.in_database import differences

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long, pytest.mark.races]
KILLS = 8


def test_what_was_acknowledged_is_kept(tmp_path):
    coming = session_to_prepare()
    random, address = Random(7), reverse("supervision:prepare", args=[coming.pk])
    people = [coming.supervisor, coming.supervisees.get()]
    keys = [session_key(worker) for worker in people]
    with own_database(tmp_path) as (database, _):
        server = Server(database)
        writers = [Writer(server.port, key, address, f"writer {n}") for n, key in enumerate(keys)]
        server.start()
        for writer in writers:
            writer.start()
        for _ in range(KILLS):
            wait_for_more(writers)
            time.sleep(random.uniform(0, 0.2))
            server.kill()
            server.start()
        for writer in writers:
            writer.stop()
        server.kill()
        with opened(database, alias="killed"):
            kept = [item.text for item in AgendaItem.objects.using("killed").all()]
            assert differences(using="killed") == ([], [], [])
    acknowledged = [text for writer in writers for text in writer.acknowledged]
    assert len(acknowledged) >= KILLS * BETWEEN
    assert [text for text in acknowledged if text not in kept] == []
    assert len(kept) <= sum(writer.sent for writer in writers)
