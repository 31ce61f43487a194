"""Reading in what the Department for Education publishes."""

from django.contrib import messages
from django.db.models import Count, Max, Min
from django.http import HttpResponse
from django.shortcuts import redirect, render

from workforce.caseloads.forms.published import PublishedForm
from workforce.caseloads.services.published import import_dfe_statistics
from workforce.models import PublishedFigures
from workforce.permissions import can_import, oversees_anyone
from workforce.readers.rows import RowError
from workforce.rules.in_words import many
from workforce.web.access import allowed_to
from workforce.web.request import Request


@allowed_to(can_import)
def published_import(request: Request) -> HttpResponse:
    """Choose the file; it is read in whole, or what is wrong with it is said."""
    form = PublishedForm(*(request.POST, request.FILES) if request.method == "POST" else ())
    errors: tuple[RowError, ...] = ()
    if form.is_valid():
        content = form.cleaned_data["file"].read()
        taken = import_dfe_statistics(content=content, by=request.viewer.account)
        if not taken.errors:
            rows = many(taken.rows, "row")
            messages.success(request, f"{rows} read: {taken.added:,} added, {taken.changed:,} changed")
            return redirect("workforce:published_import")
        errors = taken.errors
        form.add_error("file", "Nothing was read in: the file has errors")
    there = PublishedFigures.objects.aggregate(
        first=Min("year"), last=Max("year"), areas=Count("area_code", distinct=True)
    )
    context = {"form": form, "errors": errors, "there": there, "sees_them": oversees_anyone(request.viewer)}
    return render(request, "workforce/caseloads/published_import.html", context)
