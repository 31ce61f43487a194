"""What of a comment stands beside the question that it raises."""

import pytest

from workforce.readers.happened import Evidence, Telling, comment_told


@pytest.mark.parametrize(
    "comment", ["Train cancelled", "Discussed the panel. Cancelled", "Reviewed cases. Session cancelled"]
)
def test_what_was_cancelled_may_be_something_else_and_is_asked_with_its_word(comment):
    assert comment_told(comment, Evidence()) == Telling("unclear", "cancelled")
