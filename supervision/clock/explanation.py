"""One sentence that says why a session is due when it is."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from supervision.clock.clock import Move, Reckoning, reckon
from supervision.clock.frequency import Frequency, StageSpell
from workforce.rules.bank_holidays import english_bank_holidays
from workforce.rules.in_words import many
from workforce.rules.working_days import FRIDAY, ONE_DAY, Interval, working_days_between


def explain(
    *,
    policy: Frequency,
    clock_started_on: date,
    last_held_on: date | None,
    absences: Sequence[Interval],
    holidays: Collection[date],
    on: date,
    records: Sequence[Interval] = (),
    first_due_on: date | None = None,
) -> str:
    """The due day with its rule, dates and source, as it is told to people on a given day.

    "Due 3 November: fortnightly until 2 March (ASYE policy, LGA standard 5); last held
    20 October; 0 days' absence." Days of absence are working days from the last session to
    the due day. Then come the moves of the due day, and absences that began after it and so
    changed nothing. A year is written where it is not that of the due day, and on the due
    day itself where it is not the year in which the sentence is read. Where the promise is counted from
    the day on which records begin, that day stands in place of the last session.
    """
    reckoning = reckon(
        policy=policy,
        clock_started_on=clock_started_on,
        last_held_on=last_held_on,
        absences=absences,
        holidays=holidays,
        records=records,
        first_due_on=first_due_on,
    )
    if reckoning.suspended_by:
        parts = _suspended(reckoning, reckoning.suspended_by, policy=policy, on=on)
    else:
        parts = _due(reckoning, policy=policy, absences=absences, holidays=holidays, on=on)
    return "; ".join(parts) + "."


def _suspended(reckoning: Reckoning, absence: Interval, *, policy: Frequency, on: date) -> Iterator[str]:
    verb = "Suspended since" if absence.starts_on <= on else "Suspended from"
    yield f"{verb} {_day(absence.starts_on, on)}: absence without an end date"
    yield _rule(reckoning.spell, policy=policy, near=on)
    yield _last_held(reckoning, near=on)


def _due(
    reckoning: Reckoning,
    *,
    policy: Frequency,
    absences: Sequence[Interval],
    holidays: Collection[date],
    on: date,
) -> Iterator[str]:
    due_on = reckoning.settled_on
    yield f"Due {_day(due_on, on)}: {_rule(reckoning.spell, policy=policy, near=due_on)}"
    yield _last_held(reckoning, near=due_on)
    between = Interval(reckoning.last_on + ONE_DAY, due_on)
    yield _days_absent(absences, between=between, holidays=holidays)
    for move in reckoning.moves:
        yield _moved(move, near=due_on)
    for absence in sorted(absences, key=lambda a: a.starts_on):
        if due_on < absence.starts_on <= on:
            yield _away(absence, near=due_on, on=on)


def _rule(spell: StageSpell, *, policy: Frequency, near: date) -> str:
    policy, words = spell.policy or policy, spell.stage.label
    if spell.until:
        words += f" until {_day(spell.until, near)}"
    elif len(policy.stages) > 1 or spell.begins_promise:
        words += f" from {_day(spell.starts_on, near)}"
    return f"{words} ({policy.name}, {policy.source})"


def _last_held(reckoning: Reckoning, *, near: date) -> str:
    if reckoning.counted_from:
        return _counted_from(reckoning, reckoning.counted_from, near=near)
    if reckoning.nothing_held:
        return f"nothing held since the clock started on {_day(reckoning.last_on, near)}"
    return f"last held {_day(reckoning.last_on, near)}"


def _counted_from(reckoning: Reckoning, begins_on: date, *, near: date) -> str:
    words = f"counted from {_day(begins_on, near)}, when records begin"
    if reckoning.last_held_on:
        words += f" (last held {_day(reckoning.last_held_on, near)})"
    return f"first day agreed; {words}" if reckoning.agreed_on else words


def _days_absent(absences: Sequence[Interval], *, between: Interval, holidays: Collection[date]) -> str:
    """Working days of absence, each counted once even where two absences overlap."""
    days, counted_to = 0, between.starts_on - ONE_DAY
    last = between.ends_on or between.starts_on
    for absence in sorted(absences, key=lambda a: a.starts_on):
        first = max(absence.starts_on, counted_to + ONE_DAY)
        end = min(absence.ends_on or last, last)
        days += working_days_between(first, end, holidays=holidays)
        counted_to = max(counted_to, end)
    return many(days, "day's absence", "days' absence")


def _moved(move: Move, *, near: date) -> str:
    words = f"moved from {_day(move.from_on, near)}"
    if move.returned_on:
        return f"{words}: back from absence on {_day(move.returned_on, near)}"
    if move.from_on.weekday() > FRIDAY:
        return f"{words}, a {move.from_on:%A}"
    return f"{words}, a bank holiday" if move.from_on in english_bank_holidays() else f"{words}, a day closed"


def _away(absence: Interval, *, near: date, on: date) -> str:
    first = _day(absence.starts_on, near)
    if absence.ends_on is None or absence.contains(on):
        return f"away since {first}"
    if absence.ends_on == absence.starts_on:
        return f"away on {first}"
    return f"away {first} to {_day(absence.ends_on, near)}"


def _day(day: date, near: date) -> str:
    """3 November, with the year where it is not that of the day it is read beside."""
    year = "" if day.year == near.year else f" {day.year}"
    return f"{day.day} {day:%B}{year}"
