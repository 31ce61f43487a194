"""Secrets that the tracker hands out once: an address of a calendar, a key of a directory or of a program."""

import hashlib
import secrets

#: 256 bits of chance in each.
TOKEN_BYTES = 32


def new_token() -> str:
    """A secret that nobody guesses, fit for an address or a header."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_of(token: str) -> str:
    """What is kept of it."""
    return hashlib.sha256(token.encode()).hexdigest()
