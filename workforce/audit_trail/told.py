"""What is told of each event beside the database: a line of the log with its hash, once it is committed.

Who owns the database can delete an event before it is sealed, and nothing there shows it. The log is kept
elsewhere, and `manage.py verify --log` finds the event that is gone.
"""

import logging
import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import batched

from django.conf import settings
from django.db import transaction

from workforce.audit_trail.verifying import Break
from workforce.models import Event

#: Its lines are logged whatever LOG_LEVEL says (see `tracker.logs`).
TRAIL = "trail"
log = logging.getLogger(TRAIL)
RECORDED = "Recorded: "
HASHES = re.compile(rf"{RECORDED}((?:[0-9a-f]{{64}} ?)+)")
A_LINE, ASKED = 16, 500
GONE = "event {} was recorded, and is not in this audit trail"


def tell(events: Iterable[Event]) -> None:
    """Log the hashes of these events when the transaction around is committed; nothing of what they say."""
    if settings.LOG_EVENTS and (hashes := [event.hash for event in events]):
        transaction.on_commit(partial(_tell, hashes))


def _tell(hashes: list[str]) -> None:
    for some in batched(hashes, A_LINE):
        log.info("%s%s", RECORDED, " ".join(some))


def breaks_of_log(lines: Iterable[str], *, name: str) -> Iterator[Break]:
    """Each event that these lines of a log tell and that is not in the trail any more."""
    told = ((number, each) for number, line in enumerate(lines, 1) for each in _hashes_in(line))
    for some in batched(told, ASKED):
        hashes = [each for _, each in some]
        there = set(Event.objects.filter(hash__in=hashes).values_list("hash", flat=True))
        yield from (
            Break(f"{name}, line {number}", GONE.format(f"{each[:12]}…"))
            for number, each in some
            if each not in there
        )


def _hashes_in(line: str) -> list[str]:
    return [each for found in HASHES.findall(line) for each in found.split()]
