"""`manage.py verify`: prove that nothing that was signed was changed, and nothing on the audit trail."""

import re
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import pluralize
from django.utils import timezone

from supervision.records.proving_readings import look_into
from tracker.verifying import tell_newest_link, verify
from workforce.rules.refusal import Refusal

#: So many that are alike are named one by one.
NAMED = 10


class Command(BaseCommand):
    help = (
        "Recompute everything: triggers, the audit trail with its seals and head, and what was signed."
        " Names each difference; exit status 1 when there is one."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--expect",
            action="append",
            default=[],
            metavar="LINK",
            help="a newest link that was printed or sent earlier and kept elsewhere: 812:5f0c…",
        )

        parser.add_argument(
            "--log",
            action="append",
            default=[],
            metavar="FILE",
            help="the server's log, kept elsewhere (/dev/stdin: what comes in): is each event that it"
            " tells in the trail?",
        )

        parser.add_argument(
            "--looked-into",
            action="append",
            default=[],
            type=int,
            metavar="EVENT",
            help="the number of a reading without a right that a person has looked into: named no more",
        )

        parser.add_argument(
            "--every", action="store_true", help=f"name every difference, not {NAMED} of those that are alike"
        )

    def handle(
        self, *, expect: list[str], log: list[str], looked_into: list[int], every: bool, **options: Any
    ) -> None:
        at = timezone.now()
        for key in looked_into:
            try:
                look_into(key)
            except Refusal as refusal:
                raise CommandError(str(refusal)) from refusal
        with ExitStack() as opened:
            try:
                logged = {
                    name: opened.enter_context(Path(name).open(encoding="utf-8", errors="replace"))
                    for name in log
                }
            except OSError as error:
                raise CommandError(f"The log cannot be read: {error}") from error
            found = verify(at=at, expect=expect, logged=logged)
        for line in found.differences if every else in_few_lines(found.differences):
            self.stderr.write(line)
        self.stdout.write(f"Checked: {found.words}.")
        if found.differences:
            number = len(found.differences)
            raise CommandError(f"{number} difference{pluralize(number)}.")
        try:
            link = tell_newest_link(at=at)
        except OSError as error:
            raise CommandError(
                f"No differences, but the newest link is not kept everywhere: {error}"
            ) from error
        self.stdout.write(f"No differences. Newest link: {link}")


def in_few_lines(differences: Iterable[str]) -> Iterator[str]:
    """Each difference in order; where very many differ in which thing alone, the first of them.

    So it is of thousands of texts whose key is not set. How many more there are stands at the end.
    """
    alike = Counter[str]()
    for line in differences:
        thing, colon, wrong = line.partition(":")
        words = re.sub(r"\d+", "…", thing) + colon + wrong
        alike[words] += 1
        if alike[words] <= NAMED:
            yield line
    for words, number in alike.items():
        if number > NAMED:
            yield f"{words}: {number - NAMED:,} more (--every names them)"
