"""A tracker as trackers are kept: what is plain is taken, what is not is asked, once."""

from datetime import date

import pytest

from nqsw.models import BeforeTracker, Milestone
from tests.nqsw.imported_programme.brought import answered, enrolment, reached, take_in_tidy
from tests.nqsw.imported_programme.sheets import UNTIDY, bring_in

pytestmark = pytest.mark.django_db
NO_DAY, ON_DAY = BeforeTracker.DAY_NOT_KNOWN, BeforeTracker.ON_DAY


def test_an_untidy_sheet_asks_what_is_not_plain_and_takes_the_rest(hired):
    asked = {one.key.split(":")[-1]: one for one in bring_in(UNTIDY).open_questions}
    assert set(asked) == {
        "kit zimmer", "n osei", "see file", "12/6/26 moved, held 19/6/26", "booked 3/10",
        "external - dr wells",
        "2026-10-14", "01/02/2026",
    }  # fmt: skip
    assert not Milestone.objects.exclude(done_on=None).exists(), "nothing goes in while something is asked"
    bring_in(UNTIDY, answered(UNTIDY))
    assert reached(1) == {
        "Support and assessment agreement": (None, NO_DAY),
        "Self-assessment at the start": (None, NO_DAY),
        "First direct observation": (date(2026, 3, 31), ON_DAY),
        "Second direct observation": (date(2026, 8, 21), ON_DAY),
        "Development plan, months 0 to 3": (date(2026, 4, 10), ON_DAY),
        "Development plan, months 3 to 6": (date(2026, 7, 9), ON_DAY),
        "3-month review": (date(2026, 4, 13), ON_DAY),
        "6-month review": (date(2026, 7, 10), ON_DAY),
        "First feedback from people with lived experience": (None, NO_DAY),
        "Second feedback from people with lived experience": (None, NO_DAY),
    }
    assert reached(2) == {
        "Support and assessment agreement": (date(2026, 3, 9), ON_DAY),
        "Self-assessment at the start": (None, NO_DAY),
        "First direct observation": (date(2026, 10, 3), ON_DAY),
        "3-month review": (date(2026, 6, 19), ON_DAY),
        "Development plan, months 0 to 3": (date(2026, 6, 5), ON_DAY),
    }
    assert reached(3) == {"3-month review": (None, NO_DAY)}
    assert str(enrolment(1).assessor) == "Nadia Osei"
    assert enrolment(3).assessor is None and not enrolment(3).mentor_assignments.exists()
    assert {str(enrolment(number).cohort) for number in (2, 3)} == {"Spring cohort"}
    assert [one.reason for one in enrolment(2).pauses.all()] == ["sickness"]


def test_what_was_answered_is_not_asked_again(hired):
    bring_in(UNTIDY, answered(UNTIDY, see="not-done", kit="leave-out"))
    plan = bring_in(UNTIDY)
    assert (plan.open_questions, plan.changes) == ([], {})


def test_an_untidy_sheet_after_the_tidy_one_changes_only_what_it_says_otherwise(hired):
    take_in_tidy()
    plan = bring_in(UNTIDY, answered(UNTIDY))
    said = {
        (line.subject, line.says)
        for line in plan.lines
        if "Amelia" in line.subject and line.becomes == "added"
    }
    assert said == {
        (
            "Amelia Stone",
            "First feedback from people with lived experience: done before the tracker, day not known",
        ),
        (
            "Amelia Stone",
            "Second feedback from people with lived experience: done before the tracker, day not known",
        ),
    }
    assert reached(1)["3-month review"] == (date(2026, 4, 13), ON_DAY)
    assert reached(1)["Support and assessment agreement"] == (date(2026, 1, 20), ON_DAY), (
        "a tick forgets no day"
    )
