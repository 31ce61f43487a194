"""Where what is said and what is measured part ways."""

import pytest

from tracker.voice.parting import Measured, parts_ways

FEWER, MORE = "Fewer say so than is measured", "More say so than is measured"


@pytest.mark.parametrize(
    ("agree", "number", "expected"),
    [(3, 9, FEWER), (6, 9, FEWER), (7, 9, ""), (9, 9, ""), (9, 7, ""), (9, 6, MORE), (10, 0, MORE)],
)
def test_they_part_ways_from_three_in_ten_on(agree, number, expected):
    assert parts_ways(agree=agree, measured=Measured(number, 10)) == expected


@pytest.mark.parametrize(
    ("number", "of", "words"), [(0, 3, "0 in 10"), (1, 3, "3 in 10"), (1, 20, "1 in 10"), (7, 7, "10 in 10")]
)
def test_what_is_measured_is_said_in_tenths(number, of, words):
    assert Measured(number, of).words == words
