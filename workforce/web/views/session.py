"""Staying signed in, from the dialog that says that the session is about to end."""

from time import time

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from workforce.web.access import allowed_to, anyone_signed_in
from workforce.web.request import Request
from workforce.web.session_tags import seconds_left


@require_POST
@allowed_to(anyone_signed_in)
def stay(request: Request) -> HttpResponse:
    """The idle time begins again; answers how long the session has. Eight hours stay eight hours."""
    request.session["renewed_at"] = int(time())
    return JsonResponse(seconds_left(request))
