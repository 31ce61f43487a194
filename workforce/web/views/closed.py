"""Pages that a library brings and the tracker leaves closed."""

from django.http import Http404, HttpRequest, HttpResponse

from workforce.web.access import nobody, open_to


@open_to(nobody)
def closed(request: HttpRequest) -> HttpResponse:
    raise Http404
