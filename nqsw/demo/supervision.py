"""Supervision in the demo: agreements, and the sessions held under them so far."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from random import Random

from nqsw.demo.calendar import (
    LENGTHS,
    ROOMS,
    SHORT_LENGTHS,
    Hours,
    works,
)
from nqsw.demo.people import Staff
from supervision.clock import Timeliness, next_due_on, timeliness
from supervision.models import Agreement, Attendance, FrequencyPolicy, Kind, Session, Status
from supervision.services.agreements import end_agreement, start_agreement
from supervision.services.due_days import absences_by_worker, update_due_days
from workforce.calendar import english_bank_holidays
from workforce.policies import ONE_DAY, Interval

WEEKS_OF_HISTORY = 58
KINDS = (Kind.ONE_TO_ONE,) * 6 + (Kind.CASE, Kind.REFLECTIVE, Kind.REFLECTIVE)
#: How those without a part to play stand, one after the other.
BANDS = (
    Timeliness.IN_TIME,
    Timeliness.IN_TIME,
    Timeliness.IN_TIME,
    Timeliness.DUE_SOON,
    Timeliness.IN_TIME,
    Timeliness.IN_TIME,
    Timeliness.OVERDUE_1_TO_7,
    Timeliness.IN_TIME,
    Timeliness.IN_TIME,
    Timeliness.DUE_SOON,
    Timeliness.IN_TIME,
    Timeliness.OVERDUE_8_TO_14,
    Timeliness.IN_TIME,
    Timeliness.IN_TIME,
    Timeliness.OVERDUE_1_TO_7,
    Timeliness.IN_TIME,
    Timeliness.OVERDUE_15_OR_MORE,
    Timeliness.IN_TIME,
)
#: How those who are told apart by name stand.
BAND_OF = {
    "nqsw": Timeliness.DUE_SOON,
    "chloe": Timeliness.IN_TIME,
    "sean": Timeliness.OVERDUE_1_TO_7,
    "worker": Timeliness.IN_TIME,
    "agency": Timeliness.OVERDUE_8_TO_14,
    "mentor": Timeliness.IN_TIME,
    "samuel": Timeliness.DUE_SOON,
    "lee": Timeliness.IN_TIME,
    "supervisor": Timeliness.IN_TIME,
}


@dataclass(frozen=True, slots=True)
class Held:
    """A session to be, before it has a time of day."""

    agreement: Agreement
    day: date


def agree_supervision(staff: Staff) -> None:
    """Everybody with a line manager is supervised by them; the clock began a year ago at most."""
    nqsw_policy = FrequencyPolicy.objects.get(is_default_for_nqsws=True)
    policy = FrequencyPolicy.objects.get(is_default_for_others=True)
    nqsws = {worker.pk for worker in staff.nqsws}
    earliest = staff.on - timedelta(weeks=WEEKS_OF_HISTORY)
    for worker in staff.everybody:
        if worker.line_manager is None:
            continue
        agreement = start_agreement(
            supervisee=worker,
            supervisor=worker.line_manager,
            policy=nqsw_policy if worker.pk in nqsws else policy,
            starts_on=max(worker.started_on, earliest),
            by=None,
        )
        if worker.left_on:
            end_agreement(agreement=agreement, on=worker.left_on, by=None)


def hold_sessions(staff: Staff, *, random: Random, hours: Hours) -> list[Session]:
    """The sessions of the past year, the last of each placed so that the person stands in a band."""
    agreements = Agreement.objects.with_people().prefetch_related("policy__stages").order_by("pk")
    keys = {worker.pk: key for key, worker in staff.by_key.items()}
    turns = count()
    planned: list[Held] = []
    for agreement in agreements:
        band = BAND_OF.get(keys.get(agreement.supervisee_id, "")) or BANDS[next(turns) % len(BANDS)]
        planned += plan_sessions(agreement, band=band, on=staff.on, random=random)
    planned.sort(key=lambda held: (held.day, held.agreement.pk))
    sessions = record_as_held(planned, random=random, hours=hours)
    update_due_days(Agreement.objects.all())
    return sessions


def plan_sessions(agreement: Agreement, *, band: Timeliness, on: date, random: Random) -> list[Held]:
    """Days on which sessions were held: backwards from the last, about as often as promised."""
    candidates = last_days_for(agreement, band=band, on=min(on, agreement.ends_on or on))
    last = random.choice(candidates) if candidates else None
    days: list[date] = []
    usual = 14 if agreement.policy.is_default_for_nqsws else 30
    while last is not None and last >= agreement.clock_started_on + timedelta(days=usual - 4):
        days.append(last)
        late = random.choice((0, 0, 0, 0, 0, 0, 0, 2, 6, 12)) if random.random() < 0.8 else -3
        last = last - timedelta(days=usual - 1 + late)
        while not works(last):
            last -= ONE_DAY
    return [Held(agreement, day) for day in reversed(days)]


def last_days_for(agreement: Agreement, *, band: Timeliness, on: date) -> list[date]:
    """The working days before today after which, had the last session been then, the band holds."""
    away = absences_by_worker([agreement.supervisee_id]).get(agreement.supervisee_id, ())
    days = [on - timedelta(days=ago) for ago in range(1, 120)]
    free = [
        day
        for day in days
        if day > agreement.clock_started_on and works(day) and not any(a.contains(day) for a in away)
    ]
    return [day for day in free if band_after(agreement, day, away=away, on=on) in (band, None)]


def band_after(
    agreement: Agreement, last_held_on: date, *, away: Sequence[Interval], on: date
) -> Timeliness | None:
    """How the agreement stands on a day when the last session was then; None while suspended."""
    holidays = english_bank_holidays()
    due_on = next_due_on(
        policy=agreement.policy.frequency,
        clock_started_on=agreement.clock_started_on,
        last_held_on=last_held_on,
        absences=away,
        holidays=holidays,
    )
    return timeliness(next_due_on=due_on, on=on, holidays=holidays) if due_on else None


def record_as_held(planned: list[Held], *, random: Random, hours: Hours) -> list[Session]:
    """The planned sessions as facts, at a time at which both parties were free."""
    sessions, attendances = [], []
    for held in planned:
        agreement = held.agreement
        starts_at = hours.take([agreement.supervisee_id, agreement.supervisor_id], held.day)
        if starts_at is None:
            continue
        minutes = random.choice(LENGTHS if random.random() < 0.85 else SHORT_LENGTHS)
        session = Session(
            kind=random.choice(KINDS),
            status=Status.HELD,
            supervisor=agreement.supervisor,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=minutes),
            minutes=minutes,
            place=random.choice(ROOMS),
            held_on=held.day,
            was_interrupted=random.random() < 0.08,
        )
        sessions.append(session)
        attendances.append(Attendance(session=session, supervisee=agreement.supervisee, held_on=held.day))
    Session.objects.bulk_create(sessions)
    Attendance.objects.bulk_create(attendances)
    return sessions
