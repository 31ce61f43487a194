"""`manage.py export_programme --out FILE [--cohort NAME] [--on DATE]`: the programme report."""

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from nqsw.models import Cohort
from tracker.reports.programme_workbook import write_programme_report
from workforce.rules.in_words import many


class Command(BaseCommand):
    help = "Write the NQSW programme report as an .xlsx workbook: numbers and dates, never notes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--out", required=True, type=Path, help="the workbook to write")
        parser.add_argument("--cohort", default="", help="one cohort by name; all cohorts if left out")
        parser.add_argument("--on", type=date.fromisoformat, help="as at YYYY-MM-DD; today if left out")

    def handle(self, *args: Any, **options: Any) -> None:
        out, cohort = options["out"], options["cohort"]
        if cohort and not Cohort.objects.filter(name__iexact=cohort).exists():
            names = ", ".join(sorted(set(Cohort.objects.values_list("name", flat=True))))
            raise CommandError(f"There is no cohort called {cohort}. There are: {names or 'none yet'}.")
        if not out.resolve().parent.is_dir():
            raise CommandError(f"There is no folder {out.resolve().parent} to write to.")
        number = write_programme_report(out, on=options["on"] or timezone.localdate(), cohort=cohort)
        self.stdout.write(f"Wrote {many(number, 'NQSW')} to {out}.")
