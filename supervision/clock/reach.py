"""How far back a session may lie that says what is due in a time. Dates alone, no database."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from supervision.clock.frequency import Frequency
from workforce.rules.working_days import Interval

#: Longer than any run of weekend and bank holidays, in days.
REST_DAYS = 10
#: Longest that one period of each unit may be, in days.
LONGEST_UNIT = {"day": 1, "week": 7, "month": 31}


def longest_interval(policy: Frequency) -> int:
    """Days: as long as two sessions can be apart under the policy."""
    stages = (stage for one in policy.promises for stage in one.stages)
    return max(stage.every.number * LONGEST_UNIT[stage.every.unit.value] for stage in stages)


def carried_from(policy: Frequency, *, absences: Iterable[Interval], first: date) -> date:
    """The first day from which absences, one after the other, may carry a due day to `first` or later.

    It is `first` itself where none runs into it.
    """
    grace = max(one.return_grace_working_days for one in policy.promises)
    carried = timedelta(2 * grace + 2 * REST_DAYS)
    for absence in sorted(absences, key=lambda one: one.ends_on or date.max, reverse=True):
        if absence.ends_on is None or absence.ends_on + carried >= first:
            first = min(first, absence.starts_on)
    return first


def earliest_that_matters(
    policy: Frequency, *, absences: Sequence[Interval], first: date, records: Sequence[Interval] = ()
) -> date:
    """A session before this day cannot have its due day in a window that starts on `first`.

    Its due day lies an interval later, moved by rest days at most, unless absences carry it further, or
    records begin that late: then every session matters.
    """
    reached = carried_from(policy, absences=absences, first=first)
    earliest = reached - timedelta(longest_interval(policy) + REST_DAYS)
    return date.min if any(spell.starts_on >= earliest for spell in records) else earliest
