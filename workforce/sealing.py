"""Sealing what a copy of the database alone must tell nobody: seeds of second factors, texts that wait.

The key of each purpose comes from SECRET_KEY, which is not in the database; what was sealed under
SECRET_KEY_FALLBACKS still opens.
"""

from base64 import urlsafe_b64encode
from functools import lru_cache

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def seal(text: str, *, purpose: str) -> str:
    """The text, sealed: what was sealed for one purpose opens for no other."""
    return _keys(purpose).encrypt(text.encode()).decode()


def unseal(sealed: str, *, purpose: str) -> str:
    """Raises `cryptography.fernet.InvalidToken` when no known key sealed it for this purpose."""
    return _keys(purpose).decrypt(sealed.encode()).decode()


def keys_for_browser(purpose: str) -> list[str]:
    """32 bytes each, in base64, for whoever is shown them to seal with; the first is the one to seal with."""
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return [_derived(secret, f"in the browser: {purpose}").decode() for secret in secrets]


def _keys(purpose: str) -> MultiFernet:
    return _made(purpose, settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


@lru_cache(maxsize=8)
def _made(purpose: str, *secrets: str) -> MultiFernet:
    return MultiFernet([Fernet(_derived(secret, purpose)) for secret in secrets])


def _derived(secret: str, purpose: str) -> bytes:
    derivation = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode())
    return urlsafe_b64encode(derivation.derive(secret.encode()))
