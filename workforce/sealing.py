"""Sealing what a copy of the database alone must tell nobody: notes, second factors, texts that wait.

AES-256-GCM under keys of the settings, which are in no database: SEALING_KEYS, the newest first. What is
sealed names its key, so that all of them still open. What it is sealed about (whose row, which column) is
not in it: it opens for the same again, and for nothing else.
"""

import hashlib
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

#: What is sealed begins so, then the key's name and a full stop: the first version of the form.
FORM = "s1."
NAME_LENGTH = 8
HEAD_LENGTH = len(FORM) + NAME_LENGTH + 1
NONCE_LENGTH = 12


class CannotOpen(ValueError):
    """It does not open: its key is not set, or it was changed, or it is sealed about another thing."""


def seal(text: str, *, purpose: str) -> str:
    """The text, sealed: what was sealed for one purpose opens for no other."""
    return armoured(seal_bytes(text.encode(), purpose=purpose))


def unseal(sealed: str, *, purpose: str) -> str:
    """Raises `CannotOpen`."""
    if not sealed.startswith(FORM):
        return _opened_as_before(sealed, purpose)
    return open_bytes(unarmoured(sealed), purpose=purpose).decode()


def seal_bytes(content: bytes, *, purpose: str, about: bytes = b"") -> bytes:
    """The content, sealed under the newest key."""
    name, cipher = next(iter(_keys(purpose).items()))
    nonce = os.urandom(NONCE_LENGTH)
    return head_of(name).encode() + nonce + cipher.encrypt(nonce, content, about)


def open_bytes(sealed: bytes, *, purpose: str, about: bytes = b"") -> bytes:
    """Raises `CannotOpen`."""
    name = key_of(sealed)
    try:
        cipher = _keys(purpose)[name]
    except KeyError as error:
        raise CannotOpen(f"it is sealed with the key {name}, which is not set") from error
    nonce, rest = sealed[HEAD_LENGTH:][:NONCE_LENGTH], sealed[HEAD_LENGTH + NONCE_LENGTH :]
    try:
        return cipher.decrypt(nonce, rest, about)
    except (InvalidTag, ValueError) as error:
        raise CannotOpen("it was changed, or taken from elsewhere") from error


def armoured(sealed: bytes) -> str:
    """What is sealed, as text."""
    return sealed[:HEAD_LENGTH].decode() + urlsafe_b64encode(sealed[HEAD_LENGTH:]).decode()


def unarmoured(sealed: str) -> bytes:
    """Raises `CannotOpen` for what is no such text."""
    try:
        return sealed[:HEAD_LENGTH].encode() + urlsafe_b64decode(sealed[HEAD_LENGTH:])
    except ValueError as error:
        raise CannotOpen("it was changed, or was never sealed") from error


def key_of(sealed: bytes) -> str:
    """The name of the key that it says it is sealed with. Raises `CannotOpen` for what is not sealed."""
    head = sealed[:HEAD_LENGTH]
    if len(head) < HEAD_LENGTH or not head.startswith(FORM.encode()) or not head.endswith(b"."):
        raise CannotOpen("it is not sealed")
    return head[len(FORM) : -1].decode(errors="replace")


def key_names() -> list[str]:
    """The names of the keys that are set, the newest first: a name tells nothing of its key."""
    return list(_keys(""))


def head_of(name: str) -> str:
    """How everything begins that is sealed with the key of this name."""
    return f"{FORM}{name}."


def keys_for_browser(purpose: str) -> list[str]:
    """32 bytes each, in base64, for whoever is shown them to seal with; the first is the one to seal with."""
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return [_derived(secret, f"in the browser: {purpose}").decode() for secret in secrets]


def _keys(purpose: str) -> dict[str, AESGCM]:
    return _made(purpose, *settings.SEALING_KEYS)


@lru_cache(maxsize=16)
def _made(purpose: str, *secrets: str) -> dict[str, AESGCM]:
    return {_name(secret): AESGCM(urlsafe_b64decode(_derived(secret, purpose))) for secret in secrets}


def _name(secret: str) -> str:
    return hashlib.sha256(_derived(secret, "name")).hexdigest()[:NAME_LENGTH]


def _opened_as_before(sealed: str, purpose: str) -> str:
    """What was sealed under keys made of SECRET_KEY, before there were SEALING_KEYS."""
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    known = MultiFernet([Fernet(_derived(secret, purpose)) for secret in secrets])
    try:
        return known.decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise CannotOpen("no key that is set opens it") from error


def _derived(secret: str, purpose: str) -> bytes:
    derivation = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode())
    return urlsafe_b64encode(derivation.derive(secret.encode()))
