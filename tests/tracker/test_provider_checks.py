"""With an identity provider on, the tracker starts only where it can be trusted."""

import pytest

from tests.production import SAFE, in_production
from tracker.provider_checks import identity_provider_is_set_up

GOOD = {
    "OIDC_SERVER_URL": "https://login.microsoftonline.com/5b4f6d1e-0000-4000-8000-000000000000/v2.0",
    "OIDC_CLIENT_ID": "tracker",
    "OIDC_CLIENT_SECRET": "secret",
    "OIDC_TRUSTED_DOMAINS": ["council.gov.uk"],
    "INSECURE_LOCAL": False,
}


@pytest.mark.parametrize(
    ("setting", "found"),
    [
        ({}, []),
        ({"OIDC_SERVER_URL": "", "OIDC_TRUSTED_DOMAINS": []}, []),
        ({"OIDC_TRUSTED_DOMAINS": []}, ["workforce.E020"]),
        ({"OIDC_TRUSTED_DOMAINS": ["*"]}, ["workforce.E020"]),
        ({"OIDC_TRUSTED_DOMAINS": ["council.gov.uk", "@council.gov.uk"]}, ["workforce.E020"]),
        ({"OIDC_TRUSTED_DOMAINS": ["council.gov.uk", ""]}, ["workforce.E020"]),
        ({"OIDC_CLIENT_ID": ""}, ["workforce.E021"]),
        ({"OIDC_CLIENT_SECRET": ""}, ["workforce.E021"]),
        ({"OIDC_SERVER_URL": "http://sign-in.council.gov.uk"}, ["workforce.E022"]),
        ({"OIDC_SERVER_URL": "http://localhost:8321", "INSECURE_LOCAL": True}, []),
        ({"OIDC_SERVER_URL": "https://login.microsoftonline.com/common/v2.0"}, ["workforce.E023"]),
        ({"OIDC_SERVER_URL": "https://login.microsoftonline.com/Organizations/v2.0"}, ["workforce.E023"]),
        ({"OIDC_SERVER_URL": "https://sign-in.council.gov.uk/common"}, []),
    ],
)
def test_what_is_missing_is_named(settings, setting, found):
    for name, value in (GOOD | setting).items():
        setattr(settings, name, value)
    assert [problem.id for problem in identity_provider_is_set_up()] == found


@pytest.mark.slow
def test_a_server_without_a_trusted_domain_does_not_start(tmp_path):
    environment = SAFE | {name: value for name, value in GOOD.items() if isinstance(value, str)}
    run = in_production("-c", "import tracker.wsgi", database=tmp_path / "x.sqlite3", **environment)
    assert run.returncode == 1
    assert "Set OIDC_TRUSTED_DOMAINS to the authority's own e-mail domains" in run.stderr
