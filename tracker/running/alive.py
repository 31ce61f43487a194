"""`/health` and `/ready`: what a load balancer, a container or a monitor asks of a process.

They answer before anything else is looked at: without signing in, by plain HTTP, under whatever name the
machine is called, and with no word about anybody.
"""

from collections.abc import Callable

from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from tracker.history import not_migrated

HEALTH, READY = "/health", "/ready"


class AliveMiddleware:
    """Answers the two addresses itself; stands before all others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        #: The database was found as this version needs it once: it does not go back.
        self.was_migrated = False

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info not in (HEALTH, READY):
            return self.get_response(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        why_not = self._why_not_ready() if request.path_info == READY else ""
        answer = HttpResponse(f"{why_not or 'ok'}\n", content_type="text/plain; charset=utf-8")
        answer.status_code = 503 if why_not else 200
        answer.headers["Cache-Control"] = "no-store"
        return answer

    def _why_not_ready(self) -> str:
        """Empty when pages can be served."""
        connection = connections[DEFAULT_DB_ALIAS]
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
            self.was_migrated = self.was_migrated or not not_migrated(using=DEFAULT_DB_ALIAS)
        except Error:
            return "the database cannot be reached"
        return "" if self.was_migrated else "the database has not had every migration: run migrate"
