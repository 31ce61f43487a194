"""What supervision's pages and reports say, as plain rows: numbers and dates, never note text."""

from .people import (
    NextStep,
    OwnSupervision,
    SuperviseeRow,
    Waiting,
    own_supervision,
    past_sessions,
    people_of,
    waiting_for,
)
from .standings import Mark, Standing, standings

__all__ = [
    "Mark",
    "NextStep",
    "OwnSupervision",
    "Standing",
    "SuperviseeRow",
    "Waiting",
    "own_supervision",
    "past_sessions",
    "people_of",
    "standings",
    "waiting_for",
]
