"""Which posts of someone a census year counts, worked out from where they work and worked. Plain Python.

A row for each time that someone was employed here within the year, and for each further post held beside it.
A move from one main post to another is no row of its own, unless someone stopped or began to be an agency
worker with it: for the census that is an end and a start.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tracker.census.spans import Span
from workforce.models import Contract, Post, Worker
from workforce.rules.census.layouts import Layout
from workforce.rules.working_days import ONE_DAY


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post as the census counts it: its days, and what it was on the last of them in the year."""

    started_on: date
    ended_on: date | None
    is_agency: bool
    org_role: int
    fte: Decimal
    is_main: bool = True

    def covers(self, day: date) -> bool:
        """It is held on this day."""
        return self.started_on <= day and (self.ended_on is None or self.ended_on >= day)


def posts_in(
    worker: Worker, periods: Iterable[Span], posts: Sequence[Post], layout: Layout
) -> list[HeldPost]:
    """The posts of a census year: the main one that was held last comes first, further posts after it."""
    further = [_further(post) for post in posts if not post.is_main]
    times: list[tuple[date, date | None]] = [(one.first_on, one.last_on) for one in periods]
    times.append((worker.started_on, worker.left_on))
    main = [
        piece
        for first, last in times
        for piece in _in_the_year(list(_pieces(worker, first, last, posts, further)), layout)
    ]
    main.sort(key=lambda one: (one.ended_on or date.max, one.started_on), reverse=True)
    beside = sorted(_in_the_year(further, layout), key=lambda one: one.started_on)
    return [*main, *beside]


def _pieces(
    worker: Worker, first: date, last: date | None, posts: Sequence[Post], further: Sequence[HeldPost]
) -> Iterator[HeldPost]:
    """One time of employment, in pieces between which the contract is an agency's or is not."""
    beside = sum((one.fte for one in further if one.covers(last or date.max)), Decimal(0))
    before = [
        one
        for one in posts
        if one.is_main and one.started_on >= first and one.ended_on and one.ended_on <= (last or date.max)
    ]
    pieces: list[HeldPost] = []
    begins = first
    for post in sorted(before, key=lambda one: one.started_on):
        is_agency = post.contract == Contract.AGENCY
        pieces.append(HeldPost(begins, post.ended_on, is_agency, post.org_role, post.fte))
        begins = (post.ended_on or begins) + ONE_DAY
    if last is None or begins <= last:
        fte = max(worker.fte - beside, Decimal(0))
        pieces.append(HeldPost(begins, last, worker.is_agency, worker.org_role, fte))
    joined: HeldPost | None = None
    for piece in pieces:
        if joined is not None and joined.is_agency == piece.is_agency:
            joined = replace(piece, started_on=joined.started_on)
        else:
            if joined is not None:
                yield joined
            joined = piece
    if joined is not None:
        yield joined


def _further(post: Post) -> HeldPost:
    is_agency = post.contract == Contract.AGENCY
    return HeldPost(post.started_on, post.ended_on, is_agency, post.org_role, post.fte, is_main=False)


def _in_the_year(posts: Iterable[HeldPost], layout: Layout) -> Iterator[HeldPost]:
    """Those held on some day of the census year; an end after it is not yet known to the census."""
    for post in posts:
        if post.started_on <= layout.last_on and (post.ended_on is None or post.ended_on >= layout.first_on):
            after = post.ended_on is not None and post.ended_on > layout.last_on
            yield replace(post, ended_on=None) if after else post
