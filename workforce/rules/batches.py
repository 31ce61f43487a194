"""Long lists cut into pieces that one query can be asked about."""

from collections.abc import Iterator, Sequence

#: Most values of one IN list: SQLite allows 32,766 in a query.
LARGEST = 10_000


def batches[T](values: Sequence[T], *, size: int = LARGEST) -> Iterator[Sequence[T]]:
    """The values in their order, so many at a time."""
    for start in range(0, len(values), size):
        yield values[start : start + size]
