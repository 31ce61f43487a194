"""The tracker on a real web server of its own, for as long as it is measured."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket

ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def serving(*options: str) -> Iterator[tuple[int, subprocess.Popen]]:
    """gunicorn with these options: the port that it answers on, and its first process."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", *options, "--timeout=300", "--log-level=error"),
            *(f"--bind=127.0.0.1:{port}", "tracker.wsgi"),
        ],
        cwd=ROOT,
        env=os.environ | {"INSECURE_LOCAL": "1"},
        stdout=subprocess.DEVNULL,
    )
    try:
        for _ in range(300):
            with socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port, process
    finally:
        process.terminate()
        process.wait(timeout=30)
