"""The forecast: who will be overdue in four weeks as things stand, and what to do about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from supervision.permissions import agreements_overseen, can_manage_agreement, oversees_supervision
from supervision.reports.forecast import Forecast, Lapse, counts, forecast
from supervision.reports.people import NextStep
from workforce.access import open_to
from workforce.viewer import Viewer

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


@open_to(oversees_supervision)
def forecast_page(request: HttpRequest) -> HttpResponse:
    """Everybody for whom no session will be held in time, the nearest due day first."""
    viewer, chosen = request.viewer, request.GET.get("why", "")
    found = forecast(agreements_overseen(viewer), on=viewer.on)
    shown = [row for row in found if chosen in ("", row.lapse.value)]
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "lapses": list(lapse_links(found, chosen=chosen)),
        "page": page,
        "rows": [ForecastRow(row, next_step(row, viewer)) for row in page],
        "total": len(found),
    }
    return render(request, "supervision/forecast.html", context)


def lapse_links(found: Sequence[Forecast], *, chosen: str) -> Iterator[LapseLink]:
    """Each kind with its number, as a way to filter by it."""
    for lapse, number in counts(found):
        yield LapseLink(number, lapse.label, f"?why={lapse.value}", chosen == lapse.value)


def next_step(row: Forecast, viewer: Viewer) -> NextStep:
    """The supervisor books or moves; a manager hands over where the supervisor is away."""
    agreement = row.agreement
    supervises = viewer.worker is not None and viewer.worker.pk == agreement.supervisor_id
    if supervises and row.booked:
        return NextStep("Move it", reverse("supervision:move", args=[row.booked.pk]))
    if supervises:
        return NextStep("Book", f"{reverse('supervision:book')}?supervisee={agreement.supervisee_id}")
    if row.lapse is Lapse.SUPERVISOR_AWAY and can_manage_agreement(viewer, agreement):
        return NextStep("Hand over", reverse("supervision:hand_over", args=[agreement.pk]))
    return NextStep("Open", agreement.get_absolute_url())
