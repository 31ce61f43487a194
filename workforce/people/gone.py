"""Who is gone: has left, is away for long, or has no way to sign in, so that those who look to them wait."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery, TextChoices

from workforce.authority_settings import authority_settings, days_off
from workforce.models import Absence, EmploymentPeriod, Worker, WorkerQuerySet
from workforce.rules.working_days import Interval, has_working_days
from workforce.web.tags import day


class Why(TextChoices):
    """Why someone cannot do for others what they are down for."""

    LEFT = "left", "Has left"
    AWAY = "away", "Long absent"
    NO_ACCOUNT = "no-account", "Has no account"


@dataclass(frozen=True, slots=True)
class Gone:
    """One person who is gone; `since` is their first day without them, where a day is known."""

    worker: Worker
    why: Why
    since: date | None
    until: date | None = None

    def __str__(self) -> str:
        """ "Daniel Okafor left on Tuesday 3 November"."""
        if self.why is Why.LEFT:
            return f"{self.worker} left on {day(self.worker.left_on)}"
        if self.why is Why.AWAY:
            until = f" to {day(self.until)}" if self.until else ""
            return f"{self.worker} is away from {day(self.since)}{until}"
        return f"{self.worker} has no account to sign in with"


def perhaps_gone(*, on: date) -> WorkerQuerySet:
    """Those who have left, are away on the day or have no account; `gone_people` says who of them is gone."""
    back = EmploymentPeriod.objects.covering(on=on).filter(worker=OuterRef("pk"))
    away = Absence.objects.covering(on=on).filter(worker=OuterRef("pk"))
    cannot = Q(account=None) | Q(account__is_active=False)
    return Worker.objects.filter((Q(left_on__lt=on) & ~Exists(back)) | Exists(away) | cannot)


def gone_people(*, on: date) -> dict[int, Gone]:
    """Everyone who is gone on the day, by key: the first of the reasons that holds, in the order of `Why`.

    Long absent is who is away by an absence of so many working days (*local*), up to its last day where
    that is known and up to the day where it is not.
    """
    away = Absence.objects.covering(on=on).filter(worker=OuterRef("pk")).order_by("started_on")
    found = perhaps_gone(on=on).select_related("account")
    known = found.annotate(
        away_from=Subquery(away.values("started_on")[:1]), away_until=Subquery(away.values("ended_on")[:1])
    )
    long, holidays = authority_settings(on=on).long_absent_working_days, days_off()
    gone = (_gone(worker, on=on, long=long, holidays=holidays) for worker in known)
    return {one.worker.pk: one for one in gone if one}


def _gone(worker: Any, *, on: date, long: int, holidays: Collection[date]) -> Gone | None:
    if worker.has_left(on=on):
        return Gone(worker, Why.LEFT, worker.left_on)
    if worker.away_from:
        away = Interval(worker.away_from, worker.away_until or on)
        if has_working_days(away, long, holidays=holidays):
            return Gone(worker, Why.AWAY, worker.away_from, worker.away_until)
    if worker.account is None or not worker.account.is_active:
        return Gone(worker, Why.NO_ACCOUNT, None)
    return None
