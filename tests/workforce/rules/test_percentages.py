"""Whole per cent, a half up."""

import pytest

from workforce.rules.percentages import whole_percent


@pytest.mark.parametrize(
    ("number", "of", "said"),
    [
        (1, 8, 13),
        (5, 8, 63),
        (1, 200, 1),
        (29, 200, 15),
        (9, 200, 5),
        (1, 3, 33),
        (2, 3, 67),
        (0, 4, 0),
        (4, 4, 100),
    ],
)
def test_a_half_goes_up(number, of, said):
    assert whole_percent(number / of) == said
