"""The tracker as a council runs it: production settings, processes of gunicorn, TLS in front, a mail server.

Nothing of the test's own process is shared with it but the database: a worker's memory is a worker's, and
what a restart forgets is forgotten.
"""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path

from tests.production import ROOT, SAFE, in_production
from tests.smtp import MailServer, mail_server
from tests.tls_proxy import Proxy, tls_proxy

HOST = SAFE["ALLOWED_HOSTS"]


class Served:
    """A running tracker: where it is, how it was set, and what it has mailed."""

    def __init__(self, proxy: Proxy, mail: MailServer, settings: dict[str, str], log: Path) -> None:
        self.proxy, self.mail, self.settings, self.log = proxy, mail, settings, log
        self.workers: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        return f"https://{HOST}:{self.proxy.port}"

    def command(self, *words: str) -> subprocess.CompletedProcess:
        """Run one of manage.py's commands with the same settings."""
        return in_production("manage.py", *words, **self.settings)

    def start(self, *, workers: int = 2) -> None:
        command = [sys.executable, "-m", "gunicorn", "--preload", "--log-level=warning"]
        with self.log.open("ab") as log:
            self.workers = subprocess.Popen(
                [
                    *command,
                    f"--workers={workers}",
                    "--timeout=120",
                    f"--bind=127.0.0.1:{self.proxy.behind}",
                    "tracker.wsgi",
                ],
                cwd=ROOT,
                env=environment_of(self.settings),
                stderr=log,
            )
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.proxy.behind)) == 0:
                    return
            assert self.workers.poll() is None, self.log.read_text()
            time.sleep(0.1)
        raise AssertionError("The server did not answer.")

    def stop(self) -> None:
        if self.workers and self.workers.poll() is None:
            self.workers.terminate()
            self.workers.wait(timeout=30)

    def letter(self, *, to: str, about: str = "") -> Message:
        """The newest e-mail to this address with these words in its subject, once it is there."""
        for _ in range(100):
            for message in reversed(self.mail.received):
                if to in message["To"] and about in message["Subject"]:
                    return message
            time.sleep(0.1)
        raise AssertionError(
            f"No e-mail to {to} about {about!r}: {[m['Subject'] for m in self.mail.received]}"
        )


def link_in(message: Message) -> str:
    """The first link of an e-mail."""
    return re.search(r"https?://\S+", message.get_payload(decode=True).decode()).group()


def environment_of(settings: dict[str, str]) -> dict[str, str]:
    address = settings["database"]
    others = {name: value for name, value in settings.items() if name != "database"}
    return {"PATH": os.environ["PATH"], "DATABASE_URL": address, **others}


@contextmanager
def served(folder: Path, *, database: str, static: Path, workers: int = 2, **more: str) -> Iterator[Served]:
    """Serve a migrated database (its address) until the block ends; `more` are further settings."""
    with mail_server() as mail, tls_proxy(folder, host=HOST, behind=free_port()) as proxy:
        settings = {
            **SAFE,
            "database": database,
            "CSRF_TRUSTED_ORIGINS": f"https://{HOST}:{proxy.port}",
            "SITE_ADDRESS": f"https://{HOST}:{proxy.port}",
            "BEHIND_TLS_PROXY": "1",
            "TRUSTED_PROXIES": "1",
            "STATIC_ROOT": str(static),
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": str(mail.server_address[1]),
            "EMAIL_USE_TLS": "0",
            **more,
        }
        tracker = Served(proxy, mail, settings, folder / "gunicorn.log")
        try:
            tracker.start(workers=workers)
            yield tracker
        finally:
            tracker.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
