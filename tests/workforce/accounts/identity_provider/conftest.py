"""The provider, and the tracker that trusts it."""

import re
from html import unescape

import pytest

from tests.workforce.accounts.identity_provider.running import CLIENT, SECRET, running_provider

pytestmark = pytest.mark.slow


@pytest.fixture(scope="package")
def provider(tmp_path_factory):
    with running_provider(tmp_path_factory.mktemp("provider"), tracker="http://testserver") as running:
        yield running


def trust(settings, monkeypatch, provider, *, client: str = CLIENT, address: str = "") -> None:
    """The tracker's settings as .env would have them."""
    settings.OIDC_SERVER_URL = address or provider.address
    settings.OIDC_NAME = "Council sign-in"
    settings.OIDC_TRUSTED_DOMAINS = ["council.example"]
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "organisation",
                    "name": settings.OIDC_NAME,
                    "client_id": client,
                    "secret": SECRET,
                    "settings": {"server_url": settings.OIDC_SERVER_URL},
                }
            ],
        }
    }
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(provider.tls.certificate))


@pytest.fixture
def trusted(settings, monkeypatch, provider):
    """The provider is the organisation's; no one is known there yet."""
    trust(settings, monkeypatch, provider)
    provider.people.write_text("{}")
    return provider


def way_from(page) -> str:
    """Where the page leads that goes on to the provider by itself."""
    return unescape(re.search(r'http-equiv="refresh" content="0;url=([^"]+)"', page.text)[1])


@pytest.fixture
def come(client, trusted):
    """Press the button on the sign-in page, sign in there: `come("amina")`; answers the last page."""

    def _come(name: str, *, to: str = "/", browser=None):
        way = way_from(client.post("/accounts/oidc/organisation/login/", {"next": to}))
        return client.get(trusted.sign_in(way, name, browser=browser), follow=True)

    return _come
