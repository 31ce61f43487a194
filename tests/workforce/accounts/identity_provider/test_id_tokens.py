"""An ID token counts when the provider signed it, for the tracker, and it has not ended."""

from time import time
from types import SimpleNamespace

import jwt
import pytest
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from cryptography.hazmat.primitives.asymmetric import rsa

from workforce.accounts.identity_provider import adapters

ISSUER = "https://sign-in.council.example"
OWN, STRANGERS = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))
SECRET = "the client's secret, which others may know as well"


def claims(**others) -> dict:
    """Of a good token, but for these; None leaves one out, and `ends_in` is in seconds."""
    now = int(time())
    if "ends_in" in others:
        others["exp"] = now + others.pop("ends_in")
    good = {"iss": ISSUER, "sub": "a1", "aud": "tracker", "iat": now, "exp": now + 300}
    return {name: said for name, said in (good | others).items() if said is not None}


@pytest.fixture
def reading(monkeypatch):
    """Reads an ID token as the tracker does, with the keys that the provider publishes."""
    published = jwt.algorithms.RSAAlgorithm.to_jwk(OWN.public_key(), as_dict=True) | {"kid": "k1"}
    answer = SimpleNamespace(json=lambda: {"keys": [published]}, raise_for_status=lambda: None)

    class Session:
        def __enter__(self):
            return SimpleNamespace(get=lambda address: answer)

        def __exit__(self, *_):
            return None

    monkeypatch.setattr(adapters, "get_adapter", lambda: SimpleNamespace(get_requests_session=Session))
    adapter = adapters.OrganisationAdapter.__new__(adapters.OrganisationAdapter)
    configuration = {"issuer": ISSUER, "jwks_uri": f"{ISSUER}/keys"}
    monkeypatch.setattr(adapters.OrganisationAdapter, "openid_config", configuration)
    return lambda token: adapter.checked(token, audience="tracker")


def signed(payload, *, key=OWN, algorithm="RS256", kid="k1") -> str:
    return jwt.encode(payload, key, algorithm=algorithm, headers={"kid": kid} if kid else {})


@pytest.mark.parametrize(
    "others",
    [{}, {"aud": ["tracker"]}, {"aud": ["tracker", "other"], "azp": "tracker"}, {"ends_in": -30}],
)
def test_a_token_that_the_provider_signed_for_us_counts(reading, others):
    assert reading(signed(claims(**others)))["sub"] == "a1"
    assert reading(signed(claims(**others), kid=""))["sub"] == "a1"


@pytest.mark.parametrize(
    "others",
    [
        {"iss": "https://login.microsoftonline.com/another/v2.0"},
        {"iss": None},
        {"aud": "another"},
        {"aud": ["tracker", "other"]},
        {"aud": ["tracker", "other"], "azp": "other"},
        {"aud": None},
        {"sub": None},
        {"ends_in": -90},
        {"exp": None},
        {"iat": None},
    ],
)
def test_a_token_for_another_or_an_ended_one_does_not(reading, others):
    with pytest.raises(OAuth2Error):
        reading(signed(claims(**others)))


@pytest.mark.parametrize(
    "token",
    [
        signed(claims(), key=STRANGERS),
        signed(claims(), kid="unknown"),
        signed(claims(), key=SECRET, algorithm="HS256"),
        signed(claims(), key="", algorithm="none"),
        signed(claims())[:-8] + "AAAAAAAA",
        "no.token.atall",
        "",
    ],
    ids=["a stranger's key", "an unknown key", "a secret", "no signature", "altered", "nonsense", "nothing"],
)
def test_a_token_that_somebody_else_signed_does_not(reading, token):
    with pytest.raises(OAuth2Error):
        reading(token)
