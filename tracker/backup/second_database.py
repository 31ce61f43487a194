"""Another database than the tracker's own, for as long as a command needs it: no setting names it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import load_backend
from environ import Env


@contextmanager
def opened(address: str, *, alias: str) -> Iterator[BaseDatabaseWrapper]:
    """A connection to the database of this address (as `DATABASE_URL` is written), under an alias."""
    found = Env.db_url_config(address)
    if found["ENGINE"] == "django.db.backends.sqlite3":
        found["ENGINE"] = "workforce.triggers.sqlite"
    facts = {**connections["default"].settings_dict, "OPTIONS": {}, **found}
    connections[alias] = load_backend(facts["ENGINE"]).DatabaseWrapper(facts, alias=alias)
    try:
        yield connections[alias]
    finally:
        connections[alias].close()
        del connections[alias]
