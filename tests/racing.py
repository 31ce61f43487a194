"""A real server of several processes on the test's own data, and many clients at once.

The races are run through HTTP, as people would run them: the test's rows are copied into a database
file (SQLite) or read where they are (PostgreSQL), and gunicorn serves them.
"""

import os
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from threading import Barrier
from urllib.parse import urlencode

from django.db import connection
from django.test import Client

ROOT = Path(__file__).resolve().parents[1]
CSRF = "a" * 32
WORKERS = 8


class OwnRows:
    """The test's rows where other processes reach them: in a file of SQLite, or where they are."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "race.sqlite3" if connection.vendor == "sqlite" else None
        self.bring()

    @property
    def address(self) -> str:
        if self.file:
            return f"sqlite:///{self.file}"
        facts = connection.settings_dict
        login = f"{facts['USER']}:{facts['PASSWORD']}" if facts["PASSWORD"] else facts["USER"]
        return f"postgres://{login}@{facts['HOST'] or 'localhost'}:{facts['PORT'] or 5432}/{facts['NAME']}"

    def bring(self) -> None:
        """The rows as the test has them now, instead of those that were there."""
        if self.file:
            with closing(sqlite3.connect(self.file)) as file:
                connection.connection.backup(file)

    def read(self, sql: str) -> list[tuple]:
        if self.file:
            with closing(sqlite3.connect(self.file)) as reader:
                return reader.execute(sql).fetchall()
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall()

    def change(self, *statements: str) -> None:
        with closing(sqlite3.connect(self.file)) if self.file else connection.cursor() as database:
            for statement in statements:
                database.execute(statement)


class Race:
    """A running server. `post` sends one form per runner, all at the same moment."""

    def __init__(self, port: int, own: OwnRows) -> None:
        self.port, self.own, self.rows = port, own, own.read

    def post(self, runners: Sequence[tuple[str, str, dict]]) -> list[int]:
        """Answers of (session key, address, form) sent at once: their statuses."""
        barrier = Barrier(len(runners))
        with ThreadPoolExecutor(len(runners)) as pool:
            return list(pool.map(lambda runner: self._run(barrier, *runner), runners))

    def _run(self, barrier: Barrier, key: str, address: str, form: dict) -> int:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=60)) as line:
            line.connect()
            barrier.wait()
            headers = {
                "Cookie": f"sessionid={key}; csrftoken={CSRF}",
                "X-CSRFToken": CSRF,
                "Content-Type": "application/x-www-form-urlencoded",
            }
            line.request("POST", address, urlencode(form, doseq=True), headers)
            return line.getresponse().status


def session_key(worker) -> str:
    """A signed-in session of this worker's, to be sent as a cookie."""
    client = Client()
    client.force_login(worker.account)
    return client.cookies["sessionid"].value


@contextmanager
def own_database(folder: Path) -> Iterator[tuple[str, Callable[[str], list[tuple]]]]:
    """The test's rows where other processes reach them: the address, and a way to read what stands there."""
    own = OwnRows(folder)
    yield own.address, own.read


@contextmanager
def racing(folder: Path, **environment: str) -> Iterator[Race]:
    """Serve the test's data from several processes until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--preload", f"--workers={WORKERS}", "--log-level=error"]
    own = OwnRows(folder)
    server = subprocess.Popen(
        [*command, f"--bind=127.0.0.1:{port}", "tests.racing_wsgi:application"],
        cwd=ROOT,
        env={**os.environ, **environment, "DATABASE_URL": own.address, "INSECURE_LOCAL": "1"},
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, server)
        yield Race(port, own)
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_for(port: int, server: subprocess.Popen) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert server.poll() is None, "The server did not start."
        time.sleep(0.1)
    raise AssertionError("The server did not answer.")
