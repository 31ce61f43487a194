"""Two people change the same thing at the same moment: done again, or told in words; never a bare error page.

The lock order keeps verbs from waiting for each other in a ring. Should the database still give one up
(a deadlock, a failed serialisation), nothing of it was saved, and every form may be sent twice: so it
is done again. What still does not go is told, and what was typed is kept to be sent again.
"""

import logging
from collections.abc import Callable
from http import HTTPStatus

from django.core.files.uploadedfile import UploadedFile
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import ResolverMatch

from workforce.locking import AT_THIS_MOMENT, ChangedAtOnce
from workforce.rules.refusal import Refusal
from workforce.web.interrupted import InterruptedForm, fields_of
from workforce.web.no_room import NO_ROOM, takes_nothing

#: serialization_failure and deadlock_detected: the database undid everything, and it may work now.
MAY_WORK_NOW = {"40001", "40P01"}
#: Besides these: a lock that was not given in time, and SQLite's "database is locked".
WAITED_IN_VAIN = {"55P03"}
AGAIN = 2

log = logging.getLogger(__name__)


class AtOnceMiddleware:
    """Runs a view again that the database gave up for another; tells what a service refused unheard."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The answer of another try; or words; or None for what this is not about."""
        for _ in range(AGAIN):
            match = request.resolver_match
            if match is None or not may_work_now(exception):
                break
            log.warning("Two changes met at %s: done again.", match.route)
            try:
                return _run_again(request, match)
            except (OperationalError, Refusal) as another:
                exception = another
        if may_work_now(exception) or _waited_in_vain(exception):
            return told(request, [AT_THIS_MOMENT])
        if takes_nothing(exception):
            log.error("%s: the database takes nothing.", request.path)
            return told(request, [NO_ROOM], status=HTTPStatus.SERVICE_UNAVAILABLE)
        return told(request, exception.messages) if isinstance(exception, Refusal) else None


def may_work_now(error: Exception) -> bool:
    return isinstance(error, ChangedAtOnce) or _sqlstate(error) in MAY_WORK_NOW


def _waited_in_vain(error: Exception) -> bool:
    is_busy = isinstance(error, OperationalError) and "database is locked" in str(error)
    return is_busy or _sqlstate(error) in WAITED_IN_VAIN


def _sqlstate(error: Exception) -> str:
    """PostgreSQL's code for what went wrong; empty for anything else."""
    return getattr(error.__cause__, "sqlstate", None) or "" if isinstance(error, OperationalError) else ""


def _run_again(request: HttpRequest, match: ResolverMatch) -> HttpResponse:
    for files in request.FILES.lists():
        for file in files[1]:
            if isinstance(file, UploadedFile):
                file.seek(0)
    answer: HttpResponse = match.func(request, *match.args, **match.kwargs)
    return answer


def told(
    request: HttpRequest, messages: list[str] | tuple[str, ...], *, status: HTTPStatus = HTTPStatus.CONFLICT
) -> HttpResponse:
    """Nothing was saved: why, and what was typed, to be sent again (in the background by the script)."""
    if request.headers.get("X-Requested-With") == "fetch":
        return JsonResponse({"problem": " ".join(messages)}, status=HTTPStatus.SERVICE_UNAVAILABLE)
    fields = fields_of(request)
    kept = InterruptedForm(fields) if fields and not request.FILES else None
    page = {"messages_told": messages, "kept": kept}
    return render(request, "workforce/web/at_once.html", page, status=status)
