"""Cases of the demo: who held which since when. In each place of a caseload one case follows another."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, cycle
from random import Random

from tracker.demo.calendar import working_day_on_or_after, working_day_on_or_before
from tracker.demo.people import ASSESSMENT_TEAM, CARE_LEAVERS, LOOKED_AFTER, WEST, Staff
from workforce.models import Absence, Allocation, CaseCategory, OrganisationalRole, Worker
from workforce.rules.working_days import ONE_DAY

type Held = dict[int, list[Allocation]]

#: How many cases those hold who are told apart by name.
CASES_OF = {"mentor": 18, "samuel": 12, "nqsw": 11, "chloe": 17, "sean": 19, "worker": 15, "agency": 16}
#: How many cases a full-time worker holds, and one who supervises others.
USUAL = (12, 13, 14, 14, 15, 15, 15, 16, 16, 17)
OF_SENIORS = (9, 10, 11, 12)
OF_NQSWS = (11, 12, 13)
#: An NQSW of the second half-year in Safeguarding West, one over the protected limit.
OVER_PROTECTED = 17
#: Someone new starts with so many; the others come one by one, so many days apart.
FIRST_CASES = 3
NEW_CASE_EVERY, NEW_AGENCY_CASE_EVERY = 5, 3
#: What a team is there for.
SAFEGUARDING = {
    CaseCategory.CIN: 7,
    CaseCategory.CP: 6,
    CaseCategory.CLA: 3,
    CaseCategory.ASSESSMENT: 1,
    CaseCategory.S47: 1,
    CaseCategory.OTHER: 1,
}
WORK_OF = {
    ASSESSMENT_TEAM: {
        CaseCategory.ASSESSMENT: 9,
        CaseCategory.CIN: 5,
        CaseCategory.S47: 2,
        CaseCategory.CP: 1,
    },
    LOOKED_AFTER: {CaseCategory.CLA: 14, CaseCategory.OTHER: 1, CaseCategory.CARE_LEAVER: 1},
    CARE_LEAVERS: {CaseCategory.CARE_LEAVER: 12, CaseCategory.CLA: 3},
}
#: Not for an NQSW alone (`nqsw_not_alone`): what they hold instead is a child in need.
NOT_FOR_NQSWS = (CaseCategory.CP, CaseCategory.S47)
#: For how many days a worker holds a case. An assessment ends within 45 working days, an enquiry in 15.
LIVES = {
    CaseCategory.ASSESSMENT: (30, 59),
    CaseCategory.S47: (9, 19),
    CaseCategory.CIN: (80, 260),
    CaseCategory.CP: (150, 400),
    CaseCategory.CLA: (200, 700),
    CaseCategory.CARE_LEAVER: (250, 800),
    CaseCategory.OTHER: (150, 600),
}
SHORT = (CaseCategory.ASSESSMENT, CaseCategory.S47)
DAYS_OF_HISTORY = 400
#: What is open today was there at the last count.
LEAST_DAYS = 8


@dataclass(frozen=True, slots=True)
class Drawing:
    """From what cases are drawn: the day, the numbers of the case system, chance."""

    on: date
    numbers: Iterator[int]
    random: Random


def hand_out(staff: Staff, *, random: Random) -> Held:
    """The cases of everyone who holds some; those of people who are away or have left went to their team."""
    drawing = Drawing(staff.on, count(random.randrange(2_000_000, 3_000_000), 37), random)
    held = {
        worker.pk: cases_of(worker, wanted(worker, staff, random=random), staff, drawing)
        for worker in staff.everybody
        if worker.holds_cases
    }
    for worker, last in gone(staff):
        hand_on(worker, last, held, staff)
    return held


def wanted(worker: Worker, staff: Staff, *, random: Random) -> int:
    key = staff.key_of(worker)
    if key in CASES_OF:
        return CASES_OF[key]
    if worker in staff.nqsws:
        weeks = (staff.on - worker.started_on).days // 7
        if worker.team.name == WEST and weeks > 26:
            return OVER_PROTECTED
        return min(random.choice(OF_NQSWS), 3 + weeks)
    is_senior = worker.org_role == OrganisationalRole.SENIOR_PRACTITIONER
    usual = random.choice(OF_SENIORS if is_senior and worker in staff.supervising else USUAL)
    return max(5, round(usual * float(worker.fte)))


def cases_of(worker: Worker, places: int, staff: Staff, drawing: Drawing) -> list[Allocation]:
    """One case in each place today, and those that were in it before; some places were given up."""
    random, is_nqsw = drawing.random, worker in staff.nqsws
    apart = NEW_AGENCY_CASE_EVERY if worker.is_agency else NEW_CASE_EVERY
    given_up = random.choice((0, 0, 1, 2)) if (drawing.on - worker.started_on).days > DAYS_OF_HISTORY else 0
    cases: list[Allocation] = []
    for place in range(places + given_up):
        opened_on = worker.started_on + timedelta(days=2 + max(0, place - FIRST_CASES + 1) * apart)
        last = None if place < places else drawing.on - timedelta(days=random.randrange(15, 150))
        cases += cases_in_a_place(worker, opened_on, last, drawing, is_nqsw=is_nqsw)
    return cases


def cases_in_a_place(
    worker: Worker, opened_on: date, last: date | None, drawing: Drawing, *, is_nqsw: bool
) -> Iterator[Allocation]:
    """One case after the other, the latest first, back to the day on which the place was opened."""
    random = drawing.random
    earliest = max(opened_on, drawing.on - timedelta(days=DAYS_OF_HISTORY))
    ended_on = working_day_on_or_before(last) if last else None
    while True:
        category = drawn_category(worker, is_nqsw=is_nqsw, random=random)
        life = random.randrange(*LIVES[category])
        held_for = random.randrange(LEAST_DAYS, life) if ended_on is None else life
        since = working_day_on_or_before((ended_on or drawing.on) - timedelta(days=held_for))
        is_first = since <= earliest
        if is_first and (ended_on or drawing.on) <= opened_on + timedelta(days=LEAST_DAYS):
            return
        yield Allocation(
            case_reference=f"P{next(drawing.numbers)}",
            category=category,
            worker=worker,
            allocated_on=max(since, working_day_on_or_after(opened_on)) if is_first else since,
            ended_on=ended_on,
        )
        if is_first:
            return
        ended_on = working_day_on_or_before(since - timedelta(days=random.randrange(1, 9)))
        if ended_on <= earliest:
            return


def drawn_category(worker: Worker, *, is_nqsw: bool, random: Random) -> CaseCategory:
    work = WORK_OF.get(worker.team.name, SAFEGUARDING)
    drawn = random.choices(list(work), list(work.values()))[0]
    return CaseCategory.CIN if is_nqsw and drawn in NOT_FOR_NQSWS else drawn


def gone(staff: Staff) -> Iterator[tuple[Worker, date]]:
    """Who is away without an end, or has left, with the last day of their cases."""
    people = {worker.pk: worker for worker in staff.everybody}
    for absence in Absence.objects.filter(ended_on=None).order_by("pk"):
        yield people[absence.worker_id], working_day_on_or_before(absence.started_on - ONE_DAY)
    for worker in staff.everybody:
        if worker.left_on:
            yield worker, worker.left_on


def hand_on(worker: Worker, last: date, held: Held, staff: Staff) -> None:
    """Every case that was open on the last day ends then, and the team takes it over in turn.

    A colleague who takes one gives up the newest of their own, so that no one holds more than before.
    """
    cases = held.pop(worker.pk, [])
    away = {one.pk for one, _ in gone(staff)}
    named = {staff.by_key[key].pk for key in CASES_OF}
    team = [
        one
        for one in staff.everybody
        if one.team_id == worker.team_id and one.pk in held and one.pk not in away | named
        if one not in staff.nqsws and one.started_on < last
    ]
    taking = cycle(team)
    mine = []
    for case in cases:
        if case.allocated_on > last:
            continue
        is_open = case.ended_on is None or case.ended_on > last
        mine.append(case)
        if not is_open:
            continue
        passed_on = replace_worker(case, next(taking), working_day_on_or_after(last + ONE_DAY))
        case.ended_on = last
        if case.category not in SHORT:
            make_room(held[passed_on.worker_id], passed_on)
            held[passed_on.worker_id].append(passed_on)
    held[worker.pk] = mine


def replace_worker(case: Allocation, worker: Worker, on: date) -> Allocation:
    return Allocation(
        case_reference=case.case_reference,
        category=case.category,
        worker=worker,
        allocated_on=on,
        ended_on=case.ended_on,
    )


def make_room(cases: list[Allocation], coming: Allocation) -> None:
    """What was given to the colleague since then, and is as long, goes to someone else in their stead."""
    for one in reversed(cases):
        if one.allocated_on >= coming.allocated_on and one.ended_on == coming.ended_on:
            cases.remove(one)
            return
