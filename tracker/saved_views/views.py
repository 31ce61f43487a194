"""Saved views: all of a person's own, naming one, and changing or deleting it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from tracker.models import SavedView
from tracker.saved_views.forms import ViewForm
from tracker.saved_views.pages import ViewPage, filters_in, has_view_pages, view_pages
from tracker.saved_views.services import change_view, delete_view, save_view
from workforce.web.access import allowed_to
from workforce.web.posting import attempt, attempt_button, posted
from workforce.web.request import Request


@allowed_to(has_view_pages)
def saved_views(request: Request) -> HttpResponse:
    """A person's own views, page by page."""
    pages = _pages(request)
    own = SavedView.objects.filter(owner=request.user, page__in=pages)
    views = [(one, pages[one.page]) for one in own]
    places = list(pages)
    views.sort(key=lambda each: (places.index(each[0].page), each[0].name.casefold()))
    listed = [(one, page, page.address(one.filters)) for one, page in views]
    return render(request, "tracker/saved_views/saved_views.html", {"views": listed, "pages": pages.values()})


@allowed_to(has_view_pages)
def saved_view_new(request: Request, page: str) -> HttpResponse:
    """Give the filters of the address a name."""
    found = _pages(request).get(page)
    if found is None:
        raise Http404
    chosen = found.form(request.viewer, request.GET or None)
    if chosen.errors:  # the page says what is wrong
        return redirect(reverse(found.url, query=request.GET))
    filters = filters_in(chosen)
    form = ViewForm(posted(request), page=found, has_filters=bool(filters))
    if form.is_valid():
        view = attempt(
            form,
            lambda: save_view(
                page=found,
                name=form.cleaned_data["name"],
                filters=filters,
                opens_first=form.cleaned_data.get("opens_first", False),
                by=request.user,
                at=timezone.now(),
            ),
            beside="name",
        )
        if view:
            messages.success(request, f"“{view.name}” is saved")
            return redirect(found.address(filters))
    context = {
        "form": form,
        "page": found,
        "back": found.address(filters),
        "told": found.told(request.viewer, filters),
        "unfiltered": found.unfiltered,
    }
    return render(request, "tracker/saved_views/saved_view_new.html", context)


@allowed_to(has_view_pages)
def saved_view(request: Request, pk: int) -> HttpResponse:
    """One view: its filters, its name, and whether its page opens with it."""
    view, page = _own(request, pk)
    initial = {"name": view.name, "opens_first": view.opens_first}
    form = ViewForm(posted(request), initial=initial, page=page, has_filters=bool(view.filters))
    if form.is_valid():
        said = form.cleaned_data
        changed = attempt(
            form,
            lambda: change_view(
                view, name=said["name"], opens_first=said.get("opens_first", False), by=request.user
            ),
            beside="name",
        )
        if changed:
            messages.success(request, "Saved")
            return redirect("tracker:saved_views")
    context = {
        "form": form,
        "page": page,
        "view": view,
        "url": page.address(view.filters),
        "told": page.told(request.viewer, view.filters),
        "unfiltered": page.unfiltered,
    }
    return render(request, "tracker/saved_views/saved_view.html", context)


@allowed_to(has_view_pages)
@require_POST
def saved_view_delete(request: Request, pk: int) -> HttpResponse:
    """Delete a view; what it shows stays."""
    view, _page = _own(request, pk)
    if not attempt_button(request, lambda: delete_view(view)):
        return redirect("tracker:saved_view", pk)
    messages.success(request, f"“{view.name}” is deleted")
    return redirect("tracker:saved_views")


def _pages(request: Request) -> dict[str, ViewPage]:
    """The pages that are open to the reader."""
    return {key: page for key, page in view_pages().items() if page.allowed(request.viewer)}


def _own(request: Request, pk: int) -> tuple[SavedView, ViewPage]:
    pages = _pages(request)
    view = get_object_or_404(SavedView, pk=pk, owner=request.user, page__in=pages)
    return view, pages[view.page]
