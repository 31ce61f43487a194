"""What a second factor is made of, sealed before it is stored.

A copy of the database alone must not let anyone make someone's six digits. The key comes from
SECRET_KEY, which is not in the database; secrets sealed under SECRET_KEY_FALLBACKS still open.
"""

from base64 import urlsafe_b64encode
from functools import lru_cache

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PURPOSE = b"second factors"
SECOND_FACTOR_WORDS = {
    "cannot_delete_authenticator": "You cannot remove this second factor",
    "cannot_generate_recovery_codes": "Set up the app or a security key first",
    "incorrect_code": "The code is not correct. Enter the newest one that the app shows",
    "unverified_email": (
        "Your e-mail address is not confirmed yet. Choose “I have forgotten my password” on the sign-in page"
        " and follow the link that we send you"
    ),
}


class SealingAdapter(DefaultMFAAdapter):
    """Seals the seeds of authenticator apps and recovery codes; says in our words what is wrong with one."""

    error_messages = {**DefaultMFAAdapter.error_messages, **SECOND_FACTOR_WORDS}

    def encrypt(self, text: str) -> str:
        return _seal(settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS).encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Raises `cryptography.fernet.InvalidToken` when no known key sealed it."""
        seal = _seal(settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
        return seal.decrypt(encrypted_text.encode()).decode()


@lru_cache(maxsize=4)
def _seal(*keys: str) -> MultiFernet:
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(key: str) -> bytes:
    derivation = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE)
    return urlsafe_b64encode(derivation.derive(key.encode()))
