"""What a reader is told when a text on a page does not open: its key is not set, or someone changed it."""

import logging
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from workforce.models.sealed import NoteCannotBeOpened
from workforce.sealing import CannotOpen

log = logging.getLogger(__name__)
#: Texts that a page names; more are counted.
NAMED = 20
IN_ONE_LINE = "A note on this page cannot be opened, so nothing was saved. Tell your system administrator."


class SealedTextsMiddleware:
    """Answers in words, in the place of a page, of a PDF and of a file alike: none goes out with a gap.

    Nothing was saved: the page's own transaction is undone. Which text it is stands on the page and in the
    log, and never a word of it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, CannotOpen):
            return None
        log.error("A sealed text does not open: %s", exception)
        status = HTTPStatus.SERVICE_UNAVAILABLE
        if request.headers.get("X-Requested-With") == "fetch":
            return JsonResponse({"problem": IN_ONE_LINE}, status=status)
        which = exception.which if isinstance(exception, NoteCannotBeOpened) else ()
        context = {"which": which[:NAMED], "more": max(0, len(which) - NAMED)}
        return render(request, "workforce/web/cannot_open.html", context, status=status)
