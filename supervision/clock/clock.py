"""The supervision clock: when the next session is due, and why.

Plain functions on dates: no database, no today. Four rules make a due day.

1. On no day may the time since the last held session exceed the interval of the stage in
   force that day. The due day is the last day before that is first broken.
2. No one is due sooner than some working days after returning from an absence that is long
   enough and overlaps the days from the last session to the due day, both included. An
   absence without an end suspends the clock.
3. A due day on a weekend or bank holiday moves to the next working day.
4. Supervision is overdue from the day after the due day.

Where another promise takes the place of one, the clock goes on: what was due by the last day of the earlier
promise stays due, and the later one asks for nothing before its own first day.

Records of supervision may begin later than supervision did. What fell due on a day of which no
records are kept was neither kept nor missed: the promise is counted again from the day on which records
begin, in the stage that the clock's own start gives.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from supervision.clock.frequency import Frequency, Period, Stage, StageSpell, Unit
from supervision.clock.timeliness import Timeliness, days_overdue, due_soon_until, timeliness
from workforce.rules.working_days import (
    Interval,
    add_working_days,
    has_working_days,
    is_working_day,
    next_working_day,
)

__all__ = [
    "Frequency",
    "Move",
    "Period",
    "Reckoning",
    "Stage",
    "StageSpell",
    "Timeliness",
    "Unit",
    "days_overdue",
    "due_soon_until",
    "next_due_on",
    "reckon",
    "stage_in_force",
    "timeliness",
]


class Move(NamedTuple):
    """A step of the due day to a later one: after a return from absence, else off a rest day."""

    from_on: date
    to_on: date
    returned_on: date | None


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A due day with what led to it: `due_on` is None while `suspended_by` has no end."""

    last_on: date
    """The last held session's day, or the clock's start before the first."""
    nothing_held: bool
    spell: StageSpell
    """The stage whose interval would be broken on the day after `promised_on`."""
    promised_on: date
    """The due day by the interval alone, before absences and rest days."""
    moves: tuple[Move, ...]
    settled_on: date
    """The day on which the moves end, suspension apart."""
    suspended_by: Interval | None
    last_held_on: date | None = None
    """The last session that is known, also where the promise is counted from a later day."""
    counted_from: date | None = None
    """The day on which records begin, where the promise is counted from it."""
    agreed_on: date | None = None
    """The first due day that was agreed, where it came before the promise."""

    @property
    def due_on(self) -> date | None:
        """Last day in time; None while suspended."""
        return None if self.suspended_by else self.settled_on


def stage_in_force(*, policy: Frequency, clock_started_on: date, on: date) -> Stage:
    """Stage whose interval holds on a day; before the clock's start, the first stage."""
    return _spell_on(policy.spells(clock_started_on), on).stage


def next_due_on(
    *,
    policy: Frequency,
    clock_started_on: date,
    last_held_on: date | None,
    absences: Sequence[Interval],
    holidays: Collection[date],
    records: Sequence[Interval] = (),
    first_due_on: date | None = None,
) -> date | None:
    """Last day on which the next session is still in time; None while the clock is suspended.

    A session held before the clock started does not count: the start counts in its place.
    Each absence is judged by itself; two short ones that touch are not added together.
    `records` are the days of which records are kept, in order, the last without an end; without any,
    everything since the clock's start is on record. `first_due_on` is the first due day agreed when
    the last of them began: it holds where nothing before it counts, and never loosens the promise.
    """
    return reckon(
        policy=policy,
        clock_started_on=clock_started_on,
        last_held_on=last_held_on,
        absences=absences,
        holidays=holidays,
        records=records,
        first_due_on=first_due_on,
    ).due_on


def reckon(
    *,
    policy: Frequency,
    clock_started_on: date,
    last_held_on: date | None,
    absences: Sequence[Interval],
    holidays: Collection[date],
    records: Sequence[Interval] = (),
    first_due_on: date | None = None,
) -> Reckoning:
    """The due day together with the stage, the moves and the suspension that explain it."""
    spells = policy.spells(clock_started_on)
    held_on = last_held_on if last_held_on and last_held_on >= clock_started_on else None
    start = _Start(held_on or clock_started_on, held_on)
    while True:
        found = _reckon_from(start, spells, policy=policy, absences=absences, holidays=holidays)
        begins_on = None if found.suspended_by else _records_begin(found.settled_on, records)
        if begins_on is None:
            return found
        is_agreed = first_due_on and begins_on == records[-1].starts_on and first_due_on >= begins_on
        start = _Start(begins_on, held_on, begins_on, first_due_on if is_agreed else None)


