"""System checks: production refuses to start unsafe."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register
def production_is_safe(**kwargs: Any) -> list[CheckMessage]:
    """With the local shortcuts off, there must be a real key, named hosts and no debugging."""
    if settings.INSECURE_LOCAL:
        return []
    problems = []
    if settings.DEMO_MODE or settings.DEBUG:
        problems.append(Error("Turn DEMO_MODE and DEBUG off in production.", id="workforce.E001"))
    if len(settings.SECRET_KEY) < 50:
        problems.append(
            Error("Set SECRET_KEY to at least 50 random characters.", id="workforce.E002")
        )
    if not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        problems.append(
            Error("Set ALLOWED_HOSTS to the names of this service, without '*'.", id="workforce.E003")
        )
    return problems
