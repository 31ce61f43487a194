"""How many e-mails one run makes of what one person is told."""

import pytest

from supervision.rules.folding import folded


@pytest.mark.parametrize(
    ("number", "told_before", "mails"),
    [(0, True, []), (1, False, [1]), (2, False, [2]), (24, False, [24]), (1, True, [1]), (2, True, [1, 1]),
     (3, True, [3])],
)  # fmt: skip
def test_how_many_e_mails_one_run_sends_one_person(number, told_before, mails):
    found = folded(range(number), alone=[False] * number, told_before=told_before)
    assert [len(each) for each in found] == mails


def test_an_invitation_stands_alone():
    found = folded("abcde", alone=[True, False, False, True, False], told_before=True)
    assert found == [["a"], ["d"], ["b", "c", "e"]]
