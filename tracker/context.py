"""What every template may know of the service itself."""

from functools import cache

from django.conf import settings
from django.http import HttpRequest

from supervision.start_day.reports.counting import counting
from tracker.demo.sign_in_people import DEMO_PASSWORD, DEMO_PEOPLE
from workforce.authority_settings import authority_settings


def service(request: HttpRequest) -> dict[str, object]:
    """Its name and the authority's; in the demo also who can look at it."""
    facts: dict[str, object] = {
        "service_name": settings.SERVICE_NAME,
        "authority_name": lambda: authority_settings().shown_name,
        "counted_from": cache(counting),
        "demo_mode": settings.DEMO_MODE,
        "identity_provider": settings.OIDC_NAME if settings.OIDC_SERVER_URL else "",
        "provider_account": settings.OIDC_ACCOUNT,
    }
    if settings.DEMO_MODE:
        facts |= {"demo_people": DEMO_PEOPLE, "demo_password": DEMO_PASSWORD}
    return facts
