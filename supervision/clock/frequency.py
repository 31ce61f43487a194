"""How often supervision is promised: periods, stages and the policy made of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from workforce.rules.in_words import many
from workforce.rules.working_days import ONE_DAY, add_months


class Unit(Enum):
    """What a period is counted in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


#: Length of a session, uninterrupted: LGA employer standards, standard 5.
MINIMUM_MINUTES = 90
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
    #: The policy that it is a stage of, where one promise followed another.
    policy: "Frequency | None" = None
    #: With it another promise begins, which could not be broken before.
    begins_promise: bool = False
    #: Another promise ends it early: what was due by its last day stays due.
    is_cut_short: bool = False

    @property
    def first_due_on(self) -> date:
        """The first day that can be due in it: of a stage the day before, as the interval holds from its
        first day; of another promise its first day.
        """
        return self.starts_on if self.begins_promise else self.starts_on - ONE_DAY

    @property
    def last_due_on(self) -> date | None:
        """The last day that can be due in it: what is broken on a day of the next stage, that one judges."""
        if self.until is None:
            return None
        return self.until - (ONE_DAY if self.is_cut_short else 2 * ONE_DAY)


class EarlierPromise(NamedTuple):
    """A policy that held for someone until another one did: `until` is the first day of the other."""

    policy: "Frequency"
    counts_from: date
    """The day from which its stages count."""
    until: date


class FormerNumbers(NamedTuple):
    """What a policy promised until other numbers took their place: `until` is the first day of the others."""

    policy: "Frequency"
    until: date


@dataclass(frozen=True, slots=True)
class Frequency:
    """A frequency policy: what is promised, on whose authority, and what moves a due day.

    Stages are in order and the first is in force from the clock's start; raises ValueError
    otherwise. The two numbers for absences and the move to a working day are local choices.

    `former` are the numbers that the policy had before, in order: they hold for the time before.

    As a promise to one person it may follow `earlier` ones, in order, and its stages may count from a day of
    their own, `counts_from`: what was due before it stays due, and the clock does not start again.
    """

    name: str
    source: str
    stages: tuple[Stage, ...]
    counted_absence_working_days: int = 5
    return_grace_working_days: int = 5
    moves_to_working_day: bool = True
    minimum_minutes: int = MINIMUM_MINUTES
    former: tuple[FormerNumbers, ...] = ()
    earlier: tuple[EarlierPromise, ...] = ()
    counts_from: date | None = None

    def __post_init__(self) -> None:
        if not self.stages or self.stages[0].starts_at.number:
            raise ValueError("The first stage must be in force from the clock's start.")

    @property
    def promises(self) -> tuple["Frequency", ...]:
        """The policies that held for someone, and the numbers that each had before; this one last."""
        former = (each.policy for each in self.former)
        return (*(one.policy for one in self.earlier), *former, self)

    def spells(self, clock_started_on: date) -> list[StageSpell]:
        """The stages that come into force for a clock started on the given day, in order.

        Of two stages that have both started, the one later in the list is in force. A stage
        from week N starts 7 · N days after the start; one from month N on the same day of
        the Nth month. Where one promise followed another, those of the earlier come first, until its end.
        """
        if not self.earlier:
            own_spells = self._own_spells(self.counts_from or clock_started_on)
            first, *later = (one for one in own_spells if one.until is None or one.until > clock_started_on)
            return [first._replace(starts_on=clock_started_on), *later]
        spells: list[StageSpell] = []
        begins_on = clock_started_on
        own = EarlierPromise(self, self.counts_from or clock_started_on, date.max)
        for promise in (*self.earlier, own):
            spells += _spells_between(promise, begins_on, is_first=not spells)
            begins_on = promise.until
        return spells

    def _own_spells(self, clock_started_on: date) -> list[StageSpell]:
        spells: list[StageSpell] = []
        until: date | None = None
        for stage in reversed(self.stages):
            starts_on = stage.starts_at.after(clock_started_on)
            if until is None or starts_on < until:
                spells.append(StageSpell(stage, starts_on, until))
                until = starts_on
        spells.reverse()
        return spells


def _spells_between(promise: EarlierPromise, begins_on: date, *, is_first: bool) -> Iterator[StageSpell]:
    """The stages of one promise from its first day until the next promise begins; date.max for the last."""
    policy, counts_from, until = promise
    own = policy._own_spells(counts_from)
    begun = [spell for spell in own if spell.until is None or spell.until > begins_on]
    for number, spell in enumerate(begun):
        starts_on = spell.starts_on if number else begins_on
        if starts_on > until:
            return
        is_cut_short = until < (spell.until or date.max)
        yield StageSpell(
            spell.stage,
            starts_on,
            until if is_cut_short else spell.until,
            policy,
            begins_promise=not (number or is_first),
            is_cut_short=is_cut_short,
        )
