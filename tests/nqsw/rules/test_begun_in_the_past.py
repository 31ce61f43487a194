"""What a preview says of supervision where a programme's first day is past."""

from datetime import date
from typing import NamedTuple

import pytest

from nqsw.rules.begun_in_the_past import supervision_in_words

FIRST, TODAY = date(2026, 9, 7), date(2026, 11, 19)
TODAY_ALONE = "; its supervision starts today, 19/11/2026: what was due before under another stays as it was"
EITHER = "; its supervision starts on that day, or today if something was due by now or agreed in words"


class Agreed(NamedTuple):
    starts_on: date = FIRST
    ends_on: date | None = None
    last_held_on: date | None = None
    next_due_on: date | None = date(2026, 12, 7)


@pytest.mark.parametrize(
    ("first_on", "agreed", "says"),
    [
        (FIRST, [], ""),
        (TODAY, [Agreed()], ""),
        (FIRST, [Agreed(ends_on=date(2026, 9, 6))], ""),
        (FIRST, [Agreed(ends_on=FIRST)], TODAY_ALONE),
        (FIRST, [Agreed()], EITHER),
        (FIRST, [Agreed(starts_on=date(2026, 9, 6))], TODAY_ALONE),
        (FIRST, [Agreed(last_held_on=date(2026, 10, 5))], TODAY_ALONE),
        (FIRST, [Agreed(next_due_on=date(2026, 11, 18))], TODAY_ALONE),
        (FIRST, [Agreed(next_due_on=TODAY)], EITHER),
        (FIRST, [Agreed(next_due_on=None)], EITHER),
    ],
)
def test_a_preview_says_when_supervision_under_the_programme_starts(first_on, agreed, says):
    assert supervision_in_words(first_on, on=TODAY, agreed=agreed) == says
