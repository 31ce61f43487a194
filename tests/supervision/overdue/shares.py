"""Shares held in time by month, read as the home page reads them."""

from supervision.overdue.reports import compliance
from workforce.rules.working_days import ClosedInterval


def shares_by_month(*, people, from_on, to_on):
    days = compliance.counted(compliance.due_between(people, ClosedInterval(from_on, to_on)), "due_on")
    return compliance.shares_by_month(days.values_list("due_on", "periods", "in_time", named=True))
