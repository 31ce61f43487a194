"""`manage.py keep_measures`: closes the months of the measures whose time has come; each night by `jobs`."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from tracker.measures.kept import keep_months
from workforce.rules.in_words import many


class Command(BaseCommand):
    help = "Closes the months of the measures that are over, with what is known of them; up to a year back."

    def handle(self, **options: object) -> None:
        kept = keep_months(on=timezone.localdate(), at=timezone.now())
        for month in kept:
            self.stdout.write(f"Closed {month}: {many(month.rows.count(), 'row')}.")
        if not kept:
            self.stdout.write("No month to close.")
