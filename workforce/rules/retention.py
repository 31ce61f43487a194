"""How long things are kept, by kind, and from which day that is counted. Plain Python.

The law gives no number: data are kept no longer than is necessary (UK GDPR, article 5(1)(e)), and the
authority's own schedule says how long that is. How many months is a setting for each kind.
"""

from datetime import date, timedelta
from enum import StrEnum

from workforce.rules.data_held import Kept
from workforce.rules.working_days import ONE_DAY, add_months


class Counted(StrEnum):
    """From which day a period is counted."""

    LEFT = "the person left"
    LEFT_OR_YEAR = "the person left, or the census year ended"
    PROGRAMME_ENDED = "the programme ended"
    CLOSED = "the audit was closed"
    ENDED = "the absence ended"
    HAPPENED = "it happened"


#: A month can be three days shorter than the one from which it is counted.
CLIPPED = timedelta(days=3)
COUNTED: dict[Kept, Counted] = {
    Kept.SUPERVISION: Counted.LEFT,
    Kept.PROGRAMME: Counted.PROGRAMME_ENDED,
    Kept.AUDITS: Counted.CLOSED,
    Kept.ABSENCES: Counted.ENDED,
    Kept.CASELOADS: Counted.LEFT,
    Kept.CENSUS: Counted.LEFT_OR_YEAR,
    Kept.IMPORTS: Counted.HAPPENED,
    Kept.MAIL: Counted.HAPPENED,
    Kept.SIGN_INS: Counted.HAPPENED,
    Kept.PERSON: Counted.LEFT,
}
#: As the inventory says it.
KEPT_IN_WORDS: dict[Kept, str] = {
    **{kept: f"the authority's period, from the day on which {counted}" for kept, counted in COUNTED.items()},
    Kept.SURVEY: "until its survey is closed, some weeks at most",
    Kept.EXPORTS: "seven days, or until the person who asked for it deletes it",
    Kept.TRAIL: "as long as the tracker: it proves the rest, and holds no note text",
    Kept.IN_USE: "as long as it is in use",
}


def due_on(begins_on: date, *, months: int) -> date:
    """The day on which it has been kept for so many months and goes.

    Counted as the clock counts months: the same day so many months later, month ends clipped.
    """
    return add_months(begins_on, months)


def begun_by(day: date, *, months: int) -> date:
    """The last day from which so many months are over by a day: what began by then is due."""
    begun = add_months(day, -months) + CLIPPED
    while due_on(begun, months=months) > day:
        begun -= ONE_DAY
    return begun
