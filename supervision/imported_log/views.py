"""Rows of an imported log that match no one or several people: a person says who it was."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from supervision.imported_log.forms import LogRowForm, SetAsideForm
from supervision.imported_log.services.log_rows import (
    candidates,
    set_row_aside,
    settle_rows,
    waiting_with_same_names,
)
from supervision.imported_log.tables import LogRowFilter, LogRowTable
from supervision.models import LogRow
from workforce.permissions import can_import
from workforce.web.access import allowed_to
from workforce.web.posting import posted
from workforce.web.request import Request


@allowed_to(can_import)
def log_rows(request: Request) -> HttpResponse:
    chosen = LogRowFilter(request.GET, LogRow.objects.waiting(), request=request)
    table = LogRowTable(chosen.qs, request=request)
    return render(request, "supervision/imported_log/log_rows.html", {"filter": chosen, "table": table})


@allowed_to(can_import)
def log_row(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(LogRow.objects.select_related("session", "settled_by__worker"), pk=pk)
    if row.is_settled:
        return render(request, "supervision/imported_log/log_row_settled.html", {"row": row})
    form = form_for(row, request)
    if form.is_valid():
        number = settle_rows(row=row, by=request.user, **form.settled)
        messages.success(request, said(number))
        return redirect("supervision:log_rows")
    return render(request, "supervision/imported_log/log_row.html", {"row": row, "form": form})


def form_for(row: LogRow, request: Request) -> LogRowForm:
    return LogRowForm(
        posted(request),
        names=(row.supervisee_name, row.supervisor_name),
        candidates=(candidates(row.supervisee_name), candidates(row.supervisor_name)),
        on=row.met_on,
        alike=len(waiting_with_same_names(row)),
    )


def said(number: int) -> str:
    if number == 0:
        return "This row is already done."
    return "The session is imported." if number == 1 else f"{number} sessions are imported."


@allowed_to(can_import)
def log_row_set_aside(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(LogRow, pk=pk)
    if row.is_settled:
        return redirect("supervision:log_row", pk)
    form = SetAsideForm(posted(request))
    if form.is_valid():
        set_row_aside(row=row, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now())
        messages.success(request, "The row will not be imported.")
        return redirect("supervision:log_rows")
    return render(request, "supervision/imported_log/log_row_set_aside.html", {"row": row, "form": form})
