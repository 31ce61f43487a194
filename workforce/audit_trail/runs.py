"""Keys of events as runs of numbers: [1, 2, 3, 7] is [[1, 3], [7, 7]]. Knows no database."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

type Runs = list[list[int]]


def runs_of(keys: Iterable[int]) -> Runs:
    """Keys in ascending order, as runs."""
    runs: Runs = []
    for key in keys:
        if runs and key == runs[-1][1] + 1:
            runs[-1][1] = key
        else:
            runs.append([key, key])
    return runs


def keys_of(runs: Runs) -> Iterator[int]:
    """Every key of the runs, in their order."""
    for first, last in runs:
        yield from range(first, last + 1)


class Covered:
    """Runs put together, to be asked whether they hold a key."""

    def __init__(self, runs: Iterable[list[int]]) -> None:
        merged: Runs = []
        for first, last in sorted(runs):
            if merged and first <= merged[-1][1] + 1:
                merged[-1][1] = max(merged[-1][1], last)
            else:
                merged.append([first, last])
        self._starts = [first for first, _ in merged]
        self._ends = [last for _, last in merged]

    def __contains__(self, key: int) -> bool:
        place = bisect_right(self._starts, key) - 1
        return place >= 0 and key <= self._ends[place]
