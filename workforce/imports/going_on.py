"""Whether an import that someone said yes to still goes on: whoever carries it out is heard from.

Servers are restarted and processes killed. An import of which nothing was heard for a while was stopped, and
can be begun again: it is written in one transaction, so that nothing of it is there, and it is applied once.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta

from django.db import OperationalError, connection
from django.db.models import Q
from django.utils import timezone

from workforce.models import ImportRun

#: How long an import can wait for its turn.
WAITS_FOR_ITS_TURN = timedelta(minutes=10)
#: How often whoever carries it out is heard from, and after which silence it was stopped: a run is not heard
#: from while it is written, which takes some seconds for thousands of people.
BEAT, SILENT_AFTER = timedelta(seconds=10), timedelta(seconds=90)


def goes_on(run: ImportRun, *, at: datetime) -> bool:
    """Someone said yes to it, and it has not ended."""
    if run.applied_at or run.began_at is None:
        return False
    if run.heard_at is None:
        return run.began_at > at - WAITS_FOR_ITS_TURN
    return run.heard_at > at - SILENT_AFTER


def stands_still(*, at: datetime) -> Q:
    """The runs of which the same is not true."""
    waited = Q(heard_at=None, began_at__lte=at - WAITS_FOR_ITS_TURN)
    return Q(began_at=None) | waited | Q(heard_at__lte=at - SILENT_AFTER)


@contextmanager
def heard_from(run: ImportRun) -> Iterator[None]:
    """While a run is carried out, it is heard from."""
    is_over = threading.Event()
    hear(run)
    beat = threading.Thread(target=_keep_hearing, args=(run, is_over), daemon=True)
    beat.start()
    try:
        yield
    finally:
        is_over.set()
        beat.join()


def hear(run: ImportRun) -> None:
    ImportRun.objects.filter(pk=run.pk, applied_at=None).update(heard_at=timezone.now())


def _keep_hearing(run: ImportRun, is_over: threading.Event) -> None:
    try:
        while not is_over.wait(BEAT.total_seconds()):
            with suppress(OperationalError):  # someone writes for long: the next time then
                hear(run)
    finally:
        connection.close()
