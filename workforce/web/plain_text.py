"""What someone types or pastes: without the characters that no one sees, and a line end as one character.

They are taken out of whatever a form or an address brings, in this one place. A browser sends a line end as
two characters and counts it as one: a text that is just short enough on the page is so here too.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, QueryDict

from workforce.rules.plain_text import is_plain, plain

CR_LF = "\r\n"


def plain_values(values: QueryDict) -> QueryDict:
    """The same values with plain text; the very same object where nothing has to change."""
    if all(is_plain(value) and CR_LF not in value for _, listed in values.lists() for value in listed):
        return values
    cleaned = QueryDict(mutable=True, encoding=values.encoding)
    for name, listed in values.lists():
        cleaned.setlist(name, [plain(value.replace(CR_LF, "\n")) for value in listed])
    cleaned._mutable = False
    return cleaned


class PlainTextMiddleware:
    """Every form and every address brings plain text, whatever was pasted."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.GET = plain_values(request.GET)  # type: ignore[assignment]  # a request takes another QueryDict
        if request.method == "POST":
            request.POST = plain_values(request.POST)  # type: ignore[assignment]  # a request takes another QueryDict
        return self.get_response(request)
