"""What a policy promises, in the words that an agreement shows to those who sign it. Pure."""

from collections.abc import Iterator

from supervision.clock.frequency import Frequency
from workforce.rules.in_words import many


def in_words(policy: Frequency) -> str:
    """Every number of a policy: how often, how long, and what moves a due day, with its name and source."""
    return " ".join(_sentences(policy))


def stages_in_words(policy: Frequency) -> str:
    """ "weekly, fortnightly from 6 weeks, monthly from 6 months"."""
    return ", ".join(
        f"{stage.label} from {stage.starts_at}" if stage.starts_at.number else stage.label
        for stage in policy.stages
    )


def _sentences(policy: Frequency) -> Iterator[str]:
    stages = stages_in_words(policy)
    yield f"{stages[:1].upper()}{stages[1:]} ({', '.join(filter(None, (policy.name, policy.source)))})."
    yield f"Sessions of {many(policy.minimum_minutes, 'minute')} or more."
    away, back = policy.counted_absence_working_days, policy.return_grace_working_days
    yield (
        f"An absence of {many(away, 'working day')} or more moves the due day to "
        f"{many(back, 'working day')} after returning."
    )
    if policy.moves_to_working_day:
        yield "A due day on a weekend or bank holiday moves to the next working day."
    else:
        yield "A due day stays where it falls."
