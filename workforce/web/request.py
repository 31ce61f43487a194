"""The request of someone who has signed in."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from workforce.models import Account
from workforce.web.viewer import Viewer


class Request(HttpRequest):
    """What a view behind the sign-in is given: `tracker.middleware.ViewerMiddleware` adds the viewer."""

    user: Account
    viewer: Viewer
    htmx: HtmxDetails
