"""`manage.py send_mail`: what waits in the outbox. `manage.py jobs` runs it."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from workforce.mail.sending import send_waiting


class Command(BaseCommand):
    help = "Sends the e-mails that wait in the outbox and are due to be tried again."

    def handle(self, **options: object) -> None:
        self.stdout.write(str(send_waiting(at=timezone.now())))
