"""The database: that it answers, and how soon; its clock, its size; due days; work that waits."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median

from django.conf import settings
from django.db import connection
from django.db.models import Min
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from supervision.clock.due_days import differences
from supervision.models import Agreement
from tracker.running.doctor.finding import Finding, ill, look, well
from tracker.running.jobs import WORKERS_OWN
from workforce.rules.in_words import many

OLDEST_POSTGRES = (15,)
SLOW = 0.02
CLOCKS_APART = timedelta(seconds=5)
WAITS_TOO_LONG = timedelta(minutes=15)


def database() -> Iterator[Finding]:
    taken = median(_time_of_a_question() for _ in range(5))
    version = connection.get_database_version()
    name = f"{connection.display_name} {'.'.join(str(part) for part in version)}"
    if taken > SLOW:
        yield look(
            "Database",
            f"{name} takes {taken * 1000:.0f} ms to answer the smallest question",
            "A page asks up to ten: put the database on the same network, or find out what keeps it.",
        )
    else:
        yield well("Database", f"{name} answers in {taken * 1000:.1f} ms, {_size():,.0f} MB")
    if connection.vendor == "postgresql":
        yield from _of_postgres()


def _time_of_a_question() -> float:
    began = time.perf_counter()
    _ask("SELECT 1")
    return time.perf_counter() - began


def _ask(question: str) -> tuple[object, ...]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        answer: tuple[object, ...] = cursor.fetchone()
    return answer


def _size() -> float:
    if connection.vendor == "postgresql":
        return float(str(_ask("SELECT pg_database_size(current_database())")[0])) / 1e6
    path = Path(str(connection.settings_dict["NAME"]))
    return path.stat().st_size / 1e6 if path.is_file() else 0


def _of_postgres() -> Iterator[Finding]:
    if connection.get_database_version() < OLDEST_POSTGRES:
        yield ill("Database", "PostgreSQL before 15", "Use PostgreSQL 15 or later.")
    (theirs,) = _ask("SELECT clock_timestamp()")
    apart = abs(theirs - timezone.now()) if isinstance(theirs, datetime) else timedelta()
    if apart > CLOCKS_APART:
        yield ill(
            "Clock",
            f"the database's clock and this one's are {many(round(apart.total_seconds()), 'second')} apart",
            "Let both follow the same time server (chrony, systemd-timesyncd).",
        )
    else:
        yield well("Clock", "the database's and this machine's agree")
    most, taken = _ask(
        "SELECT current_setting('max_connections')::int, (SELECT count(*) FROM pg_stat_activity)"
    )
    free = int(str(most)) - int(str(taken))
    said = f"{taken} of {most} in use"
    if free < int(str(most)) // 5:
        yield look("Connections", said, "Fewer workers, a pooler, or a higher max_connections.")
    else:
        yield well("Connections", said)


def due_days() -> Iterator[Finding]:
    """Every stored due day against the history, as `due_days --check` does."""
    agreements = Agreement.objects.select_related("supervisee")
    wrong = sum(1 for _ in differences(agreements))
    if wrong:
        yield ill(
            "Due days",
            f"{many(wrong, 'agreement says', 'agreements say')} otherwise than the history",
            "`manage.py due_days --check` names them; `--rebuild` writes them again. Tell the developers.",
        )
    else:
        yield well("Due days", f"{many(agreements.count(), 'agreement')}, as the history says")


def background_work() -> Iterator[Finding]:
    """Where a worker does it: that one does."""
    if not settings.TASKS_BACKEND.startswith(WORKERS_OWN):
        yield well("Background work", "done by threads of the web server")
        return
    waiting = DBTaskResult.objects.ready()
    oldest = waiting.aggregate(oldest=Min("enqueued_at"))["oldest"]
    if oldest is None:
        yield well("Background work", "nothing waits for the worker")
        return
    since = timezone.now() - oldest
    found = f"the oldest task has waited for {many(round(since.total_seconds() / 60), 'minute')}"
    if since > WAITS_TOO_LONG:
        yield ill("Background work", found, "Start the worker: `manage.py db_worker`.")
    else:
        yield well("Background work", found)
