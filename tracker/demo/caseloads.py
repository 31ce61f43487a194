"""Cases of the demo: who held which since when, the fortnightly counts, and a limit set by hand."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, time, timedelta
from itertools import count
from random import Random

from tracker.demo.calendar import local
from tracker.demo.people import Staff
from workforce.caseloads.services.breaches import agree_to_breach, note_breaches
from workforce.caseloads.services.limits import set_limit
from workforce.models import Allocation, CaseCategory, CaseloadBreach, CaseloadSnapshot, Worker

FORTNIGHTS = 13
#: How many cases those hold who are told apart by name.
CASES_OF = {"mentor": 18, "samuel": 12, "nqsw": 11, "chloe": 17, "sean": 19, "worker": 15, "agency": 16}
#: What someone new starts with, one more each week; nothing of theirs is closed in the first weeks.
FIRST_CASES, SETTLED_IN_WEEKS = 3, 8
#: How many cases fewer than drawn.
LEFT_OUT = 2
WEIGHTS = {
    CaseCategory.CIN: 8,
    CaseCategory.CP: 5,
    CaseCategory.CLA: 5,
    CaseCategory.ASSESSMENT: 4,
    CaseCategory.CARE_LEAVER: 1,
    CaseCategory.S47: 1,
    CaseCategory.OTHER: 1,
}

type Held = dict[int, list[Allocation]]


def hand_out_cases(staff: Staff, *, random: Random) -> Held:
    """Allocations of every case holder, by worker, and their counts on thirteen fortnights."""
    keys = {worker.pk: key for key, worker in staff.by_key.items()}
    numbers = count(random.randrange(2_000_000, 3_000_000), 37)
    held: Held = {}
    nqsws = {worker.pk for worker in staff.nqsws}
    for worker in staff.everybody:
        if worker.holds_cases and not worker.left_on:
            usual = random.choice((12, 13, 14, 15)) if worker.pk in nqsws else random.choice(range(11, 21))
            wanted = CASES_OF.get(keys.get(worker.pk, ""), max(4, round(usual * float(worker.fte))))
            cases = cases_of(worker, wanted, on=staff.on, numbers=numbers, random=random)
            is_told_apart = keys.get(worker.pk, "") in CASES_OF
            held[worker.pk] = cases if is_told_apart else bearable(cases, worker, on=staff.on)
    Allocation.objects.bulk_create(one for cases in held.values() for one in cases)
    CaseloadSnapshot.objects.bulk_create(
        snapshot for worker in staff.everybody for snapshot in counts_of(worker, held, on=staff.on)
    )
    set_limit(
        worker=staff.by_key["mentor"],
        cases=16,
        starts_on=staff.on - timedelta(weeks=12),
        ends_on=None,
        reason="Mentors an NQSW: two cases fewer",
        is_protected=False,
        by=None,
    )
    keep_the_diary(staff)
    return held


def keep_the_diary(staff: Staff) -> None:
    """Overloads as each count found them; one of those that stand is agreed to, the others are not."""
    for day in reversed(counting_days(staff.on)):
        note_breaches(on=day, by=None)
    note_breaches(on=staff.on, by=None)
    agree_to_breach(
        breach=CaseloadBreach.objects.open().get(worker=staff.by_key["sean"]),
        until=staff.on + timedelta(days=19),
        reason="Covers for a vacancy; two cases close before Christmas",
        by=staff.account_of("supervisor"),
        at=local(staff.on - timedelta(days=2), time(16, 10)),
        on=staff.on,
    )


def counting_days(on: date) -> list[date]:
    """Every second Monday, the latest first."""
    monday = on - timedelta(days=on.weekday())
    return [monday - timedelta(weeks=2 * ago) for ago in range(FORTNIGHTS)]


def cases_of(
    worker: Worker, wanted: int, *, on: date, numbers: Iterator[int], random: Random
) -> list[Allocation]:
    """As many open cases as wanted today, and about half as many that were closed in half a year."""
    here = (on - worker.started_on).days
    cases = []
    for number in range(wanted + wanted // 2):
        since = random.randrange(3, max(4, min(here - 2, 420)))
        is_closed = number >= wanted
        until = random.randrange(1, max(2, min(since, 180))) if is_closed else None
        cases.append(
            Allocation(
                case_reference=f"P{next(numbers)}",
                category=random.choices(list(WEIGHTS), list(WEIGHTS.values()))[0],
                worker=worker,
                allocated_on=on - timedelta(days=since),
                ended_on=None if until is None else on - timedelta(days=until),
            )
        )
    return cases


def bearable(cases: list[Allocation], worker: Worker, *, on: date) -> list[Allocation]:
    """Some fewer, so that being over the limit is the exception; a new worker has only a few."""
    weeks = (on - worker.started_on).days // 7
    still_open = [one for one in cases if one.ended_on is None]
    closed = [one for one in cases if one.ended_on is not None] if weeks > SETTLED_IN_WEEKS else []
    return still_open[: min(len(still_open) - LEFT_OUT, FIRST_CASES + weeks)] + closed[: len(closed) // 2]


def counts_of(worker: Worker, held: Held, *, on: date) -> list[CaseloadSnapshot]:
    """What the case system would have counted, every second Monday."""
    return [
        CaseloadSnapshot(worker=worker, counted_on=day, source="Demo", **counted(held[worker.pk], on=day))
        for day in counting_days(on)
        if worker.pk in held and day >= worker.started_on
    ]


def counted(cases: list[Allocation], *, on: date) -> dict[str, int]:
    return dict(
        Counter(
            str(one.category)
            for one in cases
            if one.allocated_on <= on and (one.ended_on is None or one.ended_on >= on)
        )
    )
