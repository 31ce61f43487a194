"""The page of what no page expected: a database that is away is told in words, anything else as a fault."""

import logging
import sys
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.views.defaults import server_error

from workforce.web.interrupted import FIELD, InterruptedForm, fields_of
from workforce.web.no_room import does_not_answer, takes_nothing, words_for

#: In how many seconds a browser, or the script that saves in the background, may try again.
TRY_AGAIN_AFTER = 30
NO_ANSWER = (
    "The tracker’s database does not answer at the moment. It may be starting again: wait a minute, then try"
    " again."
)

log = logging.getLogger(__name__)


def fault(request: HttpRequest) -> HttpResponse:
    """What Django asks when a request has failed; made without the database."""
    error = sys.exception()
    if error is not None and takes_nothing(error):
        return _told(request, words_for(error))
    if error is not None and does_not_answer(error):
        return _told(request, NO_ANSWER)
    return server_error(request)


def _told(request: HttpRequest, words: str) -> HttpResponse:
    log.error("%s: %s", request.path, words)
    answer: HttpResponse
    if request.headers.get("X-Requested-With") == "fetch":
        answer = JsonResponse({"problem": words})
    else:
        page = {
            "words": words,
            "kept": _typed(request),
            "path": request.path,
            "csrf_token": get_token(request),
        }
        answer = HttpResponse(render_to_string("workforce/web/unavailable.html", page))
    answer.status_code = HTTPStatus.SERVICE_UNAVAILABLE
    answer.headers["Retry-After"] = str(TRY_AGAIN_AFTER)
    return answer


def _typed(request: HttpRequest) -> InterruptedForm | None:
    """What was typed into a form of ours, to be sent again."""
    if FIELD not in request.POST or request.FILES:
        return None
    return InterruptedForm([*fields_of(request), (FIELD, request.POST[FIELD])])
