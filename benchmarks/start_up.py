"""How long the tracker takes to start, beside Django alone, and what its web server holds in memory.

    DATABASE_URL=sqlite:////tmp/demo.sqlite3 INSECURE_LOCAL=1 python benchmarks/start_up.py --workers 4

Both load the driver of the same database, Django alone with the apps that every project has. Each in a
process of its own, in turns; of each the median, in processor time. Then gunicorn as docs/deployment.md
starts it, with and without `--preload`, after each worker has answered: all its processes, shared pages
counted once.
"""

import argparse
import os
import subprocess
import sys
from collections import defaultdict
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
TOLD = """
from resource import RUSAGE_SELF, getrusage
used = getrusage(RUSAGE_SELF)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""
PYTHON = "pass"
ALONE = """
import os
from django.conf import settings
apps = ("admin", "auth", "contenttypes", "sessions", "messages", "staticfiles")
engine = "postgresql" if os.environ["DATABASE_URL"].startswith("postgres") else "sqlite3"
settings.configure(
    SECRET_KEY="x",
    INSTALLED_APPS=[f"django.contrib.{app}" for app in apps],
    DATABASES={"default": {"ENGINE": f"django.db.backends.{engine}", "NAME": "x"}},
)
import django
django.setup()
from django.db import connection
connection.vendor
"""
TRACKER = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "tracker.settings"
import django
django.setup()
from django.db import connection
connection.vendor
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--workers", type=int, default=4)
    arguments = parser.parse_args()
    started(arguments.rounds)
    for options in ((), ("--preload",)):
        held(*options, workers=arguments.workers)


def started(rounds: int) -> None:
    """Print what starting costs."""
    found: dict[str, list[tuple[float, ...]]] = defaultdict(list)
    for _ in range(rounds):
        for name, code in (("Python", PYTHON), ("Django alone", ALONE), ("the tracker", TRACKER)):
            found[name].append(cost_of(code))
    beside = median(seconds for seconds, _ in found["Django alone"])
    for name, costs in found.items():
        seconds, megabytes = (median(each) for each in zip(*costs, strict=True))
        print(f"{name:<14}{seconds * 1000:6.0f} ms {seconds / beside:5.2f} x {megabytes:6.0f} MB")


def cost_of(code: str) -> tuple[float, ...]:
    """Processor seconds and the most megabytes of a process that runs this."""
    command = [sys.executable, "-c", code + TOLD]
    answer = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return tuple(map(float, answer.stdout.split()))


def held(*options: str, workers: int) -> None:
    """Print what gunicorn's processes hold once each has answered some pages."""
    from benchmarks.serving import serving

    with serving(f"--workers={workers}", *options) as (port, process):
        for _ in range(workers * 20):
            connection = HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("GET", "/accounts/login/")
            connection.getresponse().read()
            connection.close()
        children = subprocess.run(["pgrep", "-P", str(process.pid)], capture_output=True, text=True)
        parent, *others = (megabytes_of(int(pid)) for pid in (process.pid, *children.stdout.split()))
    each = (parent + sum(others)) / workers
    print(f"{workers} workers {' '.join(options):<12} {parent + sum(others):.0f} MB, {each:.0f} MB a worker")


def megabytes_of(process: int) -> float:
    """The memory of a process, in which what several share is divided among them."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))


if __name__ == "__main__":
    os.environ.setdefault("DATABASE_URL", "sqlite:////tmp/start-up.sqlite3")
    main()
