"""Work that does not have to keep a reader waiting."""

from dataclasses import asdict
from datetime import date

from django.tasks import task
from django.utils import timezone

from supervision.reminders.services.sending import do_before, send_reminders
from workforce.audit_trail.sealing import seal_events
from workforce.in_a_thread import as_in_a_request


@task
def send_reminders_task(on: str | None = None) -> dict[str, int]:
    """The same as `manage.py send_reminders`."""
    day = date.fromisoformat(on) if on else timezone.localdate()
    with as_in_a_request():
        seal_events(at=timezone.now())
        do_before(on=day, at=timezone.now())
        return asdict(send_reminders(on=day, at=timezone.now()))
