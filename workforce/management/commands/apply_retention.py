"""`manage.py apply_retention`: delete what has been kept for as long as the authority's settings say."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from workforce.across_floors import listed
from workforce.audit_trail.sealing import seal_events
from workforce.privacy.removing import remove, rows_due
from workforce.privacy.retention import Due, due_by
from workforce.rules.in_words import many
from workforce.rules.refusal import Refusal


class Command(BaseCommand):
    help = (
        "Delete what has been kept long enough, except of people on hold. Prints keys and numbers, no names."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what would be deleted")

    def handle(self, *, dry_run: bool, **options: Any) -> None:
        on, went, held, rows = timezone.localdate(), 0, 0, 0
        for due in list(due_by(on, on=on)):
            if due.is_held:
                held += 1
                self.stdout.write(f"{_named(due)}: on hold")
                continue
            number = sum(rows_due(due).values())
            if not dry_run and not self._remove(due):
                continue
            went, rows = went + 1, rows + number
            self.stdout.write(f"{_named(due)}: {many(number, 'row')}{'' if dry_run else ' deleted'}")
        if not dry_run:
            for sweep in listed("SWEPT"):
                self.stdout.write(sweep(at=timezone.now()))
            seal_events(at=timezone.now())
        verb = "would be deleted" if dry_run else "deleted"
        self.stdout.write(f"{many(went, 'thing')} with {many(rows, 'row')} {verb}, {held} on hold.")

    def _remove(self, due: Due) -> bool:
        try:
            remove(due, on=timezone.localdate())
        except Refusal as refusal:
            self.stderr.write(f"{_named(due)}: {' '.join(refusal.messages)}")
            return False
        return True


def _named(due: Due) -> str:
    whose = f" of person {due.whose}" if due.whose else ""
    return f"{due.kind.label}{whose}, due since {due.due_on.isoformat()}"
