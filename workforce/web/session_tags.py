"""When the session of a page ends, for the dialog that says so before it does (assets/js/session-end.js)."""

from time import time

from django import template
from django.conf import settings
from django.template import Context

from workforce.web.interrupted import signature_of
from workforce.web.request import Request

register = template.Library()


def seconds_left(request: Request) -> dict[str, int]:
    """Until the session ends when nobody does anything, and at the latest."""
    now, session = int(time()), request.session
    idle = session.get("renewed_at", now) + settings.SESSION_COOKIE_AGE - now
    return {"idle": idle, "left": session.get("signed_in_at", now) + settings.SESSION_ABSOLUTE_AGE - now}


@register.inclusion_tag("components/session_end.html", takes_context=True)
def session_end(context: Context) -> dict[str, object]:
    """The dialog. A page that saves in the background goes on for `renewed` seconds at least from then."""
    request: Request = context["request"]
    renewed = settings.SESSION_COOKIE_AGE - settings.SESSION_RENEWED_EVERY
    return {**seconds_left(request), "renewed": renewed, "typed_by": signature_of(request.user.pk)}
