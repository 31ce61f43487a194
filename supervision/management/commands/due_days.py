"""The stored due days and periods against the history: `manage.py due_days --check`, `--rebuild`."""

from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from supervision.clock.due_days import ClockFacts, differences, rebuild
from supervision.models import Agreement
from workforce.rules.in_words import many


class Command(BaseCommand):
    help = "Compare or rewrite the stored due day and due periods of every agreement from its history."

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--check", action="store_true", help="list the differences; exit 1 if any")
        what.add_argument("--rebuild", action="store_true", help="write every due day again")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        (self.check_all if check else self.rebuild)()

    def check_all(self) -> None:
        found = 0
        for facts in differences(Agreement.objects.select_related("supervisee")):
            found += 1
            self.stdout.write(f"{facts.agreement.supervisee}: {', '.join(told_apart(facts))}")
        if found:
            raise CommandError(f"{found} stored due days differ from the history.")
        self.stdout.write(f"{many(Agreement.objects.count(), 'agreement')}, 0 differences")

    @transaction.atomic
    def rebuild(self) -> None:
        corrected = rebuild()
        self.stdout.write(f"{many(Agreement.objects.count(), 'agreement')}, {corrected} corrected")


def told_apart(facts: ClockFacts) -> Iterator[str]:
    """What is stored and what the history says, for each column that differs."""
    agreement = facts.agreement
    if agreement.last_held_on != facts.last_held_on:
        yield f"last held {said(agreement.last_held_on)}, should be {said(facts.last_held_on)}"
    if agreement.next_due_on != facts.next_due_on:
        yield f"next due {said(agreement.next_due_on)}, should be {said(facts.next_due_on)}"
    if not facts.differs:
        yield "the due periods kept for reports are not those of the history"


def said(day: date | None) -> str:
    """A day in ISO form, or "none"."""
    return day.isoformat() if day else "none"
