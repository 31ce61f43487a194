"""The ledger of protected time: what was planned and what was taken, month by month."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

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
    taken = enrolment.protected_time.values_list("taken_on", "hours", named=True)
    return ledger_among(enrolment, taken, on=on)


def ledger_among(enrolment: Enrolment, entered: Iterable[Any], *, on: date) -> list[LedgerMonth]:
    """The same, of the days and hours that were entered."""
    taken: dict[date, Decimal] = defaultdict(Decimal)
    for one in entered:
        taken[one.taken_on.replace(day=1)] += one.hours
    last, month, found = (
        min(on, enrolment.ended_on or on),
        min([_first(enrolment).replace(day=1), *taken]),
        [],
    )
    while month <= last:
        found.append(LedgerMonth(month, planned_in(enrolment, month, on=on), taken[month]))
        month = add_months(month, 1)
    return found


def planned_in(enrolment: Enrolment, month: date, *, on: date) -> Decimal:
    """Hours that were planned for a month up to a day, or up to the programme's last."""
    first, last = _first(enrolment), min(on, enrolment.ended_on or on)
    until = min(add_months(month, 1) - ONE_DAY, last)
    if first > max(until, enrolment.here_from):
        return Decimal()
    return _planned(enrolment, Interval(max(month, first), max(until, first)), history())


def _first(enrolment: Enrolment) -> date:
    """The first day of which the ledger knows."""
    return max(enrolment.here_from, StartDay.objects.records_begin_on() or date.min)


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
