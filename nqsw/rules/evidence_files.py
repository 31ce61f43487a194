"""The files that a milestone has as evidence, as one number that is signed with it."""

from collections.abc import Iterable
from hashlib import sha256


def digest_of_files(digests: Iterable[str]) -> str:
    """One SHA-256 over those of the files, in whatever order they were added; empty for no files."""
    ordered = sorted(digests)
    return sha256("".join(ordered).encode()).hexdigest() if ordered else ""
