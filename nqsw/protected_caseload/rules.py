"""Can this person take this case? The rules of the answer, on facts alone.

Plain functions: no database, no today. What to look at is in the Department's and BASW's guidance on
caseload management; the lines drawn here are *local*.
"""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from workforce.rules.in_words import day_in_full, many


class Weight(IntEnum):
    """How much a concern weighs: whether a reason outweighs it."""

    NEEDS_REASON = 1
    STANDS_AGAINST = 2


@dataclass(frozen=True, slots=True)
class Concern:
    """Something that speaks against giving the case, in words with numbers and dates only."""

    weight: Weight
    words: str


@dataclass(frozen=True, slots=True)
class CarrierFacts:
    """What is known of the person on the day. Empty where there is nothing to know.

    `not_alone` are the kinds of case that an NQSW does not hold alone: not at all in their first months
    (`not_at_all_months`), later with someone beside them. Both are the authority's.
    """

    cases: int | None
    count_is_old: bool
    limit: int | None
    is_protected: bool
    programme_month: int | None
    is_paused: bool
    away_until: date | None
    is_away: bool
    days_overdue: int
    not_alone: tuple[str, ...]
    not_at_all_months: int


def concerns_about(facts: CarrierFacts, *, category: str) -> list[Concern]:
    """What speaks against giving this kind of case to this person, the weightiest first."""
    found = [*_about_presence(facts), *_about_load(facts), *_about_category(facts, category)]
    if facts.days_overdue:
        days = f"{facts.days_overdue} day{'s' if facts.days_overdue > 1 else ''}"
        found.append(Concern(Weight.NEEDS_REASON, f"Their supervision is overdue by {days}"))
    return sorted(found, key=lambda concern: -concern.weight)


def _about_presence(facts: CarrierFacts) -> list[Concern]:
    found = []
    if facts.is_away:
        until = f" until {day_in_full(facts.away_until)}" if facts.away_until else ""
        found.append(Concern(Weight.STANDS_AGAINST, f"They are away{until}"))
    if facts.is_paused:
        found.append(Concern(Weight.STANDS_AGAINST, "Their programme is paused"))
    return found


def _about_load(facts: CarrierFacts) -> list[Concern]:
    if facts.limit is None:
        return [Concern(Weight.NEEDS_REASON, "They have no caseload limit: they do not usually hold cases")]
    if facts.cases is None:
        return [Concern(Weight.NEEDS_REASON, "Their cases have not been counted")]
    found = []
    after = facts.cases + 1
    if after > facts.limit:
        weight = Weight.STANDS_AGAINST if facts.is_protected else Weight.NEEDS_REASON
        protected = "protected " if facts.is_protected else ""
        found.append(Concern(weight, f"It would be case {after} of a {protected}limit of {facts.limit}"))
    if facts.count_is_old:
        found.append(Concern(Weight.NEEDS_REASON, "Their last count is old"))
    return found


def _about_category(facts: CarrierFacts, category: str) -> list[Concern]:
    if facts.programme_month is None or category not in facts.not_alone:
        return []
    months = facts.not_at_all_months
    if facts.programme_month <= months:
        first = many(months, "month") if months > 1 else "month"
        words = f"An NQSW should not hold this kind of case in their first {first}"
        return [Concern(Weight.STANDS_AGAINST, words)]
    return [
        Concern(
            Weight.NEEDS_REASON, "An NQSW holds this kind of case with an experienced colleague, not alone"
        )
    ]
