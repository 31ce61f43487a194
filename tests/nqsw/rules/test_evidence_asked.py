"""What each kind of milestone asks for before it is done."""

import pytest

from nqsw.rules.evidence_asked import ASKED, JUDGED_KINDS, missing_evidence
from nqsw.rules.presets import AGREEMENT, FINAL_REPORT, OBSERVATION, REVIEW

NOTHING = {"text": "", "has_person": False, "place": ""}


@pytest.mark.parametrize(
    ("kind", "given", "missing"),
    [
        (AGREEMENT, {}, {"text"}),
        (AGREEMENT, {"text": " \n "}, {"text"}),
        (AGREEMENT, {"text": "Weekly to week 6"}, set()),
        (REVIEW, {}, {"text", "person"}),
        (REVIEW, {"text": "On course", "has_person": True}, set()),
        (OBSERVATION, {}, {"text", "person", "place"}),
        (OBSERVATION, {"place": "  "}, {"text", "person", "place"}),
        (OBSERVATION, {"text": "A home visit", "place": "Home"}, {"person"}),
        (OBSERVATION, {"text": "A home visit", "has_person": True}, {"place"}),
        (OBSERVATION, {"has_person": True, "place": "Home"}, {"text"}),
        (FINAL_REPORT, {"text": "Sound"}, {"person"}),
        ("a kind of the authority's own", {}, set()),
    ],
)
def test_what_is_still_asked(kind, given, missing):
    found = missing_evidence(kind, **{**NOTHING, **given})
    assert set(found) == missing
    assert all(found[name] == getattr(ASKED[kind], name) for name in missing)


def test_what_the_judgement_reaches_asks_for_nothing_here():
    assert [missing_evidence(kind, **NOTHING) for kind in JUDGED_KINDS] == [{}, {}]
