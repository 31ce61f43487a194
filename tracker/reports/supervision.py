"""The supervision report: held in time, by month, team, role, contract and frequency policy.

The numbers that inspectors ask an authority for, of the people the reader answers for.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from supervision.models import Action
from supervision.models.action import DRIFTS_FROM, is_overdue
from supervision.overdue.reports.cancellations import Cancellations, cancellations
from supervision.overdue.reports.compliance import DuePeriodRow, Share, compliance, shares_by
from supervision.overdue.reports.counted_shares import CountedPeriods
from supervision.overdue.reports.report_facts import Days, ReportFacts
from supervision.overdue.reports.sessions import SessionQuality, session_quality
from workforce.models import WorkerQuerySet
from workforce.rules.working_days import ONE_DAY, ClosedInterval, add_months
from workforce.stood import EVERYONE, Whom
from workforce.web.viewer import Viewer


@dataclass(frozen=True, slots=True)
class By:
    """One thing that due periods are told apart by: how it is called, and its value of a due period."""

    title: str
    key: Callable[[Any], Any]
    say: Callable[[Any], str] = str


#: By the name that an address has for it.
BYS = {
    "month": By("Month", lambda row: row.month, lambda month: f"{month:%B %Y}"),
    "team": By("Team", lambda row: row.team),
    "role": By("Role", lambda row: row.role),
    "contract": By("Contract", lambda row: "Agency" if row.is_agency else "Permanent and fixed term"),
    "policy": By("Frequency policy", lambda row: row.policy),
}


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The share held in time for each value of one thing, such as each team."""

    name: str
    shares: Sequence[Share]

    @property
    def by(self) -> str:
        return BYS[self.name].title

    @property
    def named_shares(self) -> list[tuple[str, Share]]:
        return [(BYS[self.name].say(share.label), share) for share in self.shares]


@dataclass(frozen=True, slots=True)
class Measure:
    """What is not a share of due periods: its value, of how many, and what names the rows behind each."""

    label: str
    value: Any
    of: int | None = None
    #: By these names `tracker.reports.behind` finds the rows; empty of what counts none.
    rows: str = ""
    rows_of: str = ""


@dataclass(frozen=True)
class SupervisionReport:
    """Everything that the report says of a time."""

    facts: ReportFacts
    breakdowns: Sequence[Breakdown]
    quality: SessionQuality
    called_off: Cancellations
    actions_overdue: int
    actions_drifting: int

    @property
    def whole(self) -> Share:
        """All months together."""
        months = self.breakdowns[0].shares
        return Share("", sum(one.in_time for one in months), sum(one.periods for one in months))

    @cached_property
    def periods(self) -> Sequence[DuePeriodRow]:
        """The rows behind the shares, for a file: pages count them."""
        facts, days = self.facts, self.facts.days
        return compliance(
            people=facts.people, from_on=days.first, to_on=days.last, whom=facts.whom, then=facts.then
        )


def supervision_report(
    *,
    people: WorkerQuerySet,
    from_on: date,
    to_on: date,
    known_on: date | None = None,
    whom: Whom = EVERYONE,
    viewer: Viewer | None = None,
) -> SupervisionReport:
    """The report of these people between two days, both included; the last should be over. Where they are
    those whom a `viewer` answers for, it is asked for sooner.

    Of `whom` counts what is of a day on which they stood there; of open actions who stands there
    now. Signatures count where their time was over by `known_on`, or by the last day.
    """
    actions = _actions(whom.now(people), on=to_on + ONE_DAY)
    days = Days(from_on, to_on, known_on or to_on)
    if viewer:
        facts = ReportFacts.seen_by(viewer, days, whom=whom)
    else:
        facts = ReportFacts.of(people, days, whom=whom)
    return SupervisionReport(
        facts=facts,
        breakdowns=_breakdowns(CountedPeriods(facts)),
        quality=session_quality(people=facts.people, from_on=from_on, to_on=to_on, facts=facts),
        called_off=cancellations(
            people=facts.people,
            from_on=from_on,
            to_on=to_on,
            agreements=facts.agreements,
            counts=facts.counts,
        ),
        actions_overdue=actions["overdue"],
        actions_drifting=actions["drifting"],
    )


