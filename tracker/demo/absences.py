"""Absences of the demo: some over, some with an end in sight, some that suspend the clock."""

from datetime import date, timedelta
from random import Random

from tracker.demo.calendar import working_day_on_or_after, working_day_on_or_before
from tracker.demo.people import Staff
from workforce.models import Absence, AbsenceReason, Worker
from workforce.rules.working_days import monday_of


def record_absences(staff: Staff, *, random: Random) -> None:
    """Leave and sickness over the past year; Lee Walker and two others are away without an end.

    A team manager is on leave this week and the next: someone covers for them.
    """
    on = staff.on
    absences = [
        absence(staff.by_key["lee"], AbsenceReason.PARENTAL, on - timedelta(days=79), None),
        absence(staff.by_key["worker"], AbsenceReason.SICKNESS, on - timedelta(days=150), 12),
        absence(staff.by_key["nqsw"], AbsenceReason.ANNUAL_LEAVE, on - timedelta(days=45), 7),
        absence(staff.covered, AbsenceReason.ANNUAL_LEAVE, on - timedelta(days=2), 14),
    ]
    told_apart = {worker.pk for worker in (*staff.by_key.values(), *staff.nqsws)}
    others = [
        worker
        for worker in staff.everybody
        if worker.pk not in told_apart and not worker.is_agency and worker.holds_cases
    ]
    away_now = random.sample(others, 4)
    absences += [
        absence(away_now[0], AbsenceReason.SICKNESS, on - timedelta(days=33), None),
        absence(away_now[1], AbsenceReason.PARENTAL, on - timedelta(days=120), None),
        absence(away_now[2], AbsenceReason.ANNUAL_LEAVE, on - timedelta(days=5), 12),
        absence(away_now[3], AbsenceReason.TRAINING, on - timedelta(days=1), 5),
    ]
    at_work = [worker for worker in others if worker not in away_now]
    absences += [past_absence(worker, on=on, random=random) for worker in random.sample(at_work, 22)]
    Absence.objects.bulk_create(one for one in absences if one.started_on >= one.worker.started_on)


def past_absence(worker: Worker, *, on: date, random: Random) -> Absence:
    reason = random.choice((AbsenceReason.ANNUAL_LEAVE,) * 2 + (AbsenceReason.SICKNESS,))
    began = monday_of(on - timedelta(days=random.randrange(40, 300)))
    return absence(worker, reason, began, random.choice((5, 9, 12, 14)))


def absence(worker: Worker, reason: str, started_on: date, days: int | None) -> Absence:
    """From the working day on or after the first day, up to the working day on or before the last."""
    started_on = working_day_on_or_after(started_on)
    ended_on = None
    if days is not None:
        ended_on = max(started_on, working_day_on_or_before(started_on + timedelta(days=days - 1)))
    return Absence(worker=worker, reason=reason, started_on=started_on, ended_on=ended_on)


def is_away(worker: Worker, day: date) -> bool:
    """Someone is not at work on the day."""
    return Absence.objects.covering(on=day).filter(worker=worker).exists()
