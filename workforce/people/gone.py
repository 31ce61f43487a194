"""Who is gone: has left, is away for long, or has no way to sign in, so that those who look to them wait."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, TextChoices

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
    why_of, found = _reasons(on=on), {}
    for worker in _with_absence(on=on).select_related("account"):
        if why := why_of(worker):
            since, until = {
                Why.LEFT: (worker.left_on, None),
                Why.AWAY: (worker.away_from, worker.away_until),
                Why.NO_ACCOUNT: (None, None),
            }[why]
            found[worker.pk] = Gone(worker, why, since, until)
    return found


def perhaps_gone_rows(*, on: date) -> QuerySet[Any, Any]:
    """What `why_gone` is told: those who are perhaps gone, without the people."""
    facts = ("pk", "left_on", "away_from", "away_until", "account_is_active")
    rows: QuerySet[Any, Any] = _with_absence(on=on).order_by().values(*facts)
    return rows


def why_gone(rows: Iterable[Any], *, on: date) -> dict[int, Why]:
    """Why each of these (by key) is gone on the day; those who are not are left out."""
    why = _reasons(on=on)
    reasons = {row.pk: why(row) for row in rows}
    return {key: reason for key, reason in reasons.items() if reason}


def _with_absence(*, on: date) -> Any:
    away = Absence.objects.covering(on=on).filter(worker=OuterRef("pk")).order_by("started_on")
    return perhaps_gone(on=on).annotate(
        away_from=Subquery(away.values("started_on")[:1]),
        away_until=Subquery(away.values("ended_on")[:1]),
        account_is_active=F("account__is_active"),
    )


def _reasons(*, on: date) -> Callable[[Any], Why | None]:
    """Says of someone who is perhaps gone whether they are, and why."""
    long, holidays = authority_settings(on=on).long_absent_working_days, days_off()

    def why(worker: Any) -> Why | None:
        if worker.left_on is not None and worker.left_on < on:
            return Why.LEFT
        if worker.away_from:
            away = Interval(worker.away_from, worker.away_until or on)
            if has_working_days(away, long, holidays=holidays):
                return Why.AWAY
        return None if worker.account_is_active else Why.NO_ACCOUNT

    return why
