"""Whether work beside a request still goes on: whoever carries it out is heard from.

Servers are restarted and processes killed. Work of which nothing was heard for a while was stopped.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta

from django.db import OperationalError, connection

#: How long work can wait for its turn.
WAITS_FOR_ITS_TURN = timedelta(minutes=10)
#: How often whoever carries it out is heard from, and after which silence it was stopped: nothing is heard
#: while thousands of people are written, which takes some seconds.
BEAT, SILENT_AFTER = timedelta(seconds=10), timedelta(seconds=90)


def is_going_on(*, began_at: datetime, heard_at: datetime | None, at: datetime) -> bool:
    """Work that began then, and was heard from last then, has not been stopped."""
    if heard_at is None:
        return began_at > at - WAITS_FOR_ITS_TURN
    return heard_at > at - SILENT_AFTER


@contextmanager
def keep_hearing(hear: Callable[[], object], *, every: timedelta = BEAT) -> Iterator[None]:
    """Meanwhile `hear` is called again and again, at once and from a thread of its own."""
    is_over = threading.Event()
    hear()
    beat = threading.Thread(target=_until, args=(is_over, hear, every), daemon=True)
    beat.start()
    try:
        yield
    finally:
        is_over.set()
        beat.join()


def _until(is_over: threading.Event, hear: Callable[[], object], every: timedelta) -> None:
    try:
        while not is_over.wait(every.total_seconds()):
            with suppress(OperationalError):  # someone writes for long: the next time then
                hear()
    finally:
        connection.close()
