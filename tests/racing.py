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


class Race:
    """A running server. `post` sends one form per runner, all at the same moment."""

    def __init__(self, port: int, rows: Callable[[str], list[tuple]]) -> None:
        self.port, self.rows = port, rows

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
    file = _copied_to(folder / "race.sqlite3") if connection.vendor == "sqlite" else None

    def rows(sql: str) -> list[tuple]:
        if file is None:
            with connection.cursor() as cursor:
                cursor.execute(sql)
                return cursor.fetchall()
        with closing(sqlite3.connect(file)) as reader:
            return reader.execute(sql).fetchall()

    yield _address(file), rows


@contextmanager
def racing(folder: Path, **environment: str) -> Iterator[Race]:
    """Serve the test's data from several processes until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--preload", f"--workers={WORKERS}", "--log-level=error"]
    with own_database(folder) as (address, rows):
        server = subprocess.Popen(
            [*command, f"--bind=127.0.0.1:{port}", "tests.racing_wsgi:application"],
            cwd=ROOT,
            env={**os.environ, **environment, "DATABASE_URL": address, "INSECURE_LOCAL": "1"},
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_for(port, server)
            yield Race(port, rows)
        finally:
            server.terminate()
            server.wait(timeout=30)


def _copied_to(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as file:
        connection.connection.backup(file)
    return path


def _address(database: Path | None) -> str:
    if database:
        return f"sqlite:///{database}"
    facts = connection.settings_dict
    login = f"{facts['USER']}:{facts['PASSWORD']}" if facts["PASSWORD"] else facts["USER"]
    return f"postgres://{login}@{facts['HOST'] or 'localhost'}:{facts['PORT'] or 5432}/{facts['NAME']}"


def _wait_for(port: int, server: subprocess.Popen) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert server.poll() is None, "The server did not start."
        time.sleep(0.1)
    raise AssertionError("The server did not answer.")
