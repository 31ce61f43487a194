"""Changing or ending the cover of several people of a supervisor in one step: all of them, or none."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from supervision.agreements.services.covers import change_cover, end_cover
from supervision.booking.services.bookable import people_around
from supervision.calendars.services.invitations import told_together
from supervision.models import Cover
from workforce.locking import lock_whoever
from workforce.models import Account, Worker


@transaction.atomic
@told_together()
def change_covers(
    *,
    covers: Sequence[Cover],
    supervisor: Worker,
    starts_on: date,
    ends_on: date,
    by: Account | None,
    at: datetime,
    reason: str = "",
) -> list[Cover]:
    """Another person, other days, for each of these covers (see `change_cover`). Raises CoverRefused."""
    lock_whoever(lambda: _concerned(covers, at=at) | {supervisor.pk})
    facts: dict[str, Any] = {
        "supervisor": supervisor,
        "starts_on": starts_on,
        "ends_on": ends_on,
        "reason": reason,
    }
    return [change_cover(cover=cover, by=by, at=at, **facts) for cover in covers]


@transaction.atomic
@told_together()
def end_covers(*, covers: Sequence[Cover], on: date, by: Account | None, at: datetime) -> None:
    """The last day of each of these covers, earlier than planned (see `end_cover`). Raises CoverRefused."""
    lock_whoever(lambda: _concerned(covers, at=at))
    for cover in covers:
        end_cover(cover=cover, on=on, by=by, at=at)


def _concerned(covers: Sequence[Cover], *, at: datetime) -> set[int]:
    """Who gives and takes these covers, and everyone that they can concern, by key."""
    given = {cover.supervisor_id for cover in covers} | {one.agreement.supervisor_id for one in covers}
    return given.union(*(people_around(one.agreement.supervisee, at=at) for one in covers))
