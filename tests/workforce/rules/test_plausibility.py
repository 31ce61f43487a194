"""Doubts: asked about with their reason, and let through once each has its yes."""

import pytest

from workforce.rules.plausibility import Doubt, Doubtful, require_sure

EARLY, SHORT = Doubt("early", "It is early."), Doubt("short", "It is short.")


@pytest.mark.parametrize(
    ("sure", "asked"),
    [((), (EARLY, SHORT)), (("early",), (SHORT,)), (("another",), (EARLY, SHORT))],
)
def test_what_has_no_yes_yet_is_asked(sure, asked):
    with pytest.raises(Doubtful) as doubtful:
        require_sure([EARLY, SHORT], sure=sure)
    assert doubtful.value.doubts == asked
    assert doubtful.value.messages == tuple(one.why for one in asked)


@pytest.mark.parametrize("doubts", [(), (EARLY, SHORT)])
def test_with_a_yes_to_each_or_no_doubt_nothing_is_asked(doubts):
    require_sure(doubts, sure=("early", "short"))
