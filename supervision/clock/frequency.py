"""How often supervision is promised: periods, stages and the policy made of them."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from workforce.rules.in_words import many
from workforce.rules.working_days import add_months


class Unit(Enum):
    """What a period is counted in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


DAYS_IN = {Unit.DAY: 1, Unit.WEEK: 7}
USUAL_WORDS = {
    (7, Unit.DAY): "weekly",
    (1, Unit.WEEK): "weekly",
    (14, Unit.DAY): "fortnightly",
    (2, Unit.WEEK): "fortnightly",
    (1, Unit.MONTH): "monthly",
}


@dataclass(frozen=True, slots=True)
class Period:
    """A number of days, weeks or calendar months. Raises ValueError for a negative number."""

    number: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError("A period cannot be negative.")

    def after(self, day: date) -> date:
        """The day that lies one period later: 7 · n days for weeks, the same day for months."""
        if self.unit is Unit.MONTH:
            return add_months(day, self.number)
        return day + timedelta(self.number * DAYS_IN[self.unit])

    def __str__(self) -> str:
        return many(self.number, self.unit.value)


@dataclass(frozen=True, slots=True)
class Stage:
    """From this long after the clock's start, supervision at least this often.

    Raises ValueError when the interval has no length.
    """

    starts_at: Period
    every: Period

    def __post_init__(self) -> None:
        if self.every.number < 1:
            raise ValueError("Supervision must be promised at least a day apart.")

    @property
    def label(self) -> str:
        """The promise in words: weekly, fortnightly, monthly, every 28 days."""
        usual = USUAL_WORDS.get((self.every.number, self.every.unit))
        return usual or f"every {self.every if self.every.number > 1 else self.every.unit.value}"


class StageSpell(NamedTuple):
    """The days on which a stage is in force for one person: `until` is the next one's first."""

    stage: Stage
    starts_on: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Frequency:
    """A frequency policy: what is promised, on whose authority, and what moves a due day.

    Stages are in order and the first is in force from the clock's start; raises ValueError
    otherwise. The two numbers for absences and the move to a working day are local choices.
    """

    name: str
    source: str
    stages: tuple[Stage, ...]
    counted_absence_working_days: int = 5
    return_grace_working_days: int = 5
    moves_to_working_day: bool = True

    def __post_init__(self) -> None:
        if not self.stages or self.stages[0].starts_at.number:
            raise ValueError("The first stage must be in force from the clock's start.")

    def spells(self, clock_started_on: date) -> list[StageSpell]:
        """The stages that come into force for a clock started on the given day, in order.

        Of two stages that have both started, the one later in the list is in force. A stage
        from week N starts 7 · N days after the start; one from month N on the same day of
        the Nth month.
        """
        spells: list[StageSpell] = []
        until: date | None = None
        for stage in reversed(self.stages):
            starts_on = stage.starts_at.after(clock_started_on)
            if until is None or starts_on < until:
                spells.append(StageSpell(stage, starts_on, until))
                until = starts_on
        spells.reverse()
        return spells
