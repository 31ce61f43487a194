"""`manage.py import_census FILE`."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tracker.census.importing import apply_return
from tracker.census.planning import Plan, plan_return
from workforce.census.services import require_on
from workforce.imports.command import content_of
from workforce.rules.in_words import many
from workforce.rules.refusal import Refusal


class Command(BaseCommand):
    help = "Reads an earlier return of the DfE workforce census (.xml): people by Social Work England number."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the return that was sent to the DfE, of 2021 or later")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be filled in; save nothing"
        )
        parser.add_argument(
            "--replace", action="store_true", help="also replace what the tracker has otherwise"
        )

    def handle(self, *, file: Path, dry_run: bool, replace: bool, **options: object) -> None:
        content, at = content_of(file), timezone.now()
        try:
            if dry_run:
                require_on(at=at)
                plan = plan_return(content, on=timezone.localdate(at))
            else:
                plan = apply_return(content, replace=replace, by=None, at=at)
        except Refusal as refusal:
            raise CommandError(f"{refusal} Nothing was changed.") from refusal
        self._tell(plan, dry_run=dry_run)

    def _tell(self, plan: Plan, *, dry_run: bool) -> None:
        rows = many(len(plan.found.rows), "row")
        self.stdout.write(
            f"Return of {plan.year}: {rows} read, {many(len(plan.people), 'person', 'people')} found."
        )
        self.stdout.write(f"{many(plan.new, 'field')} {'would be' if dry_run else 'were'} filled in.")
        for note in plan.found.notes:
            self.stdout.write(note)
        for one in plan.people:
            if one.other:
                self.stdout.write(f"{one.worker}: the tracker has something else: {', '.join(one.other)}.")
        for row in plan.unknown:
            number = row.values.get("SWENo", "no Social Work England number")
            self.stdout.write(f"Row {row.place}: {number} is not in the tracker.")
