"""What is promised to one person: a policy that may have followed others, without a new start of the clock.

Plain functions and values: no database, no today.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple, Protocol, Self

from supervision.clock.frequency import EarlierPromise, Frequency


class Promise(Protocol):
    """What an agreement says of the promise: policies by their keys, earlier ones as `Kept` writes them."""

    @property
    def policy_id(self) -> int: ...
    @property
    def clock_started_on(self) -> date: ...
    @property
    def counts_from(self) -> date | None: ...
    @property
    def earlier_promises(self) -> Sequence[Mapping[str, Any]]: ...


def promised(one: Promise, policies: Mapping[int, Frequency]) -> Frequency:
    """The policy of an agreement with what was promised before it; `policies` are all there are, by key.

    Where a policy had other numbers in the time that it was promised, each time keeps its own.
    """
    policy = policies[one.policy_id]
    if not one.earlier_promises and one.counts_from is None and not policy.former:
        return policy
    earlier = tuple(_earlier(one, policies))
    return replace(policy, earlier=earlier, counts_from=one.counts_from, former=())


def _earlier(one: Promise, policies: Mapping[int, Frequency]) -> Iterator[EarlierPromise]:
    """Everything that was promised since the clock's start until the present numbers of the policy held."""
    begins_on = one.clock_started_on
    for each in one.earlier_promises:
        until = date.fromisoformat(each["until"])
        counts_from = date.fromisoformat(each["counts_from"])
        policy = policies[each["policy"]]
        for numbers, ends_on in (*policy.former, (policy, until)):
            if begins_on < ends_on and begins_on < until:
                begins_on = min(ends_on, until)
                yield EarlierPromise(numbers, counts_from, begins_on)
    counts_from = one.counts_from or one.clock_started_on
    for numbers, ends_on in policies[one.policy_id].former:
        if begins_on < ends_on:
            yield EarlierPromise(numbers, counts_from, ends_on)


def promise_on(one: Promise, policies: Mapping[int, Frequency], *, on: date) -> Frequency:
    """The policy that held for someone on a day, with the numbers that it had then."""
    policy = promised(one, policies)
    return next((each.policy for each in policy.earlier if on < each.until), policy)


class Kept(NamedTuple):
    """The promise of an agreement with those before it, in its columns."""

    policy_id: int
    clock_started_on: date
    counts_from: date | None
    earlier_promises: list[dict[str, Any]]

    @classmethod
    def of(cls, one: Promise) -> Self:
        earlier = [dict(each) for each in one.earlier_promises]
        return cls(one.policy_id, one.clock_started_on, one.counts_from, earlier)

    def followed_by(self, policy_id: int, *, counts_from: date, from_on: date) -> "Kept":
        """Another promise from a day on, whose stages count from `counts_from`.

        One that would have begun on the day or later never held. The same one again goes on as if nothing had
        been. The clock stays as it is, wherever the stages count from.
        """
        own = _promise(self.policy_id, self.counts_from or self.clock_started_on, from_on)
        wanted = _promise(policy_id, counts_from, from_on)
        earlier: list[dict[str, Any]] = []
        begins_on = self.clock_started_on
        for each in [*self.earlier_promises, own]:
            if begins_on >= from_on:
                break
            until = from_on if each is own else min(date.fromisoformat(each["until"]), from_on)
            earlier.append({**each, "until": until.isoformat()})
            begins_on = until
        if earlier and earlier[-1] == wanted:
            earlier.pop()
        is_plain = not earlier and counts_from == self.clock_started_on
        return Kept(policy_id, self.clock_started_on, None if is_plain else counts_from, earlier)

    def write_to(self, agreement: Any) -> list[str]:
        """Set the columns of an agreement; answers their names."""
        for name, value in self._asdict().items():
            setattr(agreement, name, value)
        return list(self._fields)


def _promise(policy: int, counts_from: date, until: date) -> dict[str, Any]:
    return {"policy": policy, "counts_from": counts_from.isoformat(), "until": until.isoformat()}
