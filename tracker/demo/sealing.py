"""The demo has no cron: while it is served, it seals its audit trail itself."""

from threading import Event, Thread

from django.db import connection
from django.utils import timezone

from workforce.audit_trail.sealing import seal_events

EVERY_SECONDS = 60


def keep_sealing() -> None:
    """Seal every minute beside the server, until the process ends."""
    Thread(target=_seal_every_minute, daemon=True, name="sealer").start()


def _seal_every_minute() -> None:
    until = Event()
    while not until.wait(EVERY_SECONDS):
        seal_events(at=timezone.now())
        connection.close()
