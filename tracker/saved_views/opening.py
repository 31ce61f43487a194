"""The saved views of a list of the floors below: read once a page, and the list opens with one of them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from tracker.models import SavedView
from tracker.saved_views.pages import ViewPage, opening_of, view_pages
from tracker.saved_views.parts import may_have_views
from workforce.web.request import Request

#: Under which a request keeps the reader's views of its page.
KEPT = "saved_views_of_page"


def list_page_of(request: HttpRequest) -> ViewPage | None:
    """The list that a request opens; None for every other page."""
    match = request.resolver_match
    name = match.view_name if match else ""
    return next((page for page in view_pages().values() if page.is_list and page.url == name), None)


def views_of(request: Request, page: ViewPage) -> list[SavedView]:
    """The reader's own of a page. Who has none of any page is known without a question."""
    kept: list[SavedView] | None = getattr(request, KEPT, None)
    if kept is None:
        own = SavedView.objects.filter(owner=request.user, page=page.key)
        kept = list(own) if may_have_views(request.viewer) else []
        setattr(request, KEPT, kept)
    return kept


class OpeningViewMiddleware:
    """A list that is opened without any filter opens with the view that its reader chose for that."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: Request, *args: object) -> HttpResponse | None:
        if request.method != "GET" or request.GET or not request.user.is_authenticated:
            return None
        page = list_page_of(request)
        if page is None:
            return None
        opening = opening_of(page, views_of(request, page))
        return redirect(opening) if opening and page.allowed(request.viewer) else None
