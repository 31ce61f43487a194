"""The caseload limit of one worker or of many, on a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from workforce.authority_settings import History, history
from workforce.models import CaseloadLimit, Worker
from workforce.models.worker import CASE_HOLDING_ROLES
from workforce.rules.authority import AuthoritySettings, Setting
from workforce.rules.working_days import FULL_SHARE, limit_for

FULL_TIME = 1


@dataclass(frozen=True, slots=True)
class LimitInForce:
    """The most cases that one worker should hold on a day, and where that number comes from.

    `set_limit` is None where no one set one: then it is the usual limit of the role, by FTE, which
    `worked_out` says in words.
    """

    cases: int
    set_limit: CaseloadLimit | None = None
    worked_out: str = "Usual limit of the role, by FTE"

    @property
    def is_protected(self) -> bool:
        """An NQSW's protected caseload."""
        return self.set_limit is not None and self.set_limit.is_protected

    @property
    def until(self) -> date | None:
        """Its last day; None where it has none."""
        return self.set_limit.ends_on if self.set_limit else None

    @property
    def reason(self) -> str:
        """Why it is what it is, in words for people."""
        return self.set_limit.reason if self.set_limit else self.worked_out

    def excess(self, held: int) -> int:
        """How many cases too many; 0 at the limit and below."""
        return max(0, held - self.cases)


def usual_limit_of(worker: Worker, *, on: date, settings: History) -> LimitInForce | None:
    """The limit of this worker's role on a day, on their hours; None for a person who holds no cases.

    A role with a number of its own has that; every other role that holds cases has the experienced worker's.
    """
    full_time = _full_time(worker.org_role, settings=settings.on(on))
    if full_time is None:
        return None
    cases = limit_for(experienced_limit=full_time, share=FULL_SHARE[0].share, fte=worker.fte)
    if worker.fte == FULL_TIME:
        return LimitInForce(cases, worked_out="Usual limit of the role")
    part = worker.fte.normalize()
    exact = (full_time * worker.fte).normalize()
    rounded = "" if exact == cases else f" = {exact:f}, rounded down to whole cases"
    return LimitInForce(cases, worked_out=f"Usual limit of the role by FTE, {full_time} × {part:f}{rounded}")


def usual_cases(org_role: int, fte: Decimal, *, settings: AuthoritySettings) -> int | None:
    """The number of that limit alone; None for a role that holds no cases."""
    full_time = _full_time(org_role, settings=settings)
    if full_time is None:
        return None
    return limit_for(experienced_limit=full_time, share=FULL_SHARE[0].share, fte=fte)


def _full_time(org_role: int, *, settings: AuthoritySettings) -> int | None:
    of_role = settings.caseload_limits_by_role.get(org_role)
    if of_role is None and org_role in CASE_HOLDING_ROLES:
        return settings.experienced_caseload_limit
    return of_role


def limits_on(workers: Iterable[Worker], *, on: date) -> dict[int, LimitInForce]:
    """Each worker's limit on a day by the worker's key, in one query beside the settings.

    Of several set limits in force, that which started last counts, so that a limit for some
    weeks stands before the one it interrupts. Who holds no cases and has no set limit is left out.
    """
    people, settings = list(workers), history()
    rows = CaseloadLimit.objects.in_force(on=on).filter(worker__in=[worker.pk for worker in people])
    newest = {limit.worker_id: limit for limit in rows.order_by("starts_on")}
    found = {}
    for worker in people:
        if limit := newest.get(worker.pk):
            found[worker.pk] = LimitInForce(limit.cases, limit)
        elif usual := usual_limit_of(worker, on=on, settings=settings):
            found[worker.pk] = usual
    return found


def limit_on(worker: Worker, *, on: date) -> LimitInForce | None:
    """One worker's limit on a day; None where there is none."""
    return limits_on([worker], on=on).get(worker.pk)


def limit_among(rows: Sequence[CaseloadLimit], worker: Worker, *, on: date) -> LimitInForce | None:
    """The same, of the worker's set limits in force on the day, in order of their first day."""
    if rows:
        return LimitInForce(rows[-1].cases, rows[-1])
    return usual_limit_of(worker, on=on, settings=history())


class Limits:
    """Every limit ever set for these people, read in one query and asked for any day."""

    def __init__(self, workers: Iterable[Worker]) -> None:
        self._workers = {worker.pk: worker for worker in workers}
        self.settings = history()
        self._set: dict[int, list[CaseloadLimit]] = {key: [] for key in self._workers}
        for limit in self._all_set():
            self._set[limit.worker_id].append(limit)

    def _all_set(self) -> QuerySet[CaseloadLimit]:
        found = CaseloadLimit.objects.filter(worker__in=list(self._workers))
        return found.select_related("set_by__worker").order_by("starts_on")

    def set_for(self, worker: Worker) -> list[CaseloadLimit]:
        """Those that were set for the worker, the latest first."""
        return self._set[worker.pk][::-1]

    def usual_since(self, *, on: date) -> date | None:
        """The day from which the usual limits are what they are on the day; None where they always were."""
        names = (Setting.EXPERIENCED_CASELOAD_LIMIT, Setting.CASELOAD_LIMITS_BY_ROLE)
        changed = (day for name in names for day in self.settings.changes_of(name) if day <= on)
        return max(changed, default=None)

    def of(self, worker: Worker, *, on: date) -> LimitInForce | None:
        """The limit in force on the day, by the same rule as `limits_on`."""
        for limit in reversed(self._set[worker.pk]):
            if limit.starts_on <= on and (limit.ends_on is None or on <= limit.ends_on):
                return LimitInForce(limit.cases, limit)
        return usual_limit_of(worker, on=on, settings=self.settings)
