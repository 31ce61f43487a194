"""A server of PostgreSQL of a test's own, which can be started again and stopped."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

import psycopg
import pytest

from tests.served import free_port


class OwnPostgres:
    """A cluster in a folder: its address, and `pg_ctl`."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self.programs, self.folder, self.port = programs, folder, free_port()

    @property
    def address(self) -> str:
        return f"postgres://tracker@127.0.0.1:{self.port}/postgres"

    def create(self) -> None:
        self._run("initdb", "-D", str(self.folder / "data"), "-U", "tracker", "--auth=trust")

    def control(self, *words: str) -> None:
        where = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1"
        self._run(
            "pg_ctl",
            "-D",
            str(self.folder / "data"),
            "-w",
            "-l",
            str(self.folder / "log"),
            "-o",
            where,
            *words,
        )

    def kill_whole(self) -> None:
        """End every process of the server with `kill -9`, and start it again."""
        main = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
        os.kill(main, signal.SIGSTOP)
        children = [int(pid) for pid in Path(f"/proc/{main}/task/{main}/children").read_text().split()]
        for pid in (main, *children):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        for _ in range(600):
            if not any(is_alive(pid) for pid in (main, *children)):
                return self._start_after_a_kill()
            time.sleep(0.05)
        raise AssertionError("The server still runs.")

    def _start_after_a_kill(self) -> None:
        """Where nobody waits for orphans a dead process keeps its number, and so its locks."""
        for lock in (self.folder / "data" / "postmaster.pid", *self.folder.glob(".s.PGSQL.*.lock")):
            lock.unlink()
        self.control("start")

    def kill_one(self) -> None:
        """End one process that serves a connection: the server ends the others and recovers by itself."""
        with closing(psycopg.connect(self.address, autocommit=True)) as line:
            others = line.execute(
                "SELECT pid FROM pg_stat_activity"
                " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
            ).fetchall()
        os.kill(others[0][0], signal.SIGKILL)

    def _run(self, program: str, *words: str) -> None:
        """PostgreSQL does not run as root."""
        as_whom = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        command = [*as_whom, str(self.programs / program), *words]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self.folder)


def is_alive(pid: int) -> bool:
    """Whether it still runs; what ended and was not waited for yet does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@contextmanager
def own_postgres() -> Iterator[OwnPostgres]:
    """Started, and empty; skips where its programs are not installed."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs:
        pytest.skip("PostgreSQL's server is not installed here")
    folder = Path(mkdtemp(prefix="pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    own = OwnPostgres(programs[-1], folder)
    try:
        own.create()
        own.control("start")
        yield own
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            own.control("stop", "-m", "immediate")
        shutil.rmtree(folder, ignore_errors=True)
