"""What of a programme can be true but seldom is. Pure; how it is asked: `workforce.rules.plausibility`."""

from collections.abc import Iterable
from datetime import date

from workforce.rules.in_words import day_in_full, many
from workforce.rules.plausibility import Doubt
from workforce.rules.working_days import add_months

EARLY_MONTHS = 3
"""What is done more than this many months before its due day is asked about. *Local.*"""

LEAST_OBSERVATIONS = 3
"""Direct observations before a pass. Source: the ASYE framework (Skills for Care and the DfE)."""


def is_early(due_on: date, *, on: date) -> bool:
    """More than three months before the due day."""
    return add_months(on, EARLY_MONTHS) < due_on


def doubts_about_done(title: str, *, due_on: date, done_on: date) -> Iterable[Doubt]:
    """A self-assessment "at the end" in week 14, a 12-month review in month 3."""
    if is_early(due_on, on=done_on):
        yield Doubt(
            "early", f"“{title}” is due by {day_in_full(due_on)}, more than {EARLY_MONTHS} months later."
        )


def doubts_about_verdict(
    verdict: str, *, week: int, expected_end_on: date, on: date, observations: int, still_open: int
) -> Iterable[Doubt]:
    """A pass in week 3, with fewer than three direct observations, or with other milestones open."""
    if verdict != "pass":
        return
    if is_early(expected_end_on, on=on):
        yield Doubt("early", f"This is week {week}. The programme ends on {day_in_full(expected_end_on)}.")
    if observations < LEAST_OBSERVATIONS:
        yield Doubt(
            "observations", f"{many(observations, 'direct observation')} of {LEAST_OBSERVATIONS} recorded."
        )
    if still_open:
        yield Doubt("open", f"{many(still_open, 'milestone')} not done yet.")
