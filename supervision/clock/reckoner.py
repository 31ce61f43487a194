"""Due periods of many people at once: what a session promises is worked out once for all seen on one day."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Protocol

from supervision.clock import promises
from supervision.clock.clock import Reckoning, reckon
from supervision.clock.frequency import Frequency
from supervision.clock.periods import DuePeriod, chained
from supervision.clock.promises import Kept, promised
from workforce.authority_settings import days_off
from workforce.rules.working_days import ClosedInterval, Interval


@dataclass(slots=True)
class History:
    """What is known of one person: the days on which the clock was moved on, in order, and the spells."""

    held: list[date] = field(default_factory=list)
    absences: Sequence[Interval] = ()
    records: Sequence[Interval] = ()

    @property
    def is_plain(self) -> bool:
        """Nothing but sessions says when the next is due."""
        return not self.absences and not self.records

    def leaves(self, plain: Reckoning, last_on: date) -> bool:
        """Whether a due day by sessions alone stands: no absence meets the days up to it; it is on record."""
        due_on = plain.settled_on
        return not any(
            one.starts_on <= due_on and (one.ends_on is None or one.ends_on >= last_on)
            for one in self.absences
        ) and (not self.records or any(one.contains(due_on) for one in self.records))


class Promise(promises.Promise, Protocol):
    """What of an agreement says when sessions are due."""

    @property
    def supervisee_id(self) -> int: ...
    @property
    def starts_on(self) -> date: ...
    @property
    def ends_on(self) -> date | None: ...
    @property
    def first_due_on(self) -> date | None: ...


def periods_of[One: Promise](
    chosen: Collection[One],
    known: Mapping[int, History],
    *,
    policies: Mapping[int, Frequency],
    window: ClosedInterval,
) -> Iterator[tuple[One, DuePeriod]]:
    """The due periods of each agreement whose due day lies in the window while it is in force."""
    reckoner = Reckoner(policies)
    for one in chosen:
        last = min(window.ends_on, one.ends_on) if one.ends_on else window.ends_on
        first = max(window.starts_on, one.starts_on)
        history = known.get(one.supervisee_id) or History()
        periods = chained(
            reckoner.of(one, history),
            clock_started_on=one.clock_started_on,
            held_on=history.held,
            within=(first, last),
        )
        for period in periods:
            yield one, period


class Reckoner:
    """Works out what a session promises: once for all who were seen on one day, where nothing else counts."""

    def __init__(self, policies: Mapping[int, Frequency]) -> None:
        self.policies, self.holidays = policies, days_off()
        self.known: dict[tuple[int, date], Reckoning] = {}
        #: By policy, whether it has one stage, also of the numbers that it had before.
        self.is_simple = {
            key: all(len(one.stages) == 1 for one in policy.promises) for key, policy in policies.items()
        }

    def of(self, one: Promise, history: History) -> Callable[[date], Reckoning]:
        """What a session on a day, or the clock's start, promises under this agreement."""
        is_simple = self.is_simple[one.policy_id] and not one.earlier_promises
        if is_simple and history.is_plain:
            return partial(self._plainly, one.policy_id)
        policy = promised(one, self.policies)

        def reckoned(last_on: date) -> Reckoning:
            if is_simple:
                plain = self._plainly(one.policy_id, last_on)
                if history.leaves(plain, last_on):
                    return plain
            return reckon(
                policy=policy,
                clock_started_on=one.clock_started_on,
                last_held_on=last_on,
                absences=history.absences,
                holidays=self.holidays,
                records=history.records,
                first_due_on=one.first_due_on,
            )

        return reckoned

    def _plainly(self, policy: int, last_on: date) -> Reckoning:
        """With one stage it does not matter when the clock began, and no numbers that ended before count."""
        found = self.known.get((policy, last_on))
        if found is None:
            since = Kept(policy, clock_started_on=last_on, counts_from=None, earlier_promises=[])
            found = self.known[policy, last_on] = reckon(
                policy=promised(since, self.policies),
                clock_started_on=last_on,
                last_held_on=last_on,
                absences=(),
                holidays=self.holidays,
            )
        return found
