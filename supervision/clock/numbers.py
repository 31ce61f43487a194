"""The numbers of a policy in the course of time: what it promised until other numbers took their place.

Plain functions and values: no database, no today.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from supervision.clock.frequency import FormerNumbers, Frequency, Period, Stage, Unit

#: What of a policy is promised to whoever is under it, besides the stages.
NUMBERS = (
    *("minimum_minutes", "counted_absence_working_days", "return_grace_working_days"),
    "moves_to_working_day",
)


def numbers_of(policy: Frequency) -> dict[str, Any]:
    """The stages and the other numbers, as JSON can say them."""
    stages = [
        [stage.starts_at.number, stage.starts_at.unit.value, stage.every.number, stage.every.unit.value]
        for stage in policy.stages
    ]
    return {"stages": stages, **{name: getattr(policy, name) for name in NUMBERS}}


def with_numbers(policy: Frequency, numbers: Mapping[str, Any]) -> Frequency:
    """The policy with other numbers, as `numbers_of` told them."""
    stages = tuple(
        Stage(Period(start, Unit(start_unit)), Period(every, Unit(every_unit)))
        for start, start_unit, every, every_unit in numbers["stages"]
    )
    return replace(policy, stages=stages, **{name: numbers[name] for name in NUMBERS})


def former_numbers(policy: Frequency, told: Sequence[Mapping[str, Any]]) -> tuple[FormerNumbers, ...]:
    """What the policy promised before, and on whose authority, in order."""
    return tuple(
        FormerNumbers(
            replace(with_numbers(policy, each["numbers"]), source=each["source"]),
            date.fromisoformat(each["until"]),
        )
        for each in told
    )


class NumbersKept(NamedTuple):
    """What a policy promised before its present numbers, in its columns, and when those were recorded."""

    earlier: list[dict[str, Any]]
    changed_at: str | None

    def put_off(self, *, from_on: date, at: str) -> "NumbersKept":
        """The present numbers, which are still to come, from a later day on."""
        *before, last = self.earlier
        return NumbersKept([*before, {**last, "until": from_on.isoformat()}], at)

    def followed_by(self, wanted: Frequency, *, present: Frequency, from_on: date, at: str) -> "NumbersKept":
        """Other numbers from a day on, recorded at an instant.

        Those that would have begun on the day or later never held; the same ones again go on as if nothing
        had been.
        """
        own = {
            "numbers": numbers_of(present),
            "source": present.source,
            "until": from_on.isoformat(),
            "recorded_at": self.changed_at,
        }
        kept: list[dict[str, Any]] = []
        begins_on = date.min
        for each in (*self.earlier, own):
            if begins_on >= from_on:
                break
            begins_on = min(date.fromisoformat(each["until"]), from_on)
            kept.append({**each, "until": begins_on.isoformat()})
        *before, last = kept
        if last["numbers"] == numbers_of(wanted):
            return NumbersKept(before, last["recorded_at"])
        return NumbersKept(kept, at)
