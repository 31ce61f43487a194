"""Workers in place of the web server's threads: what waits is done, once, whenever a worker comes."""

import re
import signal
import subprocess
import sys
import time

import pytest
import requests

from tests.production import ROOT
from tests.served import HOST, environment_of, served

pytestmark = [pytest.mark.slow, pytest.mark.long]
BACKEND = "django_tasks_db.DatabaseBackend"
ADDRESS = "robin@council.gov.uk"
PATIENCE = 60


@pytest.fixture(scope="module")
def tracker(own_production_database, collected, tmp_path_factory):
    folder = tmp_path_factory.mktemp("worker")
    with served(folder, database=own_production_database, static=collected, TASKS_BACKEND=BACKEND) as found:
        made = found.command("invite_administrator", "--email", ADDRESS)
        assert made.returncode == 0, made.stderr
        code = (
            "from workforce.models import Account; a = Account.objects.get();"
            " a.set_password('correct horse battery staple'); a.save()"
        )
        assert found.command("shell", "-c", code).returncode == 0
        yield found


def worker(tracker):
    return subprocess.Popen(
        [sys.executable, "manage.py", "db_worker", "--backend", "mail", "--interval", "0.2"],
        cwd=ROOT,
        env=environment_of(tracker.settings),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def ask_for_a_new_password(tracker):
    """As anybody can from the sign-in page; said by the proxy to have come by TLS."""
    url = f"http://127.0.0.1:{tracker.proxy.behind}/accounts/password/reset/"
    heads = {"Host": HOST, "X-Forwarded-Proto": "https", "Referer": f"https://{HOST}/"}
    page = requests.get(url, headers=heads, timeout=PATIENCE)
    key = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)[1]
    cookies = "; ".join(f"{name}={value}" for name, value in page.cookies.items())
    form = {"email": ADDRESS, "csrfmiddlewaretoken": key}
    more = {"timeout": PATIENCE, "allow_redirects": False}
    sent = requests.post(url, data=form, headers={**heads, "Cookie": cookies}, **more)
    assert sent.status_code == 302, sent.text


def received(tracker, number):
    """How many e-mails came, once there are so many or the time is over."""
    until = time.monotonic() + PATIENCE
    while len(tracker.mail.received) < number and time.monotonic() < until:
        time.sleep(0.1)
    return len(tracker.mail.received)


def test_e_mail_waits_for_a_worker_and_goes_out_once(tracker):
    ask_for_a_new_password(tracker)
    time.sleep(1)
    assert tracker.mail.received == []  # nobody sends it yet
    workers = [worker(tracker) for _ in range(2)]
    try:
        assert received(tracker, 1) == 1
        workers[0].send_signal(signal.SIGKILL)
        ask_for_a_new_password(tracker)
        assert received(tracker, 2) == 2
    finally:
        for one in workers:
            one.terminate()
            one.communicate(timeout=PATIENCE)
    assert tracker.command("send_mail").returncode == 0
    assert received(tracker, 2) == 2


def test_the_doctor_and_the_jobs_know_the_worker(tracker):
    ask_for_a_new_password(tracker)
    said = tracker.command("doctor").stdout
    assert "Background work: the oldest task has waited for" in said
    ran = tracker.command("jobs")
    assert ran.returncode == 0, ran.stderr
    assert {"prune_db_task_results default: done", "prune_db_task_results mail: done"} <= {
        line.split(" (")[0] for line in ran.stdout.splitlines()
    }
