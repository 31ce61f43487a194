"""Arranging cover for several people at once; for oneself only when a second person has confirmed it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import transaction

from supervision.agreements.services.covers import CoverRefused, gains_by_covering, require_sound, start_cover
from supervision.booking.services.bookable import people_around
from supervision.calendars.services.invitations import told_together
from supervision.models import Agreement, Cover
from workforce.locking import lock_whoever
from workforce.models import Account, ReaderChange, ReaderRight, Worker
from workforce.reader_changes.services import CHANGED_SINCE, ChangeKind, ask, told_of
from workforce.web.tags import day


class Arranged(NamedTuple):
    """The covers that are arranged, and those that wait for a second person."""

    covers: list[Cover]
    waiting: list[ReaderChange]


@transaction.atomic
@told_together()
def arrange_covers(
    *, chosen: Iterable[tuple[Agreement, Worker]], by: Account | None, at: datetime, **facts: Any
) -> Arranged:
    """Cover for several people of a supervisor, for all of them or for none. Raises CoverRefused.

    Where whoever arranges it would cover themselves and so come to read notes, a second person is asked.
    """
    chosen = list(chosen)
    _lock({one.pk for _, one in chosen}, [agreement.supervisee for agreement, _ in chosen], at=at)
    own = [(agreement, who) for agreement, who in chosen if gains_by_covering(agreement, who, by=by)]
    covers = [
        start_cover(agreement=agreement, supervisor=supervisor, by=by, at=at, **facts)
        for agreement, supervisor in chosen
        if (agreement, supervisor) not in own
    ]
    return Arranged(covers, [_ask(agreement, who, by=by, at=at, **facts) for agreement, who in own if by])


def _lock(taking: set[int], supervisees: Iterable[Worker], *, at: datetime) -> None:
    """Everyone whom the covers of these supervisees may touch."""
    lock_whoever(lambda: taking.union(*(people_around(one, at=at) for one in supervisees)))


def _ask(
    agreement: Agreement,
    supervisor: Worker,
    *,
    starts_on: date,
    ends_on: date,
    by: Account,
    at: datetime,
    reason: str = "",
) -> ReaderChange:
    cover = Cover(agreement=agreement, supervisor=supervisor, starts_on=starts_on, ends_on=ends_on)
    require_sound(cover)
    days = {"starts_on": starts_on.isoformat(), "ends_on": ends_on.isoformat()}
    change = ReaderChange(
        right=ReaderRight.COVER,
        worker=agreement.supervisee,
        gains=supervisor,
        facts={"agreement": agreement.pk, "supervisor": supervisor.pk, **days},
        before=agreement.supervisor.full_name,
        after=f"{supervisor.full_name}, {day(starts_on)} to {day(ends_on)}",
    )
    return ask(change, by=by, reason=reason, at=at)


def _make_cover(change: ReaderChange, at: datetime) -> None:
    """The cover that was asked for, confirmed. Raises CoverRefused where it can no longer be."""
    facts = change.facts
    agreement = Agreement.objects.with_people().filter(pk=facts["agreement"]).first()
    if agreement is None:
        raise CoverRefused(CHANGED_SINCE)
    start_cover(
        agreement=agreement,
        supervisor=Worker.objects.get(pk=facts["supervisor"]),
        starts_on=date.fromisoformat(facts["starts_on"]),
        ends_on=date.fromisoformat(facts["ends_on"]),
        at=at,
        **told_of(change),
    )


@contextmanager
def _together(changes: Sequence[ReaderChange], at: datetime) -> Iterator[None]:
    """Several that are decided in one step, in the transaction of the caller."""
    with told_together():
        covering = {one.gains_id for one in changes if one.gains_id}
        _lock(covering, [one.worker for one in changes if one.worker], at=at)
        yield


COVER = ChangeKind(ReaderRight.COVER, _make_cover, together=_together)
