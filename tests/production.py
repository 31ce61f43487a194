"""Commands and servers run as in production: with an environment of their own, on a database of their own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAFE = {
    "SECRET_KEY": "not a secret: 9f8a7b6c5d4e3f2a1b0c-" * 2,
    "SEALING_KEYS": "not a secret either: 5e4d3c2b1a0f9e8d7c6b5a49",
    "ALLOWED_HOSTS": "tracker.council.example",
    "DEFAULT_FROM_EMAIL": "tracker@council.gov.uk",
}


def in_production(*command: str, database: Path | str, **environment: str) -> subprocess.CompletedProcess:
    """Run a command as production would: with this environment alone, on a file of SQLite or an address."""
    address = database if isinstance(database, str) else f"sqlite:///{database}"
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DATABASE_URL": address, **environment},
        capture_output=True,
        text=True,
        timeout=300,
    )
