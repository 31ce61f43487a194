"""A server of PostgreSQL of a test's own, which can be started again and stopped."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

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

    def _run(self, program: str, *words: str) -> None:
        """PostgreSQL does not run as root."""
        as_whom = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        command = [*as_whom, str(self.programs / program), *words]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self.folder)


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
