"""`manage.py doctor`: look at this installation, and say what to do about what is not well."""

import json
from argparse import ArgumentParser
from collections import Counter
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tracker.running.doctor.finding import Finding, State
from tracker.running.doctor.looks import findings


class Command(BaseCommand):
    help = (
        "Look at settings, database, clocks, e-mail, disks, copies, jobs and the tracker's own address; say"
        " what to do about what is not well. Changes and sends nothing. Exit status 1 when something is ill."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--json", dest="is_json", action="store_true", help="for a monitor: a list of findings"
        )

    def handle(self, *, is_json: bool, **options: Any) -> None:
        found = []
        for finding in findings():
            found.append(finding)
            if not is_json:
                self.stdout.write(str(finding))
        if is_json:
            self.stdout.write(as_json(found))
        number = Counter(finding.state for finding in found)
        if not is_json:
            said = f"{number[State.WELL]} well, {number[State.LOOK]} to look at, {number[State.ILL]} ill"
            self.stdout.write(said)
        if number[State.ILL]:
            raise CommandError("Not well: see above.")


def as_json(found: list[Finding]) -> str:
    return json.dumps([asdict(finding) for finding in found], indent=1)
