"""A server of several processes on a test's own rows, and people who write to it one thing after another."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPMessage
from threading import Thread
from typing import Self
from urllib.parse import urlencode

from django.utils import timezone

from supervision.models import Session
from tests.factories import AgreementFactory, SessionFactory, WorkerFactory
from tests.racing import CSRF, ROOT

#: So many writes are acknowledged before what they are waited for.
BETWEEN = 3


class Server:
    """gunicorn with two workers on a port of its own, in a process group that dies at once."""

    def __init__(self, address: str) -> None:
        self.address, self.process = address, None
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    def start(self) -> None:
        command = [sys.executable, "-m", "gunicorn", "--preload", "--workers=2", "--log-level=critical"]
        self.process = subprocess.Popen(
            [*command, f"--bind=127.0.0.1:{self.port}", "tests.racing_wsgi:application"],
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": self.address, "INSECURE_LOCAL": "1"},
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        for _ in range(600):
            if self._listens():
                return
            assert self.process.poll() is None, "The server did not start."
            time.sleep(0.05)
        raise AssertionError("The server did not answer.")

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    @contextmanager
    def running(self) -> Iterator[Self]:
        """Serve until the block ends."""
        self.start()
        try:
            yield self
        finally:
            self.kill()

    def stop(self) -> None:
        """As whoever runs it stops it: what goes on comes to its end."""
        self.process.terminate()
        self.process.wait(timeout=60)

    def kill(self) -> None:
        """Kill every process at once, and wait until the last has let go of the port.

        Its children die after the process that is waited for: what is asked meanwhile they would still take.
        """
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        for _ in range(600):
            if not self._listens():
                return
            time.sleep(0.05)
        raise AssertionError("The server still listens.")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said."""

    status: int
    text: str
    headers: HTTPMessage


def ask(port: int, key: str, path: str, form: dict[str, str] | None = None) -> Answer:
    """Open a page as whoever has this session, or send its form. Raises OSError and HTTPException."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as line:
        headers = {"Cookie": f"sessionid={key}; csrftoken={CSRF}", "X-CSRFToken": CSRF}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line.request("GET" if form is None else "POST", path, form and urlencode(form), headers)
        answer = line.getresponse()
        return Answer(answer.status, answer.read().decode(), answer.headers)


class Writer(Thread):
    """Adds one thing to talk about after another, and remembers which were acknowledged."""

    def __init__(self, port: int, key: str, address: str, name: str) -> None:
        super().__init__(daemon=True)
        self.port, self.key, self.address, self.label = port, key, address, name
        self.acknowledged: list[str] = []
        #: What was answered instead.
        self.refused: list[Answer] = []
        self.sent, self.is_over = 0, False

    def run(self) -> None:
        while not self.is_over:
            self.sent += 1
            text = f"{self.label} {self.sent}"
            try:
                answer = ask(self.port, self.key, self.address, {"text": text})
            except (OSError, HTTPException):
                time.sleep(0.02)
                continue
            if answer.status == 302:
                self.acknowledged.append(text)
            else:
                self.refused.append(answer)

    def stop(self) -> None:
        self.is_over = True
        self.join()


def session_to_prepare() -> Session:
    """A session that two people prepare for."""
    supervisor, worker = WorkerFactory(org_role=3), WorkerFactory()
    AgreementFactory(supervisee=worker, supervisor=supervisor)
    starts_at = timezone.now() + timezone.timedelta(days=3)
    return SessionFactory(
        status="booked", supervisor=supervisor, supervisee=worker, starts_at=starts_at, held_on=None
    )


def wait_for_more(writers: list[Writer]) -> None:
    enough = sum(len(writer.acknowledged) for writer in writers) + BETWEEN
    for _ in range(1200):
        if sum(len(writer.acknowledged) for writer in writers) >= enough:
            return
        time.sleep(0.05)
    raise AssertionError("Nothing was acknowledged in a minute.")
