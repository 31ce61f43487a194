"""Cover that is arranged for a supervisor's people: who gives it, from when to when, for whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from supervision.models import Cover
from workforce.models import Worker


@dataclass(frozen=True, slots=True)
class CoverOf:
    """The same days by the same person, in the place of one supervisor; a cover for each who is covered."""

    by: Worker
    starts_on: date
    ends_on: date
    covers: tuple[Cover, ...]


def covers_of(supervisor: int, covers: Iterable[Cover]) -> list[CoverOf]:
    """Of these covers those in the place of a supervisor (by key), the nearest first; people by name."""
    theirs = sorted((one for one in covers if one.agreement.supervisor_id == supervisor), key=_by_name)
    return [
        CoverOf(by, starts_on, ends_on, tuple(found))
        for (starts_on, ends_on, _), together in groupby(theirs, key=_in_order)
        for found in [list(together)]
        for by in [found[0].supervisor]
    ]


def _by_name(cover: Cover) -> tuple[object, ...]:
    person = cover.agreement.supervisee
    return *_in_order(cover), person.family_name, person.given_name, cover.pk


def _in_order(cover: Cover) -> tuple[date, date, int]:
    return cover.starts_on, cover.ends_on, cover.supervisor_id
