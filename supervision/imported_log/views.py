"""Rows of an imported log that leave something open: a person says who met, and whether it was held."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from supervision.imported_log.forms import LogRowForm, SetAsideForm
from supervision.imported_log.reports import About, alike, numbers_waiting, rows_about, suggestions
from supervision.imported_log.services.log_rows import (
    Settled,
    forget,
    set_row_aside,
    settle_rows,
    settled_together,
    undo_settling,
    waiting_with_same_names,
    waiting_with_same_words,
)
from supervision.imported_log.tables import LogRowFilter, LogRowTable, NamesTable, WordsTable
from supervision.models import LogRow, RememberedNames, RememberedWords
from workforce.permissions import can_import
from workforce.rules.in_words import many
from workforce.rules.refusal import Refusal
from workforce.web.access import allowed_to
from workforce.web.choosing_people import people_found
from workforce.web.posting import attempt, posted
from workforce.web.request import Request
from workforce.web.tables import Table


@allowed_to(can_import)
def log_rows(request: Request) -> HttpResponse:
    numbers = numbers_waiting()
    about = chosen_of(request.GET.get("about", ""), numbers)
    chosen = LogRowFilter(request.GET, rows_about(about), request=request)
    context = {
        "filter": chosen,
        "about": about,
        "numbers": [(one, number) for one, number in numbers.items() if number or one is about],
        "table": table_of(about, chosen, request),
        "remembers": RememberedNames.objects.exists() or RememberedWords.objects.exists(),
    }
    return render(request, "supervision/imported_log/log_rows.html", context)


def chosen_of(asked: str, numbers: dict[About, int]) -> About:
    """What was asked for, or the first of which there is anything to settle."""
    if asked in About:
        return About(asked)
    return next((one for one, number in numbers.items() if number), About.PEOPLE)


def table_of(about: About, chosen: LogRowFilter, request: Request) -> Table:
    if about is About.PEOPLE:
        return NamesTable(alike(chosen.qs, "names_key"), request=request)
    if about is About.OUTCOME:
        return WordsTable(alike(chosen.qs, "cue"), request=request)
    return LogRowTable(chosen.qs, request=request)


@allowed_to(can_import)
def log_row(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(LogRow.objects.select_related("session", "settled_by__worker"), pk=pk)
    if row.is_settled:
        return settled_page(request, row)
    form = form_for(row, request)
    if answer := people_found(request, form):
        return answer
    if form.is_valid():
        act = partial(settle_rows, row=row, by=request.user, at=timezone.now())
        if done := attempt(form, lambda: act(answer=form.answer)):
            messages.success(request, said(done))
            return redirect("supervision:log_rows")
    return render(request, "supervision/imported_log/log_row.html", {"row": row, "form": form})


def settled_page(request: Request, row: LogRow) -> HttpResponse:
    together = settled_together(row).count() if row.settled_at else 0
    context = {"row": row, "together": together}
    return render(request, "supervision/imported_log/log_row_settled.html", context)


def form_for(row: LogRow, request: Request) -> LogRowForm:
    asks_people = row.supervisee_id is None or row.supervisor_id is None
    return LogRowForm(
        posted(request),
        row=row,
        suggested=suggestions(row) if asks_people else ([], []),
        same_names=waiting_with_same_names(row).count() if asks_people and row.names_key else 0,
        same_words=waiting_with_same_words(row).count() if row.cue else 0,
    )


def said(done: Settled) -> str:
    if done == Settled(0, 0):
        return "This row is already done."
    imported = f"{many(done.imported, 'session is', 'sessions are')} imported."
    if not done.still_waiting:
        return imported
    rows = many(done.still_waiting, "row still needs", "rows still need")
    return f"{imported if done.imported else 'Saved.'} {rows} another answer."


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


@allowed_to(can_import)
@require_POST
def log_row_undo(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(LogRow, pk=pk)
    try:
        number = undo_settling(row=row, by=request.user)
    except Refusal as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("supervision:log_row", pk)
    rows = many(number, "row waits", "rows wait")
    messages.success(request, f"Undone. {rows} to be settled again.")
    return redirect("supervision:log_row", pk)


@allowed_to(can_import)
def log_memory(request: Request) -> HttpResponse:
    context = {
        "names": RememberedNames.objects.select_related("supervisee", "supervisor", "said_by__worker"),
        "words": RememberedWords.objects.select_related("said_by__worker"),
    }
    return render(request, "supervision/imported_log/log_memory.html", context)


@allowed_to(can_import)
@require_POST
def log_memory_names_forget(request: Request, pk: int) -> HttpResponse:
    return forgotten(request, get_object_or_404(RememberedNames, pk=pk))


@allowed_to(can_import)
@require_POST
def log_memory_words_forget(request: Request, pk: int) -> HttpResponse:
    return forgotten(request, get_object_or_404(RememberedWords, pk=pk))


def forgotten(request: Request, remembered: RememberedNames | RememberedWords) -> HttpResponse:
    forget(remembered=remembered, by=request.user)
    messages.success(request, "The next log is no longer matched by this answer.")
    return redirect("supervision:log_memory")
