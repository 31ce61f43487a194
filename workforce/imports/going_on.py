"""Whether an import that someone said yes to still goes on: see `workforce.going_on`.

One that was stopped can be begun again: it is written in one transaction, so that nothing of it is there, and
it is applied once.
"""

from contextlib import AbstractContextManager
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from workforce.going_on import BEAT, SILENT_AFTER, WAITS_FOR_ITS_TURN, is_going_on, keep_hearing
from workforce.models import ImportRun

__all__ = ["BEAT", "SILENT_AFTER", "WAITS_FOR_ITS_TURN", "goes_on", "hear", "heard_from", "stands_still"]


def goes_on(run: ImportRun, *, at: datetime) -> bool:
    """Someone said yes to it, and it has not ended."""
    if run.applied_at or run.began_at is None:
        return False
    return is_going_on(began_at=run.began_at, heard_at=run.heard_at, at=at)


def stands_still(*, at: datetime) -> Q:
    """The runs of which the same is not true."""
    waited = Q(heard_at=None, began_at__lte=at - WAITS_FOR_ITS_TURN)
    return Q(began_at=None) | waited | Q(heard_at__lte=at - SILENT_AFTER)


def heard_from(run: ImportRun) -> AbstractContextManager[None]:
    """While a run is carried out, it is heard from."""
    return keep_hearing(lambda: hear(run), every=BEAT)


def hear(run: ImportRun) -> None:
    ImportRun.objects.filter(pk=run.pk, applied_at=None).update(heard_at=timezone.now())
