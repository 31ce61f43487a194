"""A new database of this version, on the engine of the test run."""

import pytest

from tests.upgrades.databases import VENDOR, Scratch, scratch


@pytest.fixture(scope="session")
def new(migrated, tmp_path_factory):
    """A database that `migrate` has made, empty. Change a copy (`changed`), not this."""
    if VENDOR == "sqlite":
        yield Scratch(f"sqlite:///{migrated}")
        return
    with scratch(tmp_path_factory.mktemp("new")) as database:
        run = database.run("manage.py", "migrate", "--verbosity=0")
        assert run.returncode == 0, run.stderr[-3000:]
        yield database
