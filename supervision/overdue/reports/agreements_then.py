"""Of many people, the agreement that was in force on a day: its policy and what that asks for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any, NamedTuple, Self

from supervision.clock.due_status import frequencies
from supervision.clock.frequency import Frequency
from supervision.clock.on_record import Absences, DaysOnRecord, absences_and_records
from supervision.clock.promises import promise_on
from supervision.clock.reckoner import Promise
from supervision.models import Agreement
from workforce.models import WorkerQuerySet


class AgreementThen(NamedTuple):
    """What reports ask of an agreement, without the rest of its row."""

    supervisee_id: int
    policy_id: int
    starts_on: date
    ends_on: date | None
    clock_started_on: date
    first_due_on: date | None
    counts_from: date | None
    earlier_promises: Sequence[Mapping[str, Any]]
    #: What its policy says now, and what it said before.
    minimum_minutes: int
    earlier_numbers: Sequence[Any]


_FACTS = attrgetter(*AgreementThen._fields[:-2])


class AgreementsThen:
    """The agreements of some people, read once for all parts of a report, in order of their first day."""

    def __init__(self, agreements: Iterable[AgreementThen]) -> None:
        self._found: dict[int, list[AgreementThen]] = defaultdict(list)
        for one in agreements:
            self._found[one.supervisee_id].append(one)

    @classmethod
    def of(cls, people: WorkerQuerySet) -> Self:
        """All that these people have or had."""
        agreements = Agreement.objects.filter(supervisee__in=people.values("pk")).order_by("starts_on", "pk")
        of_policy = ("policy__minimum_minutes", "policy__earlier_numbers")
        rows = agreements.values_list(*AgreementThen._fields[:-2], *of_policy)
        return cls(AgreementThen(*row) for row in rows)

    @classmethod
    def among(cls, promises: Iterable[Promise], policies: Mapping[int, Frequency]) -> Self:
        """Those of promises that are read already; `policies` are all that there are, by key."""
        in_order = sorted(promises, key=lambda one: one.starts_on)
        return cls(_then(one, policies[one.policy_id]) for one in in_order)

    @property
    def every(self) -> list[AgreementThen]:
        """All of them."""
        return [one for some in self._found.values() for one in some]

    def on(self, supervisee: int, day: date) -> AgreementThen | None:
        """The agreement in force on the day."""
        for one in self._found.get(supervisee, ()):
            if one.starts_on <= day and (one.ends_on is None or one.ends_on >= day):
                return one
        return None

    def minutes(self, supervisee: int, day: date) -> int:
        """The shortest session that the promise of that day allows; 0 without an agreement."""
        agreement = self.on(supervisee, day)
        if agreement is None:
            return 0
        if not agreement.earlier_promises and not agreement.earlier_numbers:
            return agreement.minimum_minutes
        return promise_on(agreement, self._policies, on=day).minimum_minutes

    @cached_property
    def spells(self) -> tuple[Absences, DaysOnRecord]:
        """The absences of everyone who has or had one, and of which days records are kept."""
        return absences_and_records(self._found.keys())

    @cached_property
    def _policies(self) -> Mapping[int, Frequency]:
        return frequencies()


def _then(one: Promise, policy: Frequency) -> AgreementThen:
    facts = _FACTS(one)
    return AgreementThen._make((*facts, policy.minimum_minutes, policy.former))
