"""Files that are made every month: setting one up, who gets it, and not wanting it any more."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from tracker.models import MonthlyFile, MonthlyFileReader, SavedView
from tracker.monthly_files.forms import MonthlyFileForm, ReadersForm
from tracker.monthly_files.kinds import has_monthly_files, kinds_for
from tracker.monthly_files.listing import made_for, next_day, set_up_by, told_file
from tracker.monthly_files.services import change_readers, end, leave, set_up
from tracker.saved_views.pages import view_pages
from workforce.web.access import allowed_to
from workforce.web.choosing_people import people_found
from workforce.web.posting import attempt, posted
from workforce.web.request import Request


@allowed_to(has_monthly_files)
def monthly_files(request: Request) -> HttpResponse:
    """What the reader has made every month, and what others have made for them."""
    context = {"files": set_up_by(request.viewer), "for_me": made_for(request.viewer)}
    return render(request, "tracker/monthly_files/monthly_files.html", context)


@allowed_to(has_monthly_files)
def monthly_file_new(request: Request, view: int) -> HttpResponse:
    """Have a file made every month from a saved view."""
    found = get_object_or_404(SavedView, pk=view, owner=request.user)
    kinds = kinds_for(found, request.viewer)
    form = MonthlyFileForm(posted(request), viewer=request.viewer, kinds=kinds)
    if answer := people_found(request, form):
        return answer
    if form.is_valid():
        file = attempt(
            form,
            lambda: set_up(
                view=found,
                kind=form.chosen_kind,
                readers=form.readers,
                by=request.viewer,
                at=timezone.now(),
            ),
        )
        if file:
            messages.success(request, "The file is made every month from now on")
            return redirect("tracker:monthly_file", file.pk)
    page = view_pages()[found.page]
    context = {
        "form": form,
        "view": found,
        "kinds": kinds,
        "told": page.told(request.viewer, found.filters),
        "unfiltered": page.unfiltered,
        "next_on": next_day(on=request.viewer.on),
    }
    return render(request, "tracker/monthly_files/monthly_file_new.html", context)


@allowed_to(has_monthly_files)
def monthly_file(request: Request, pk: int) -> HttpResponse:
    """One file: who gets it, what came of it last, and when it is made next."""
    file = _own(request, pk)
    told = told_file(file)
    readers = [one.reader.account for one in told.readers]
    form = ReadersForm(posted(request), viewer=request.viewer, readers=readers)
    if answer := people_found(request, form):
        return answer
    if form.is_valid() and attempt(
        form, lambda: change_readers(file, readers=form.readers, by=request.viewer), beside="people"
    ):
        messages.success(request, "Saved")
        return redirect("tracker:monthly_file", pk)
    context = {"form": form, "told": told, "next_on": next_day(on=request.viewer.on)}
    return render(request, "tracker/monthly_files/monthly_file.html", context)


@allowed_to(has_monthly_files)
@require_POST
def monthly_file_end(request: Request, pk: int) -> HttpResponse:
    """It is made no more."""
    end(_own(request, pk), by=request.user)
    messages.success(request, "The file is made no more. What was made stays until it is deleted")
    return redirect("tracker:monthly_files")


@allowed_to(has_monthly_files)
@require_POST
def monthly_file_leave(request: Request, pk: int) -> HttpResponse:
    """The reader does not want what someone else has made for them."""
    leave(get_object_or_404(MonthlyFileReader, pk=pk, account=request.user), by=request.user)
    messages.success(request, "You do not get this file any more")
    return redirect("tracker:monthly_files")


def _own(request: Request, pk: int) -> MonthlyFile:
    return get_object_or_404(
        MonthlyFile.objects.select_related("view", "set_up_by"), pk=pk, set_up_by=request.user
    )
