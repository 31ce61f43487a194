"""Overdue and due soon: who, by band and team, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from django.http import HttpResponse
from django.shortcuts import render

from supervision.overdue.exports import write_overdue
from supervision.overdue.filters import EVERYONE, LONG, OverdueFilter, band_address
from supervision.overdue.reports.overdue import COUNTED, TeamCount, counts_by_team, totals
from supervision.overdue.tables import OverdueTable
from supervision.permissions import oversees_supervision
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.web.access import allowed_to, asks_again_before_export
from workforce.web.downloads import download
from workforce.web.request import Request


@dataclass(frozen=True, slots=True)
class BandLink:
    """A counted band: its number, its words, and the list behind it."""

    number: int
    label: str
    url: str
    is_chosen: bool


@allowed_to(oversees_supervision)
def overdue(request: Request) -> HttpResponse:
    """Counts by band and team, and the table of the overdue and due soon."""
    chosen, table = chosen_and_table(request)
    table.show_page(request.GET.get("page", 1), on=request.viewer.on)
    counts = counts_by_team(chosen.without("band", "team"), on=request.viewer.on)
    shown = [count for count in counts if chosen.chosen_team in (None, count.team)]
    context = {
        "filter": chosen,
        "table": table,
        "bands": list(band_links(request, shown)),
        "long_url": band_address(request.GET, EVERYONE, none_for=str(LONG)),
        "weeks": LONG,
        "teams": sorted(counts, key=lambda count: -count.overdue),
        "counted": COUNTED,
        "somebody": chosen.queryset.exists() if not table.total else True,
    }
    return render(request, "supervision/overdue/overdue.html", context)


@allowed_to(oversees_supervision)
@asks_again_before_export
def overdue_export(request: Request, kind: str) -> HttpResponse:
    """Exactly the list that the same address shows, every page of it, as a file."""
    _, table = chosen_and_table(request)
    agreements, on = list(table.data), request.viewer.on
    content = BytesIO()
    write_overdue(agreements, content, kind=kind, on=on)
    account = request.viewer.account
    record_event(
        verb=Verb.OVERDUE_LIST_EXPORTED, subject=account, by=account, rows=len(agreements), kind=kind
    )
    return download(content.getvalue(), name=f"supervision-{on.isoformat()}.{kind}")


def chosen_and_table(request: Request) -> tuple[OverdueFilter, OverdueTable]:
    """The filter and the sorted table that the address asks for, of the people the viewer answers for."""
    chosen = OverdueFilter(request.GET, viewer=request.viewer)
    return chosen, OverdueTable(chosen.shown(), order_by=request.GET.getlist("sort"))


def band_links(request: Request, counts: Sequence[TeamCount]) -> Iterator[BandLink]:
    """Each counted band with its number, as a way to filter by it."""
    for band, number in totals(counts).items():
        chosen = request.GET.get("band") == band.value
        yield BandLink(number, band.label, band_address(request.GET, band.value), chosen)
