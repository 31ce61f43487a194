"""The service navigation: only entries that lead somewhere for this reader."""

from django.http import HttpRequest


def navigation(request: HttpRequest) -> dict[str, object]:
    return {"navigation": []}
