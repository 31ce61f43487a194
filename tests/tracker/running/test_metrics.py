"""`/metrics`: for who has the key, about queues and jobs and pages, never about anybody."""

import re
import time

import pytest
import requests
from django.core.exceptions import MiddlewareNotUsed
from django.db import OperationalError
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from tests.served import HOST, served
from tracker.models import ScheduledJob
from tracker.running import metrics
from tracker.running.metrics import MetricsMiddleware

TOKEN = "only-for-this-test-and-nobody-else"
PATIENCE = 30


@pytest.fixture
def asked(settings):
    """The answer to whoever has the key."""
    settings.METRICS_TOKEN = TOKEN
    answer = MetricsMiddleware(lambda request: HttpResponse("another"))

    def _asked(key=f"Bearer {TOKEN}", path="/metrics"):
        return answer(RequestFactory().get(path, headers={"Authorization": key} if key else {}))

    return _asked


def test_there_is_no_such_page_unless_a_key_is_set(settings, client, db):
    settings.METRICS_TOKEN = ""
    with pytest.raises(MiddlewareNotUsed):
        MetricsMiddleware(lambda request: HttpResponse())
    assert client.get("/metrics").status_code in (302, 404)


@pytest.mark.parametrize("key", ["", "Bearer ", "Bearer other", TOKEN, f"bearer {TOKEN}", f"Bearer {TOKEN}x"])
def test_without_the_key_there_is_nothing(asked, key):
    answer = asked(key)
    assert (answer.status_code, answer.content) == (404, b"")


@pytest.mark.django_db
def test_what_waits_and_what_ran_is_told(asked, django_assert_max_num_queries):
    at = timezone.now()
    ScheduledJob.objects.create(name="verify", started_at=at, heard_at=at, ended_at=at, succeeded_at=at)
    with django_assert_max_num_queries(6):
        said = asked().content.decode()
    assert "tracker_database_up 1.0" in said
    assert "tracker_mail_waiting 0.0" in said
    assert 'tracker_job_well{job="verify"} 1.0' in said
    assert 'tracker_job_well{job="send_reminders"} 0.0' in said
    assert re.search(r'tracker_job_seconds_since_done\{job="verify"\} 0\.', said)


def test_a_database_that_is_away_is_a_number(asked, monkeypatch):
    def away():
        raise OperationalError("connection to server at db.internal failed")
        yield

    monkeypatch.setattr(metrics, "_of_queues", away)
    said = asked().content.decode()
    assert "tracker_database_up 0.0" in said
    assert "internal" not in said


def test_other_pages_pass_through(asked):
    assert asked("", "/people/1/").content == b"another"


@pytest.mark.slow
@pytest.mark.long
def test_the_processes_count_together_by_page_and_by_nobody(own_production_database, collected, tmp_path):
    folder = tmp_path / "counted"
    folder.mkdir()
    more = {"METRICS_TOKEN": TOKEN, "PROMETHEUS_MULTIPROC_DIR": str(folder)}
    with served(tmp_path, database=own_production_database, static=collected, **more) as tracker:
        heads = {"Host": HOST, "X-Forwarded-Proto": "https"}
        base = f"http://127.0.0.1:{tracker.proxy.behind}"
        for _ in range(20):
            requests.get(f"{base}/accounts/login/", headers=heads, timeout=PATIENCE)
            requests.get(f"{base}/people/4711/", headers=heads, timeout=PATIENCE, allow_redirects=False)
        time.sleep(0.2)
        keyed = {"Authorization": f"Bearer {TOKEN}"}
        said = requests.get(f"{base}/metrics", headers=keyed, timeout=PATIENCE).text
    count = re.search(
        r'tracker_request_seconds_count\{method="GET",page="account_login",status="2xx"\} (\S+)', said
    )
    assert float(count[1]) == 20
    assert "4711" not in said
