"""What a policy promises now, in words: with its first day where that is still to come."""

from datetime import date

from supervision.clock.promise_words import in_words
from supervision.models import FrequencyPolicy
from workforce.rules.in_words import day_in_full


def promised_in_words(policy: FrequencyPolicy, *, on: date) -> str:
    """Every number of the policy. Those that hold from a later day say so."""
    begins_on = policy.holds_from
    from_then = f"From {day_in_full(begins_on)}: " if begins_on and begins_on > on else ""
    return f"{from_then}{in_words(policy.frequency)}"
