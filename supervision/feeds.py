"""What is in a person's calendar feed: their own diary, and the days of those they answer for.

Rooms above say here whose whole days a person follows; the floor below never asks who is an NQSW.
"""

from collections.abc import Callable
from datetime import date, datetime

from django.db.models import Q, QuerySet

from supervision.models import CalendarFeed, CalendarPart, DiaryEntry, DiaryEntryQuerySet
from workforce.models import Worker

type Followed = Callable[[Worker, date], QuerySet[Worker]]

_FOLLOWED: dict[CalendarPart, Followed] = {}


def follow(part: CalendarPart, source: Followed) -> None:
    """Show a person, in this part of their calendar, the entries of these workers too.

    Asked at every reading, so that who no longer answers for somebody sees nothing of theirs.
    """
    _FOLLOWED[part] = source


def entries_of(feed: CalendarFeed, *, on: date, since: datetime) -> DiaryEntryQuerySet:
    """The entries of a feed that end after an instant, without the parts that were left out."""
    shown = Q(worker=feed.worker_id)
    for part, source in _FOLLOWED.items():
        shown |= part.entries & Q(worker__in=source(feed.worker, on).values("pk"))
    return DiaryEntry.objects.filter(shown, ends_at__gte=since).in_parts(feed.parts)
