"""Counts of cases in the demo, a limit set by hand, overloads and what was decided of them."""

from collections import Counter
from datetime import date, time, timedelta
from random import Random

from tracker.demo.calendar import (
    local,
    working_day_on_or_after,
    working_day_on_or_before,
    working_days_before,
)
from tracker.demo.cases import Held, hand_out
from tracker.demo.people import WEST, Staff
from workforce.caseloads.services.breaches import agree_to_breach, note_breaches
from workforce.caseloads.services.limits import set_limit
from workforce.models import Allocation, CaseloadBreach, CaseloadSnapshot, Worker
from workforce.rules.working_days import monday_of

FORTNIGHTS = 13


def hand_out_cases(staff: Staff, *, random: Random) -> Held:
    """Allocations of every case holder, by worker, and their counts on thirteen fortnights."""
    held = hand_out(staff, random=random)
    Allocation.objects.bulk_create(one for cases in held.values() for one in cases)
    CaseloadSnapshot.objects.bulk_create(
        snapshot for worker in staff.everybody for snapshot in counts_of(worker, held, on=staff.on)
    )
    set_limit(
        worker=staff.by_key["mentor"],
        cases=16,
        starts_on=working_day_on_or_after(staff.on - timedelta(weeks=12)),
        ends_on=None,
        reason="Mentors an NQSW: two cases fewer",
        is_protected=False,
        by=None,
    )
    keep_the_diary(staff)
    return held


def keep_the_diary(staff: Staff) -> None:
    """Overloads as each count found them: two of those that stand are agreed to, one of them protected."""
    for day in reversed(counting_days(staff.on)):
        note_breaches(on=day, by=None)
    note_breaches(on=staff.on, by=None)
    agree_to(
        staff.by_key["sean"],
        "Covers for a vacancy; two cases close by the end of next month",
        by="supervisor",
        days=19,
        staff=staff,
    )
    protected = next(one for one in staff.nqsws if one.team.name == WEST and one.pk in over_the_limit())
    agree_to(
        protected,
        "A sibling joined a case that was held already; one family closes at its review in two weeks",
        by="service-manager",
        days=16,
        staff=staff,
    )


def over_the_limit() -> set[int]:
    return set(CaseloadBreach.objects.open().values_list("worker", flat=True))


def agree_to(worker: Worker, reason: str, *, by: str, days: int, staff: Staff) -> None:
    """A manager agreed, two working days ago, until a working day ahead."""
    agree_to_breach(
        breach=CaseloadBreach.objects.open().get(worker=worker),
        until=working_day_on_or_after(staff.on + timedelta(days=days)),
        reason=reason,
        by=staff.account_of(by),
        at=local(working_days_before(working_day_on_or_before(staff.on), 2), time(16, 10)),
        on=staff.on,
    )


def counting_days(on: date) -> list[date]:
    """Every second Monday, or the working day after it, the latest first; none is to come."""
    monday = monday_of(on)
    days = (working_day_on_or_after(monday - timedelta(weeks=2 * ago)) for ago in range(FORTNIGHTS + 1))
    return [day for day in days if day <= on][:FORTNIGHTS]


def counts_of(worker: Worker, held: Held, *, on: date) -> list[CaseloadSnapshot]:
    """What the case system would have counted on those days, while someone held cases or was new."""
    return [
        CaseloadSnapshot(worker=worker, counted_on=day, source="Demo", **found)
        for day in counting_days(on)
        if worker.pk in held and day >= worker.started_on
        if (found := counted(held[worker.pk], on=day)) or day < first_day(held[worker.pk])
    ]


def first_day(cases: list[Allocation]) -> date:
    return min((one.allocated_on for one in cases), default=date.max)


def counted(cases: list[Allocation], *, on: date) -> dict[str, int]:
    return dict(
        Counter(
            str(one.category)
            for one in cases
            if one.allocated_on <= on and (one.ended_on is None or one.ended_on >= on)
        )
    )
