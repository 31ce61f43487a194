"""Keep a small database of the version that stands here, on both engines, for the upgrades of later ones.

    INSECURE_LOCAL=1 python -m tests.upgrades.keep_release --postgresql postgres://…/an_empty_database

Writes tests/upgrades/<version>/sqlite.sql and postgresql.sql, and the digests of what is frozen from now on
into released.json. docs/releasing.md says when.
"""

import argparse
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
RELEASED = HERE / "released.json"
FLOORS = ("workforce", "supervision", "nqsw", "tracker")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--postgresql", help="the address of an empty database")
    parser.add_argument("--fill", action="store_true", help="fill the database of DATABASE_URL, no more")
    options = parser.parse_args()
    if options.fill:
        fill()
    elif not options.postgresql:
        parser.error("--postgresql is missing")
    else:
        keep(options.postgresql)


def keep(postgresql: str) -> None:
    release = version()
    folder = HERE / release
    if folder.exists():
        raise SystemExit(f"Version {release} is kept already, and stays as it is. Raise the version first.")
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "kept.sqlite3"
        in_own_process(f"sqlite:///{file}", "--fill")
        in_own_process(postgresql, "--fill")
        folder.mkdir()
        (folder / "sqlite.sql").write_text(dump_of_sqlite(file))
    (folder / "postgresql.sql").write_text(dump_of_postgresql(postgresql))
    released = json.loads(RELEASED.read_text()) if RELEASED.exists() else {}
    released[release] = {"migrations": dict(digests()), "triggers": triggers()}
    RELEASED.write_text(json.dumps(released, indent=2) + "\n")


def version() -> str:
    import tomllib

    return tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]


def in_own_process(address: str, *options: str) -> None:
    environment = {**os.environ, "DATABASE_URL": address, "INSECURE_LOCAL": "1"}
    command = [sys.executable, "-m", "tests.upgrades.keep_release", *options]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def fill() -> None:
    """Migrate the database of DATABASE_URL and put one of everything into it, on a day that stands still."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django
    import time_machine

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from tests.busy_council import NOW
    from tests.upgrades.council import build_one_of_everything

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with time_machine.travel(NOW, tick=False):
        call_command("migrate", verbosity=0)
        build_one_of_everything()
        call_command("due_days", check=True, verbosity=0)


def dump_of_sqlite(file: Path) -> str:
    with closing(sqlite3.connect(file)) as database:
        return "".join(f"{line}\n" for line in database.iterdump())


def dump_of_postgresql(address: str) -> str:
    """Plain SQL without owners, without the settings of this server and without commands of psql."""
    found = shutil.which("pg_dump") or max(map(str, Path("/usr/lib/postgresql").glob("*/bin/pg_dump")))
    command = [found, "--inserts", "--no-owner", "--no-privileges", "--no-comments", address]
    plain = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    body = plain[plain.index("CREATE ") :]
    lines = (line for line in body.splitlines() if not line.startswith("\\"))
    return "SELECT pg_catalog.set_config('search_path', '', false);\n" + "".join(
        f"{line}\n" for line in lines
    )


def digests() -> Iterator[tuple[str, str]]:
    """Each migration's file, with its digest."""
    for floor in FLOORS:
        for path in sorted((ROOT / floor / "migrations").glob("0*.py")):
            yield str(path.relative_to(ROOT)), hashlib.sha256(path.read_bytes()).hexdigest()


def triggers() -> dict[str, str]:
    """For each engine the digest of the SQL of every trigger that these migrations leave."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from workforce.triggers.expected import digest_of, triggers_after

    return {vendor: digest_of(triggers_after(), vendor) for vendor in ("sqlite", "postgresql")}


if __name__ == "__main__":
    main()
