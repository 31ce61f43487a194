"""A backup that is made while people write holds whatever they were told is saved before it began."""

import os
import subprocess
import sys

import pytest
from django.urls import reverse
from django.utils import timezone

from supervision.models import AgendaItem
from tests.races.serving import Server, Writer, session_to_prepare, wait_for_more
from tests.racing import ROOT, own_database, session_key
from tests.upgrades.databases import scratch
from tracker.backup.second_database import opened
from workforce.audit_trail.proving_readers import tell_rights_as_they_stand
from workforce.triggers.in_database import differences

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long, pytest.mark.races]
BACKUPS = 3


def manage(database: str, *words: str) -> str:
    run = subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": database, "INSECURE_LOCAL": "1", "LOG_LEVEL": "ERROR"},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr[-3000:]
    return run.stdout


def test_each_copy_stands_alone_and_holds_what_was_acknowledged(tmp_path):
    coming, address = session_to_prepare(), "supervision:prepare"
    tell_rights_as_they_stand(on=timezone.localdate())
    keys = [session_key(worker) for worker in (coming.supervisor, coming.supervisees.get())]
    page = reverse(address, args=[coming.pk])
    with own_database(tmp_path) as (database, _), Server(database).running() as server:
        writers = [Writer(server.port, key, page, f"writer {n}") for n, key in enumerate(keys)]
        for writer in writers:
            writer.start()
        copies = []
        for number in range(BACKUPS):
            wait_for_more(writers)
            before = {text for writer in writers for text in list(writer.acknowledged)}
            copy = tmp_path / f"copy-{number}"
            manage(database, "backup", "--to", str(copy))
            copies.append((copy, before))
        for writer in writers:
            writer.stop()
        assert [answer.status for writer in writers for answer in writer.refused] == []
    for copy, before in copies:
        with scratch(tmp_path) as again:
            manage(again.address, "restore", "--from", str(copy))
            assert "No differences." in manage(again.address, "verify")
            with opened(again.address, alias="copied"):
                kept = {item.text for item in AgendaItem.objects.using("copied").all()}
                assert before - kept == set()
                assert differences(using="copied") == ([], [], [])
