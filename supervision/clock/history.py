"""Every due period of someone, under all the agreements that they had. Dates alone, no database."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Protocol

from supervision.clock.frequency import Frequency
from supervision.clock.periods import DuePeriod, due_periods
from supervision.clock.promises import Promise, promised
from workforce.rules.working_days import Interval

#: What `due_history` asks of an agreement.
FACTS = ("policy_id", "clock_started_on", "counts_from", "earlier_promises", "ends_on", "first_due_on")


class Agreed(Promise, Protocol):
    """What of an agreement says when sessions are due, and until when."""

    @property
    def ends_on(self) -> date | None: ...
    @property
    def first_due_on(self) -> date | None: ...


def due_history(
    agreements: Iterable[Agreed],
    *,
    policies: Mapping[int, Frequency],
    held_on: Sequence[date],
    absences: Sequence[Interval],
    holidays: Collection[date],
    records: Sequence[Interval],
    until: date,
) -> list[DuePeriod]:
    """The due periods under these agreements, which are in order, up to a day.

    Those with one start of the clock are one chain, whoever supervised and whatever was promised. After the
    end of a chain nothing is due: a period counts that was due by then, or ended with a session by then.
    """
    found: list[DuePeriod] = []
    for clock_started_on, chain in groupby(agreements, key=attrgetter("clock_started_on")):
        *_, last = chain
        periods = due_periods(
            policy=promised(last, policies),
            clock_started_on=clock_started_on,
            held_on=held_on,
            absences=absences,
            holidays=holidays,
            within=Interval(clock_started_on, max(until, clock_started_on)),
            records=records,
            first_due_on=last.first_due_on,
        )
        end = last.ends_on or date.max
        found += [one for one in periods if min(one.due_on, one.held_on or one.due_on) <= end]
    return found
