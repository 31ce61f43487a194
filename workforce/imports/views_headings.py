"""Columns that nobody knows: a person says what they are, once for all files of that kind."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from workforce.imports.finding import find_importer
from workforce.imports.forms_headings import HeadingsForm
from workforce.imports.known_headings import explain_headings, forget_heading, not_known
from workforce.imports.services import NothingToApply
from workforce.imports.uploads import read_again
from workforce.models import ImportRun, KnownHeading
from workforce.permissions import can_import
from workforce.readers.notes import Note
from workforce.web.access import allowed_to
from workforce.web.posting import posted
from workforce.web.request import Request


def headings_form(run: ImportRun, data: Mapping[str, Any] | None = None) -> HeadingsForm | None:
    """The columns of a file that nobody knows; None where there is none, or nothing that they can be."""
    unknown = not_known([Note.from_json(said) for said in run.changes.get("file_notes", ())])
    lacking = run.changes.get("lacking", ())
    offered = [column for column in find_importer(run.kind).columns if column.key in lacking]
    return HeadingsForm(data, unknown=unknown, offered=offered) if unknown and offered else None


@allowed_to(can_import)
def import_headings(request: Request, pk: int) -> HttpResponse:
    """Say what columns are, of a file that waits or of one that could not be read without them."""
    run = get_object_or_404(ImportRun.objects.listed(), pk=pk, applied_at=None)
    form = headings_form(run, posted(request))
    if form is None:
        return redirect("workforce:import_run", pk)
    if request.method == "POST" and form.is_valid():
        return explain(request, run, form)
    context = {"run": run, "importer": find_importer(run.kind), "form": form}
    return render(request, "workforce/imports/import_headings.html", context)


def explain(request: Request, run: ImportRun, form: HeadingsForm) -> HttpResponse:
    """Keep what was said, and read the file again where it is kept."""
    if not form.meanings:
        return redirect("workforce:import_run", run.pk)
    explain_headings(kind=run.kind, meanings=form.meanings, by=request.user, at=timezone.now())
    try:
        read_again(run=run, at=timezone.now())
    except NothingToApply:
        messages.success(request, "We will know these columns from now on. Upload the file again.")
        return redirect("workforce:import_upload", run.kind)
    messages.success(request, "The file was read again with these columns. Now check the changes.")
    return redirect("workforce:import_run", run.pk)


@allowed_to(can_import)
def known_headings(request: Request, kind: str) -> HttpResponse:
    importer = find_importer(kind)
    names = {column.key: column.names[0] for column in importer.columns}
    known = KnownHeading.objects.filter(kind=importer.kind).select_related("said_by__worker")
    rows = [(heading, names.get(heading.column, heading.column)) for heading in known]
    return render(request, "workforce/imports/known_headings.html", {"importer": importer, "rows": rows})


@allowed_to(can_import)
@require_POST
def heading_forget(request: Request, pk: int) -> HttpResponse:
    heading = get_object_or_404(KnownHeading, pk=pk)
    kind = heading.kind
    forget_heading(heading=heading, by=request.user)
    messages.success(request, f"“{heading.as_written}” is not known any more.")
    return redirect("workforce:known_headings", kind)