class _Start(NamedTuple):
    """The day that the promise is counted from: held, the clock's start, or the first with records."""

    on: date
    held_on: date | None
    counted_from: date | None = None
    agreed_on: date | None = None


def _reckon_from(
    start: _Start,
    spells: Sequence[StageSpell],
    *,
    policy: Frequency,
    absences: Sequence[Interval],
    holidays: Collection[date],
) -> Reckoning:
    """Rules 1 to 3 from one day; the agreed first due day counts where it is sooner than the promise, and is
    judged by the promise that holds on it.
    """
    spell, promised_on = _promise(spells, start.on)
    agreed_on = start.agreed_on if start.agreed_on and start.agreed_on < promised_on else None
    judging = _spell_on(spells, agreed_on) if agreed_on else spell
    policy = judging.policy or policy
    counted = _counted(absences, policy=policy, last_on=start.on, holidays=holidays)
    moves = tuple(_moves(agreed_on or promised_on, policy=policy, counted=counted, holidays=holidays))
    settled_on = moves[-1].to_on if moves else agreed_on or promised_on
    open_ended = [a for a in counted if a.is_open_ended and a.starts_on <= settled_on]
    return Reckoning(
        last_on=start.on,
        nothing_held=start.held_on is None,
        spell=spell,
        promised_on=agreed_on or promised_on,
        moves=moves,
        settled_on=settled_on,
        suspended_by=min(open_ended, key=lambda a: a.starts_on, default=None),
        last_held_on=start.held_on,
        counted_from=start.counted_from,
        agreed_on=agreed_on,
    )


def _records_begin(due_on: date, records: Sequence[Interval]) -> date | None:
    """The day on which records begin again after a due day of which there are none; None where there are."""
    if not records or any(kept.contains(due_on) for kept in records):
        return None
    return next((kept.starts_on for kept in records if kept.starts_on > due_on), None)


def _promise(spells: Iterable[StageSpell], last_on: date) -> tuple[StageSpell, date]:
    """Rule 1, stage by stage: the first stage in which the interval would be broken the day after."""
    for spell in spells:
        due_on = max(spell.first_due_on, spell.stage.every.after(last_on))
        if spell.last_due_on is None or due_on <= spell.last_due_on:
            return spell, due_on
    raise AssertionError("The last stage of a policy has no end.")


def _spell_on(spells: Sequence[StageSpell], day: date) -> StageSpell:
    """The stage in force on a day; before the first of them, the first."""
    begun = [spell for spell in spells if spell.starts_on <= day]
    return begun[-1] if begun else spells[0]


def _counted(
    absences: Sequence[Interval], *, policy: Frequency, last_on: date, holidays: Collection[date]
) -> list[Interval]:
    """Absences that are long enough for rule 2, not over before the day of the last session."""
    return [
        absence
        for absence in absences
        if (absence.ends_on is None or absence.ends_on >= last_on)
        and has_working_days(absence, policy.counted_absence_working_days, holidays=holidays)
    ]


def _moves(
    due_on: date, *, policy: Frequency, counted: Sequence[Interval], holidays: Collection[date]
) -> Iterator[Move]:
    """Rules 2 and 3, until neither changes the day."""
    while move := _next_move(due_on, policy=policy, counted=counted, holidays=holidays):
        yield move
        due_on = move.to_on


def _next_move(
    due_on: date, *, policy: Frequency, counted: Sequence[Interval], holidays: Collection[date]
) -> Move | None:
    """One application of rule 2 or else of rule 3; None when the day stands."""
    returns = [a.return_day for a in counted if a.return_day and a.starts_on <= due_on]
    if returns:
        returned_on = max(returns)
        ready_on = add_working_days(returned_on, policy.return_grace_working_days, holidays=holidays)
        if ready_on > due_on:
            return Move(due_on, ready_on, returned_on)
    if policy.moves_to_working_day and not is_working_day(due_on, holidays=holidays):
        return Move(due_on, next_working_day(due_on, holidays=holidays), None)
    return None
