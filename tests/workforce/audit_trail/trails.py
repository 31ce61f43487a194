"""Writing, sealing and tampering with a trail, and where it is found broken."""

from django.db import connection
from django.utils import timezone

from tests.factories import WorkerFactory
from workforce.audit_trail.sealing import seal_events
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.audit_trail.verifying import broken_links
from workforce.models import Event

VERBS = [Verb.WORKER_ADDED, Verb.WORKER_CHANGED, Verb.ABSENCE_RECORDED, Verb.EMPLOYMENT_ENDED]
ROWS = 4
APPEND_ONLY = ("event", "seal", "sealhead", "eventchain")


def seal() -> None:
    seal_events(at=timezone.now())


def write(number: int = 0) -> Event:
    worker = WorkerFactory()
    return record_event(verb=VERBS[number], subject=worker, by=worker.account, worker=worker, number=number)


def without_triggers(sql: str, *values) -> None:
    """Change the table as somebody would who owns the database: the triggers taken away first."""
    with connection.cursor() as cursor:
        for table in APPEND_ONLY:
            for verb in ("update", "delete"):
                name = f"workforce_{table}_refuses_{verb}"
                on = f" ON workforce_{table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
        cursor.execute(sql, values)


def broken_at(*, at=None) -> list[str]:
    return [str(found) for found in broken_links(at=at or timezone.now())]