def _breakdowns(counted: CountedPeriods) -> tuple[Breakdown, ...]:
    """Only its month is a due period's own: what else tells it apart has more of its agreement in common."""
    return tuple(
        Breakdown(name, shares_by(counted.by_day if name == "month" else counted.in_place, by.key))
        for name, by in BYS.items()
    )


def _actions(people: WorkerQuerySet, *, on: date) -> dict[str, int]:
    """How many actions of these people are overdue on a day, and how many drift."""
    open_ones = Action.objects.open().filter(supervisee__in=people.values("pk")).with_times_carried()
    return open_ones.aggregate(
        overdue=Count("pk", filter=is_overdue(on=on)),
        drifting=Count("pk", filter=Q(times_carried__gte=DRIFTS_FROM)),
    )


@dataclass(frozen=True, slots=True)
class MonthSoFar:
    """The share held in time of this month's due days that are past, and that of the month before."""

    this: Share
    before: Share
    #: The first and the last day of this month that are counted.
    days: tuple[date, date]

    @property
    def address(self) -> str:
        """The report on exactly these days."""
        days = dict(zip(("from_on", "to_on"), (day.isoformat() for day in self.days), strict=True))
        return reverse("tracker:supervision_report", query=days)

    @property
    def percent_label(self) -> str:
        return "" if self.this.percent is None else f"{self.this.percent}%"

    @property
    def change(self) -> str:
        """Against the month before, in words; empty where either has no due day."""
        if self.this.percent is None or self.before.percent is None:
            return ""
        if self.this.percent == self.before.percent:
            return f"as in {self.before.label:%B}"
        return f"{'up' if self.this.percent > self.before.percent else 'down'} from {self.before.percent}%"


def months_counted(on: date) -> ClosedInterval:
    """The whole month before, and this one up to yesterday."""
    return ClosedInterval(add_months(on.replace(day=1), -1), on - ONE_DAY)


def month_among(shares: Mapping[date, Share], *, on: date) -> MonthSoFar:
    """Held in time this month up to yesterday, beside the whole month before: of the shares of both."""
    first = on.replace(day=1)
    before = add_months(first, -1)
    now, then = (shares.get(month, Share(month, 0, 0)) for month in (first, before))
    return MonthSoFar(now, then, (first, max(first, on - ONE_DAY)))


def measures(report: SupervisionReport) -> Iterator[Measure]:
    """What is not a share of due periods, each with the rows behind it."""
    quality, off = report.quality, report.called_off
    long_enough, signed, made_good = quality.long_enough, quality.signed_in_time, off.rebooked_in_time
    yield Measure("Sessions held", quality.held, rows="held")
    yield Measure("Days between sessions, median", quality.median_gap)
    yield Measure("Days between sessions, longest", quality.longest_gap)
    yield Measure(
        "As long as promised and uninterrupted",
        long_enough.number, long_enough.of, rows="long-enough", rows_of="length-known",
    )  # fmt: skip
    yield Measure(
        "Signed by both in the working days allowed",
        signed.number, signed.of, rows="signed-in-time", rows_of="to-be-signed",
    )  # fmt: skip
    yield Measure("Sessions cancelled", off.called_off, rows="cancelled")
    yield Measure("Sessions not attended", off.missed, rows="missed")
    for side, number in off.by_side:
        label = f"Cancelled or missed by: {side.label.lower()}"
        yield Measure(label, number, len(off.rows), rows=f"by-{side}", rows_of="off")
    for reason, number in off.by_reason:
        label = f"Cancelled for: {reason.label.lower()}"
        yield Measure(label, number, off.called_off, rows=f"for-{reason}", rows_of="cancelled")
    yield Measure(
        "Cancelled or missed and held again in time",
        made_good.number, made_good.of, rows="made-good", rows_of="off",
    )  # fmt: skip


def in_order(periods: Iterable[DuePeriodRow]) -> list[DuePeriodRow]:
    """By due day, then by name."""
    return sorted(periods, key=lambda row: (row.due_on, row.worker.family_name, row.worker.pk))
