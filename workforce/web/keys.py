"""Keys that an address or a form carries."""

#: Figures of the longest key that a database has room for.
LONGEST_KEY = 18
LARGEST_KEY = 10**LONGEST_KEY


def key_in(text: str) -> int | None:
    """The key that a text names; None when it cannot be one."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST_KEY else None
