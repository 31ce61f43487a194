"""Who is due and who is overdue on a day, and why: `manage.py overdue --on 2026-11-02`."""

import csv
import json
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from supervision.clock.due_status import DueStatus, due_statuses
from supervision.start_day.reports.counting import counting
from workforce.web.csv_files import csv_value

COLUMNS = (
    "swe_number",
    "name",
    "team",
    "supervisor",
    "policy",
    "clock_started_on",
    "last_held_on",
    "next_due_on",
    "days_overdue",
    "why",
)


class Command(BaseCommand):
    help = (
        "Everyone with an agreement in force on a day, longest overdue first. "
        "next_due_on is empty while an absence suspends the clock."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", type=iso_day, help="the day, YYYY-MM-DD; today unless given")
        parser.add_argument("--format", choices=("table", "csv", "json"), default="table")

    def handle(self, *args: Any, on: date | None, format: str, **options: Any) -> None:  # noqa: A002
        rows = [row_of(status) for status in due_statuses(on=on or timezone.localdate())]
        {"table": self.as_table, "csv": self.as_csv, "json": self.as_json}[format](rows)

    def as_csv(self, rows: Sequence[Sequence[Any]]) -> None:
        writer = csv.writer(self.stdout, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([csv_value(value) for value in row] for row in rows)

    def as_json(self, rows: Sequence[Sequence[Any]]) -> None:
        found = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
        self.stdout.write(json.dumps(found, default=date.isoformat, ensure_ascii=False, indent=1))

    def as_table(self, rows: Sequence[Sequence[Any]]) -> None:
        words = [COLUMNS, *(["" if value is None else str(value) for value in row] for row in rows)]
        widths = [max(len(line[place]) for line in words) for place in range(len(COLUMNS) - 1)]
        for line in words:
            padded = (word.ljust(width) for word, width in zip(line, widths, strict=False))
            self.stdout.write("  ".join((*padded, line[-1])))
        overdue = sum(row[-2] > 0 for row in rows)
        self.stdout.write(f"\n{overdue} overdue of {len(rows)} with an agreement in force")
        if counted := counting().words:
            self.stdout.write(counted)


def row_of(status: DueStatus) -> tuple[Any, ...]:
    """The status in the order of COLUMNS."""
    agreement = status.agreement
    return (
        agreement.supervisee.swe_number,
        agreement.supervisee.full_name,
        agreement.supervisee.team.name,
        agreement.supervisor.full_name,
        agreement.policy.name,
        agreement.clock_started_on,
        status.last_held_on,
        status.next_due_on,
        status.days_overdue,
        status.why,
    )


def iso_day(text: str) -> date:
    """A day as YYYY-MM-DD. Raises ArgumentTypeError otherwise."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is not a day as YYYY-MM-DD.") from error
