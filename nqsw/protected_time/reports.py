"""The ledger of protected time: what was planned and what was taken, month by month."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from nqsw.models import Enrolment
from nqsw.rules.programme_days import planned_protected_hours, weeks_of_practice
from workforce.authority_settings import History, history
from workforce.models import StartDay
from workforce.rules.working_days import ONE_DAY, Interval, add_months


@dataclass(frozen=True, slots=True)
class LedgerMonth:
    """One calendar month of protected time, in hours. A month that runs is planned to today."""

    starts_on: date
    planned: Decimal
    taken: Decimal

    @property
    def difference(self) -> Decimal:
        return self.taken - self.planned

    @property
    def share(self) -> Decimal | None:
        """Taken of planned, 0 to 1 and beyond; None where nothing was planned."""
        return self.taken / self.planned if self.planned else None


def ledger(enrolment: Enrolment, *, on: date) -> list[LedgerMonth]:
    """Every month from the first day here to the day, or to the programme's last.

    Before records begin nothing is planned: what was taken then is not known, but for what was entered.
    """
    taken: dict[date, Decimal] = defaultdict(Decimal)
    for taken_on, hours in enrolment.protected_time.values_list("taken_on", "hours"):
        taken[taken_on.replace(day=1)] += hours
    settings, last = history(), min(on, enrolment.ended_on or on)
    first = max(enrolment.here_from, StartDay.objects.records_begin_on() or date.min)
    month, found = min([first.replace(day=1), *taken]), []
    while month <= last:
        until = min(add_months(month, 1) - ONE_DAY, last)
        planned = Decimal()
        if first <= max(until, enrolment.here_from):
            days = Interval(max(month, first), max(until, first))
            planned = _planned(enrolment, days, settings)
        found.append(LedgerMonth(month, planned, taken[month]))
        month = add_months(month, 1)
    return found


def _planned(enrolment: Enrolment, days: Interval, settings: History) -> Decimal:
    return planned_protected_hours(
        weekly_hours=settings.on(days.starts_on).full_time_weekly_hours,
        fte=enrolment.worker.fte,
        percent=enrolment.programme.protected_time_percent,
        weeks=weeks_of_practice(days, enrolment.pause_intervals),
    )


def total(months: list[LedgerMonth]) -> LedgerMonth | None:
    """All months in one line; None before the first."""
    if not months:
        return None
    return LedgerMonth(
        months[0].starts_on,
        sum((one.planned for one in months), Decimal()),
        sum((one.taken for one in months), Decimal()),
    )
