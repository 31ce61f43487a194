"""The forecast: who will be overdue in four weeks if nothing changes, and what to do about it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from supervision.agreements.cover_permissions import agreements_coverable
from supervision.overdue.exports import FORECAST_COLUMNS, forecast_row
from supervision.overdue.reports.forecast import Forecast, Lapse, counts, forecast
from supervision.overdue.reports.people import NextStep
from supervision.permissions import agreements_overseen, oversees_supervision, supervised_by
from workforce.audit_trail.list_exports import list_file
from workforce.web.access import allowed_to, asks_again_before_export
from workforce.web.request import Request
from workforce.web.tables import ForgivingPaginator
from workforce.web.viewer import Viewer

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """A forecast with what this reader can do about it."""

    forecast: Forecast
    next_step: NextStep


@dataclass(frozen=True, slots=True)
class LapseLink:
    """How many there are of a kind, and the list of them."""

    number: int
    label: str
    url: str
    is_chosen: bool


@allowed_to(oversees_supervision)
def forecast_page(request: Request) -> HttpResponse:
    """Everyone who will have no session in time, the nearest due day first."""
    viewer, chosen = request.viewer, request.GET.get("why", "")
    found, shown = found_and_shown(request)
    page = ForgivingPaginator(shown, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "lapses": list(lapse_links(found, chosen=chosen)),
        "page": page,
        "rows": list(next_steps(list(page), viewer)),
        "total": len(found),
    }
    return render(request, "supervision/overdue/forecast.html", context)


def found_and_shown(request: Request) -> tuple[list[Forecast], list[Forecast]]:
    """Everyone, and those of the kind that the address asks for."""
    chosen = request.GET.get("why", "")
    found = forecast(agreements_overseen(request.viewer), on=request.viewer.on)
    return found, [row for row in found if chosen in ("", row.lapse.value)]


@allowed_to(oversees_supervision)
@asks_again_before_export
def forecast_export(request: Request, kind: str) -> HttpResponse:
    """Exactly the list that the same address shows, every page of it, as a file."""
    _, shown = found_and_shown(request)
    return list_file(
        request,
        name="forecast",
        columns=FORECAST_COLUMNS,
        rows=map(forecast_row, shown),
        kind=kind,
        filters=("why",),
    )


def lapse_links(found: Sequence[Forecast], *, chosen: str) -> Iterator[LapseLink]:
    """Each kind with its number, as a way to filter by it."""
    for lapse, number in counts(found):
        yield LapseLink(number, lapse.label, f"?why={lapse.value}", chosen == lapse.value)


def next_steps(rows: Collection[Forecast], viewer: Viewer) -> Iterator[ForecastRow]:
    """Each row with what this reader can do about it; two questions, however many rows."""
    agreements = [row.agreement.pk for row in rows]
    coverable = set(agreements_coverable(viewer).filter(pk__in=agreements).values_list("pk", flat=True))
    given = set(supervised_by(viewer).values_list("pk", flat=True))
    for row in rows:
        can_cover, gives = row.agreement.pk in coverable, row.agreement.supervisee_id in given
        yield ForecastRow(row, next_step(row, can_cover=can_cover, gives=gives))


def next_step(row: Forecast, *, can_cover: bool, gives: bool) -> NextStep:
    """Cover where the supervisor is away; else the person who supervises books or moves."""
    agreement = row.agreement
    if row.lapse is Lapse.SUPERVISOR_AWAY and can_cover:
        query = {"supervisee": agreement.supervisee_id, "day": row.away_on.isoformat()}
        return NextStep(
            "Arrange cover", reverse("supervision:cover_new", args=[agreement.supervisor_id], query=query)
        )
    if gives and row.booked:
        return NextStep("Move", reverse("supervision:move", args=[row.booked.pk]))
    if gives:
        return NextStep("Book", f"{reverse('supervision:book')}?supervisee={agreement.supervisee_id}")
    return NextStep("See the agreement", agreement.get_absolute_url())
