"""Many things taken a few at a time."""

import pytest

from workforce.rules.batches import batches


@pytest.mark.parametrize(
    ("number", "size", "lengths"),
    [(0, 3, []), (1, 3, [1]), (3, 3, [3]), (4, 3, [3, 1]), (6, 3, [3, 3]), (7, 1, [1] * 7)],
)
def test_batches_are_full_but_for_the_last_and_leave_nothing_out(number, size, lengths):
    things = list(range(number))
    found = [list(batch) for batch in batches(things, size=size)]
    assert [len(batch) for batch in found] == lengths
    assert [thing for batch in found for thing in batch] == things
