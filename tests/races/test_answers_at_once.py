"""Two people answer the questions of one file at the same moment, through its page."""

import json
import time
from threading import Barrier, Thread

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.factories import AccountFactory
from tests.races.test_pages_at_once import deadlocks
from tests.tracker.setup.test_hard_kinds import HEADINGS, boss, row
from workforce.models import ImportRun

pytestmark = [
    pytest.mark.races,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="Row locks are PostgreSQL's."),
]

ROUNDS = 6
TITLE = "Family Support Worker"


def at_once(clients, address, forms):
    """Each form by its own person, all at the same moment: their pages."""
    barrier, pages = Barrier(len(clients)), {}

    def post(number):
        barrier.wait()
        try:
            pages[number] = clients[number].post(address, forms[number])
        finally:
            connection.close()

    threads = [Thread(target=post, args=(number,)) for number in range(len(clients))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [pages[number] for number in range(len(clients))]


def test_the_second_is_told_what_the_first_said(csv_of):
    before = deadlocks()
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(AccountFactory(role="admin"))
    told = 0
    for _ in range(ROUNDS):
        file = SimpleUploadedFile("hr.csv", csv_of([HEADINGS, boss(), row("5", "Wells", title=TITLE)]))
        clients[0].post(reverse("workforce:import_upload", args=["workforce"]), {"file": file})
        run = ImportRun.objects.latest("pk")
        forms = [{"shown": json.dumps({}), "one-0-0": said} for said in ("5", "4")]
        pages = at_once(clients, reverse("workforce:import_answers", args=[run.pk]), forms)
        assert sorted(page.status_code for page in pages) == [200, 302]
        [second] = [page.content.decode() for page in pages if page.status_code == 200]
        told += "Someone else" in second
        run.refresh_from_db()
        [said] = run.answers.values()
        first = next(number for number, page in enumerate(pages) if page.status_code == 302)
        assert said == forms[first]["one-0-0"]
    time.sleep(1)
    assert (told, deadlocks() - before) == (ROUNDS, 0)
