"""Pages that a library brings and the tracker leaves closed."""

from django.http import Http404, HttpRequest, HttpResponse

from workforce.web.access import allowed_to, nobody


@allowed_to(nobody)
def closed(request: HttpRequest) -> HttpResponse:
    raise Http404
