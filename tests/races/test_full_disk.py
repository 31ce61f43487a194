"""A disk that is full under SQLite: what is there is read, what is sent stays on the page, all is kept."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from django.db import connection
from django.urls import reverse

from supervision.models import AgendaItem
from tests.races.serving import Server, ask, session_to_prepare
from tests.racing import own_database, session_key
from tracker.backup.second_database import opened
from workforce.triggers.in_database import differences
from workforce.web.interrupted import FIELD
from workforce.web.no_room import NO_ROOM, NOT_OPENED

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long, pytest.mark.races]


@pytest.fixture
def small_disk(tmp_path) -> Iterator[Path]:
    """A disk of its own, on which the database has some room and no more."""
    if connection.vendor != "sqlite":
        pytest.skip("SQLite's file is on the disk of the test; PostgreSQL's is its server's")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk], capture_output=True)
    if mounted.returncode:
        pytest.skip("no disk of its own can be mounted here: that takes root, and a container that lets it")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


def fill(disk: Path, name: str = "filler") -> Path:
    """Something else takes all the room that is left."""
    filler = disk / name
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            with suppress(OSError):
                while file.write(os.urandom(size)) == size:
                    pass
    return filler


def everything_reads(port: int, key: str) -> dict[str, int]:
    """What pages answer that hold no notes, each asked often enough that either process has answered it."""
    paths = ("/", "/supervision/", "/people/", "/search/?q=Dan", "/accessibility/")
    return {path: max(ask(port, key, path).status for _ in range(4)) for path in paths}


def test_pages_are_read_and_nothing_sent_is_lost(small_disk):
    coming = session_to_prepare()
    key, address = session_key(coming.supervisor), reverse("supervision:prepare", args=[coming.pk])
    with own_database(small_disk) as (database, _):
        server = Server(database)
        with server.running():
            read = everything_reads(server.port, key)
            assert set(read.values()) == {200}
            assert ask(server.port, key, address, {"text": "Said before"}).status == 302
            filler = fill(small_disk)
            assert everything_reads(server.port, key) == read
            for number in range(4):
                answer = ask(server.port, key, address, {"text": f"Typed while full {number}"})
                assert (answer.status, NO_ROOM in answer.text) == (503, True)
                assert f"Typed while full {number}" in answer.text
        filler.unlink()
        with server.running():
            assert everything_reads(server.port, key) == read
            assert ask(server.port, key, address, {"text": "Said after"}).status == 302
        with opened(database, alias="full"):
            kept = sorted(item.text for item in AgendaItem.objects.using("full").all())
            assert kept == ["Said after", "Said before"]
            assert differences(using="full") == ([], [], [])


def test_a_server_that_never_stopped_goes_on_when_there_is_room_again(small_disk):
    coming = session_to_prepare()
    key, address = session_key(coming.supervisor), reverse("supervision:prepare", args=[coming.pk])
    with own_database(small_disk) as (database, _), Server(database).running() as server:
        assert set(everything_reads(server.port, key).values()) == {200}
        filler = fill(small_disk)
        assert ask(server.port, key, address, {"text": "Typed while full"}).status == 503
        filler.unlink()
        assert ask(server.port, key, address, {"text": "Said after"}).status == 302
        assert "Said after" in ask(server.port, key, address).text


def test_a_server_that_starts_while_the_disk_is_full_says_so_and_goes_on_when_there_is_room(small_disk):
    """It was stopped in good order: SQLite has to make the files anew that it opens its own with."""
    coming = session_to_prepare()
    key, address = session_key(coming.supervisor), reverse("supervision:prepare", args=[coming.pk])
    with own_database(small_disk) as (database, _):
        server = Server(database)
        server.start()
        assert ask(server.port, key, address, {"text": "Said before"}).status == 302
        fillers = [fill(small_disk)]
        server.stop()
        fillers.append(fill(small_disk, "more"))
        with server.running():
            for path in ("/", "/supervision/", address):
                answer = ask(server.port, key, path)
                assert (answer.status, NOT_OPENED in answer.text) == (503, True)
            answer = ask(server.port, key, address, {"text": "Typed while full", FIELD: "1"})
            assert (answer.status, "Typed while full" in answer.text) == (503, True)
            for filler in fillers:
                filler.unlink()
            assert set(everything_reads(server.port, key).values()) == {200}
            assert ask(server.port, key, address, {"text": "Said after"}).status == 302
        with opened(database, alias="full"):
            kept = sorted(item.text for item in AgendaItem.objects.using("full").all())
            assert kept == ["Said after", "Said before"]
            assert differences(using="full") == ([], [], [])
