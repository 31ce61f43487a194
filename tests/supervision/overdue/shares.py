"""Shares held in time by month, read as the home page reads them."""

from supervision.clock.due_status import frequencies
from supervision.overdue.reports.compliance import promises_of, shares_among
from supervision.overdue.reports.histories import histories
from workforce.rules.working_days import ClosedInterval


def shares_by_month(*, people, from_on, to_on):
    policies, window = frequencies(), ClosedInterval(from_on, to_on)
    promises = list(promises_of(people, window=window))
    known = histories(promises, people=people, policies=policies, window=window)
    return shares_among(promises, known, policies=policies, window=window)
