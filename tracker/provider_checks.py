"""System checks of the identity provider: with it on, the tracker starts only where it can be trusted."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

#: Addresses of Microsoft's at which anyone's tenant signs in; ours names one.
ANY_TENANT = {"common", "organizations", "consumers"}


@register()
def identity_provider_is_set_up(**kwargs: Any) -> list[CheckMessage]:
    """With OIDC_SERVER_URL set: the domains whose addresses count, a client, encryption, and one tenant."""
    if not settings.OIDC_SERVER_URL:
        return []
    problems: list[CheckMessage] = []
    if not settings.OIDC_TRUSTED_DOMAINS or not all(map(_is_domain, settings.OIDC_TRUSTED_DOMAINS)):
        problems.append(
            Error(
                "Set OIDC_TRUSTED_DOMAINS to the authority's own e-mail domains, with commas.",
                hint="For example council.gov.uk: what the identity provider says of other addresses does not"
                " count.",
                id="workforce.E020",
            )
        )
    if not settings.OIDC_CLIENT_ID or not settings.OIDC_CLIENT_SECRET:
        problems.append(Error("Set OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.", id="workforce.E021"))
    address = urlsplit(settings.OIDC_SERVER_URL)
    if not settings.INSECURE_LOCAL and address.scheme != "https":
        problems.append(Error("OIDC_SERVER_URL must start with https://.", id="workforce.E022"))
    if ANY_TENANT & set(address.path.lower().split("/")) and "microsoft" in (address.hostname or ""):
        problems.append(
            Error(
                "OIDC_SERVER_URL must name your own tenant, not everyone's.",
                hint="https://login.microsoftonline.com/YOUR-TENANT-ID/v2.0",
                id="workforce.E023",
            )
        )
    return problems


def _is_domain(domain: str) -> bool:
    return "." in domain and not set(domain) & set("@*/: ")
