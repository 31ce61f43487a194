"""Set a new tracker up from a file of answers; without a file, print one to fill in."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tracker.first_steps.answers import read_answers
from tracker.first_steps.setting_up import CannotSetUp, set_up
from tracker.first_steps.template import template
from workforce.accounts.mails import password_link
from workforce.imports.command import content_of
from workforce.models import Account


class Command(BaseCommand):
    """All or nothing; run again it changes nothing. Exit status 1 where something is wrong."""

    help = (
        "Set a new tracker up from a file of answers: the authority and its settings, the council's files in "
        "order, and the first accounts. Without a file it prints one to fill in."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("answers", nargs="?", type=Path, help="a TOML file; see docs/setting-up.md")
        parser.add_argument("--check", action="store_true", help="try everything, change nothing")

    def handle(self, *args: Any, answers: Path | None, check: bool, **options: Any) -> None:
        if answers is None:
            self.stdout.write(template(), ending="")
            return
        try:
            text = content_of(answers).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise CommandError(f"{answers} is not text in UTF-8.") from error
        told = read_answers(text, folder=answers.parent)
        if told.problems:
            raise CommandError(self.listed(told.problems))
        try:
            done = set_up(told, on=timezone.localdate(), at=timezone.now(), keep=not check)
        except CannotSetUp as found:
            raise CommandError(self.listed(found.problems)) from found
        for sentence in done or ["There is nothing to do: all of it is in the tracker."]:
            self.stdout.write(sentence)
        if check:
            self.stdout.write("Nothing was changed: this was a check.")
        elif done:
            self.tell_links(told.accounts.values())

    def listed(self, problems: Any) -> str:
        return "\n".join([*map(str, problems), f"Nothing was changed. To correct: {len(problems)}."])

    def tell_links(self, addresses: Any) -> None:
        """The link of each account that nobody has used yet: no e-mail is sent from here."""
        for account in Account.objects.filter(email__in=list(addresses), last_login=None):
            if not account.has_usable_password():
                self.stdout.write(f"{account.email} chooses a password here: {password_link(account)}")
