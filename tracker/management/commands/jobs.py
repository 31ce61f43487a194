"""`manage.py jobs`: run what is due by itself. By cron every minute, or as a service with `--stay`."""

import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.utils import timezone

from tracker.running.late import watched_jobs
from tracker.running.runs import run_due_jobs

A_MINUTE = 60
#: So many passes at once: a long job does not keep the short ones from their time.
PASSES = 4


class Command(BaseCommand):
    help = (
        "Run every job whose time has come: sealing, e-mail, reminders, the nightly proofs, the copy of the"
        " database. Exit status 1 when one failed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--stay", action="store_true", help="stay, and look once a minute, until stopped")
        how.add_argument(
            "--list", dest="is_listed", action="store_true", help="only say what runs when, and how it stands"
        )

    def handle(self, *, stay: bool, is_listed: bool, **options: Any) -> None:
        if is_listed:
            for one in watched_jobs(at=timezone.now()):
                since = f", last {timezone.localtime(one.done_at):%d/%m/%Y %H:%M}" if one.done_at else ""
                self.stdout.write(f"{one.state}: {one.job.name}, {one.job.often}{since}")
        elif stay:
            self._stay()
        elif failed := self._pass():
            raise CommandError(f"Failed: {', '.join(failed)}.")

    def _pass(self) -> list[str]:
        failed = []
        for ran in run_due_jobs():
            self.stdout.write(str(ran))
            if ran.problem:
                failed.append(ran.job.name)
        return failed

    def _stay(self) -> None:
        is_over = threading.Event()
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, lambda *_: is_over.set())
        passes: list[threading.Thread] = []
        while not is_over.is_set():
            passes = [one for one in passes if one.is_alive()]
            if len(passes) < PASSES:
                passes.append(threading.Thread(target=self._pass_of_a_thread))
                passes[-1].start()
            is_over.wait(A_MINUTE)
        self.stdout.write("Stopping: what runs is brought to its end.")
        for one in passes:
            one.join()

    def _pass_of_a_thread(self) -> None:
        try:
            self._pass()
        except Exception as error:
            self.stderr.write(f"Not run this minute: {type(error).__name__}")
        finally:
            connections.close_all()
