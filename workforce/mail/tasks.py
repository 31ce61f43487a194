"""Work that does not keep a reader waiting: the outbox is sent by a thread of its own, or by a worker."""

from collections.abc import Sequence

from django.db import connection
from django.tasks import task
from django.utils import timezone

from workforce.mail.sending import send_waiting


@task(backend="mail")
def deliver_task(keys: Sequence[int]) -> None:
    """Send these e-mails now; what fails here is sent by the next run."""
    _leave_no_old_connection()
    try:
        send_waiting(at=timezone.now(), only=keys)
    finally:
        _leave_no_old_connection()


def _leave_no_old_connection() -> None:
    """As at the ends of a request: a thread lives longer than a database may answer."""
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()
