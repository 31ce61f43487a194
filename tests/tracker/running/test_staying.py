"""`manage.py jobs --stay` as processes: several on one database run nothing twice, and stop when told."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter

import pytest
from django.utils import timezone

from tests.production import ROOT, SAFE
from tracker.running.jobs import JOBS

pytestmark = [pytest.mark.slow, pytest.mark.long]
#: Seconds in which every job of an empty tracker has run.
PATIENCE = 90


def staying(database):
    return subprocess.Popen(
        [sys.executable, "manage.py", "jobs", "--stay"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DATABASE_URL": database, **SAFE},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def listed(database):
    return subprocess.run(
        [sys.executable, "manage.py", "jobs", "--list"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DATABASE_URL": database, **SAFE},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()


def times_of(job, began, ended):
    """How often it may have run: once as something that never had, and again at each time of its own."""
    own = 0
    while (began := job.when.next_after(began)) <= ended:
        own += 1
    return range(1, 2 + own)


def test_three_that_stay_run_each_job_once_and_stop_when_told(own_production_database):
    began, until = timezone.now(), time.monotonic() + PATIENCE
    processes = [staying(own_production_database) for _ in range(3)]
    try:
        while not all(line.startswith("Done") for line in listed(own_production_database)):
            assert time.monotonic() < until, listed(own_production_database)
            time.sleep(0.5)
    finally:
        for one in processes:
            one.send_signal(signal.SIGTERM)
        said = [one.communicate(timeout=PATIENCE)[0] for one in processes]
    ended = timezone.now()
    assert [one.returncode for one in processes] == [0, 0, 0], said
    ran = Counter(line.split(":")[0] for each in said for line in each.splitlines() if ": done (" in line)
    assert set(ran) == {job.name for job in JOBS}
    wrong = {job.name: ran[job.name] for job in JOBS if ran[job.name] not in times_of(job, began, ended)}
    assert wrong == {}
