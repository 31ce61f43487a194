"""What runs in a thread of the web server rather than in a request: its connection and its settings."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from workforce.authority_settings import read_once


@contextmanager
def as_in_a_request() -> Iterator[None]:
    """What Django does at both ends of a request: a thread lives longer than a database may answer."""
    _leave_no_old_connection()
    try:
        with read_once():
            yield
    finally:
        _leave_no_old_connection()


def _leave_no_old_connection() -> None:
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()
