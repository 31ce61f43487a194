"""Work that does not keep a reader waiting: the outbox is sent by a thread of its own, or by a worker."""

from collections.abc import Sequence

from django.tasks import task
from django.utils import timezone

from workforce.in_a_thread import as_in_a_request
from workforce.mail.sending import send_waiting


@task(backend="mail")
def deliver_task(keys: Sequence[int]) -> None:
    """Send these e-mails now; what fails here is sent by the next run."""
    with as_in_a_request():
        send_waiting(at=timezone.now(), only=keys)
