"""What the text of a record says of an earlier action: what became of it, and how often it was carried."""

import pytest
from django.template.loader import render_to_string
from django.utils.html import strip_tags


@pytest.mark.parametrize(
    ("became", "times", "outcome", "words"),
    [
        ("Done", 0, "", "done."),
        ("Done", 3, "Done on Monday", "done, after it was carried forward 3 times. Outcome: Done on Monday"),
        ("No longer needed", 1, "", "no longer needed, after it was carried forward 1 time."),
        ("Carried forward", 1, "", "carried forward."),
        ("Carried forward", 4, "", "carried forward, 4 times now."),
    ],
)
def test_an_earlier_action(became, times, outcome, words):
    review = {"what": "Ring school", "owner": "Dan", "due_on": None}
    review |= {"became": became, "times_carried": times, "outcome": outcome}
    page = render_to_string("supervision/records/record/text.html", {"case_part": {"reviews": [review]}})
    assert f"Ring school (Dan): {words}" in " ".join(strip_tags(page).split())
