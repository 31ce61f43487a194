"""What the pages of the census share: the year of the address, and the line on the trail of each look."""

from typing import Any

from django.http import Http404

from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Worker
from workforce.rules.census.layouts import NEWEST_KNOWN, Layout, UnknownYear, layout_of, year_of
from workforce.web.request import Request


def layout_or_404(year: int, request: Request) -> Layout:
    """The layout of a year that has begun."""
    try:
        layout = layout_of(year)
    except UnknownYear as error:
        raise Http404 from error
    if year > year_of(request.viewer.on):
        raise Http404
    return layout


def years(request: Request) -> list[int]:
    """The years that can be looked at, the newest first."""
    newest = year_of(request.viewer.on)
    return list(range(newest, max(newest - 5, 2020), -1))


def has_borrowed_layout(layout: Layout) -> bool:
    """Its own layout is not known yet: it has the newest known one."""
    return layout.year > NEWEST_KNOWN


def tell(request: Request, page: str, *, worker: Worker | None = None, **details: Any) -> None:
    """Put on the trail that somebody has read a page of the census."""
    account = request.viewer.account
    subject = worker or account
    record_event(verb=Verb.CENSUS_READ, subject=subject, by=account, worker=worker, page=page, **details)
