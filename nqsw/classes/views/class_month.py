"""The master classes of a month, as a calendar."""

import calendar
from collections import defaultdict
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render

from nqsw.classes.permissions import sees_classes
from nqsw.models import MasterClass
from workforce.rules.working_days import add_months
from workforce.web.access import allowed_to
from workforce.web.request import Request

FIRST_YEAR, LAST_YEAR = 2000, 2100


@allowed_to(sees_classes)
def class_month(request: Request) -> HttpResponse:
    """?month=2026-12, this month when left out: weeks from Monday, each day with its classes."""
    first = month_asked(request)
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    held = defaultdict(list)
    classes = MasterClass.objects.with_places().with_place_of(request.viewer.worker).filter(cancelled_at=None)
    days = (weeks[0][0], weeks[-1][-1])
    for master_class in classes.filter(starts_at__date__range=days).order_by("starts_at", "pk"):
        held[master_class.held_on].append(master_class)
    context = {
        "first": first,
        "weeks": [[(day, held[day]) for day in week] for week in weeks],
        "earlier": add_months(first, -1),
        "later": add_months(first, 1),
        "today": request.viewer.on,
        "number": sum(len(held[day]) for week in weeks for day in week if day.month == first.month),
    }
    return render(request, "nqsw/classes/class_month.html", context)


def month_asked(request: Request) -> date:
    """The first day of the month in the address. Not found for what is no month."""
    text = request.GET.get("month") or f"{request.viewer.on:%Y-%m}"
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError as error:
        raise Http404 from error
    if not FIRST_YEAR <= first.year <= LAST_YEAR:
        raise Http404
    return first
