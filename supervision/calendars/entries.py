"""What is in a person's calendar feed: their own diary, and the days of those they answer for.

The settings list whose whole days a person follows; this floor never asks who is an NQSW.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from supervision.models import CalendarFeed, CalendarPart, DiaryEntry, DiaryEntryQuerySet
from workforce.across_floors import listed
from workforce.models import Worker, WorkerQuerySet

type Followed = Callable[[Worker, date], WorkerQuerySet]


@dataclass(frozen=True, slots=True)
class Follower:
    """In this part of their calendar a person also sees the entries of these workers.

    Asked at every reading, so that a person who no longer answers for someone sees nothing of theirs.
    """

    part: CalendarPart
    followed: Followed


def entries_of(feed: CalendarFeed, *, on: date, since: datetime) -> DiaryEntryQuerySet:
    """The entries of a feed that end after an instant, without the parts that were left out."""
    shown = Q(worker=feed.worker_id)
    for follower in listed("CALENDAR_FOLLOWERS"):
        shown |= follower.part.entries & Q(worker__in=follower.followed(feed.worker, on).values("pk"))
    return DiaryEntry.objects.filter(shown, ends_at__gte=since).in_parts(feed.parts)
