"""Two people settle the same rows of a log at the same moment."""

import threading
import time
from datetime import timedelta

import pytest
from django.db import connection

from supervision.imported_log.services.log_rows import Answer, Settled, settle_rows
from supervision.models import LogRow, Session, Status
from tests.races.test_pages_at_once import deadlocks
from tests.races.verbs import Council, bring_in

pytestmark = [
    pytest.mark.races,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="Row locks are PostgreSQL's."),
]

ROUNDS = 5


def settled_by_two(council, row):
    barrier, outcomes = threading.Barrier(2), []

    def settle():
        barrier.wait()
        answer = Answer(supervisee=council.pat, supervisor=council.sam, outcome=Status.HELD, remember=True)
        try:
            outcomes.append(settle_rows(row=row, answer=answer, by=council.by, at=council.now()))
        finally:
            connection.close()

    threads = [threading.Thread(target=settle) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def test_one_session_comes_of_it_and_the_second_changes_nothing(csv_of):
    council, before = Council(), deadlocks()
    for number in range(ROUNDS):
        on, name = council.today - timedelta(days=20 + number), f"Robin Nobody{number}"
        rows = ["Date,Supervisee,Supervisor,Type,Mins,Signed?,Comments"]
        rows.append(f"{on:%d/%m/%Y},{name},{council.sam.full_name},1:1,60,Yes,")
        bring_in(council, "supervision_log", rows)
        there = Session.objects.count()
        outcomes = settled_by_two(council, LogRow.objects.waiting().get(supervisee_name=name))
        assert sorted(outcomes) == [Settled(0, 0), Settled(1, 0)], outcomes
        assert Session.objects.count() == there + 1
    time.sleep(1)
    assert deadlocks() - before == 0
