"""Facts of the whole authority that several parts of a page ask for, read once while the page is drawn.

Only while a page is read (GET), which changes none of them; elsewhere each asking reads anew. Nothing is kept
beyond the page, so that what one process changes the next page of every other sees.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, cast

_read: ContextVar[dict[Callable[[], Any], Any] | None] = ContextVar("read_for_page", default=None)


def once_a_page[Fact](read: Callable[[], Fact]) -> Callable[[], Fact]:
    """A question without arguments whose answer holds for as long as one page is drawn."""

    @wraps(read)
    def asked() -> Fact:
        known = _read.get()
        if known is None:
            return read()
        if read not in known:
            known[read] = read()
        return cast(Fact, known[read])

    return asked


def answered[Fact](question: Callable[[], Fact], fact: Fact) -> None:
    """Another question to the database has answered this one too: it is not asked again for the page."""
    known = _read.get()
    if known is not None:
        known.setdefault(getattr(question, "__wrapped__"), fact)  # noqa: B009


@contextmanager
def reading_a_page() -> Iterator[None]:
    """For as long as it lasts, what is marked `once_a_page` is read once."""
    token = _read.set({})
    try:
        yield
    finally:
        _read.reset(token)
