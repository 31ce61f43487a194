"""Offering times, one or a pattern of them, and taking an offer back."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from django.db import transaction

from supervision.models import DiaryEntry, Slot
from supervision.rules.plausibility import doubts_about_times
from supervision.rules.repeating import NoSuchTime, Pattern
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.authority_settings import days_off
from workforce.locking import lock_people
from workforce.models import Absence, Account, Worker
from workforce.rules.plausibility import require_sure
from workforce.rules.refusal import Refusal


class NotOffered(Refusal):
    """None of the times could be offered; `skipped` says why of each."""

    def __init__(self, skipped: "list[Skipped]") -> None:
        self.skipped = skipped
        super().__init__(skipped[0].why if len(skipped) == 1 else "None of these days are free.")


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day of the pattern that was left out, and why in words."""

    on: date
    why: str


@dataclass(frozen=True, slots=True)
class Offered:
    """What publishing a pattern came to."""

    slots: list[Slot]
    skipped: list[Skipped]


@transaction.atomic
def publish_slots(
    *,
    supervisor: Worker,
    pattern: Pattern,
    by: Account | None,
    at: datetime,
    place: str = "",
    sure: Collection[str] = (),
) -> Offered:
    """Offer every time of the pattern but those on which the supervisor cannot meet.

    Left out, and told: bank holidays, the supervisor's absences, times already offered or taken,
    times past. Raises NotOffered when nothing is left, Doubtful for a Saturday, the night, a few minutes.
    """
    lock_people([supervisor])
    series = uuid4() if pattern.every_weeks else None
    slots, skipped = [], []
    for day in pattern.days:
        if why := why_not(supervisor=supervisor, pattern=pattern, on=day, at=at):
            skipped.append(Skipped(day, why))
        else:
            starts_at, ends_at = pattern.times_on(day)
            slots.append(
                Slot(supervisor=supervisor, starts_at=starts_at, ends_at=ends_at, place=place, series=series)
            )
    if not slots:
        raise NotOffered(skipped)
    times = [(slot.starts_at, slot.ends_at) for slot in slots]
    require_sure(doubts_about_times(times, holidays=days_off()), sure=sure)
    Slot.objects.bulk_create(slots)
    record_event(
        verb=Verb.TIMES_OFFERED,
        subject=slots[0],
        by=by,
        worker=supervisor,
        number=len(slots),
        first_at=slots[0].starts_at.isoformat(),
        every_weeks=pattern.every_weeks,
    )
    return Offered(slots, skipped)


def why_not(*, supervisor: Worker, pattern: Pattern, on: date, at: datetime) -> str:
    """In words, why the supervisor cannot offer the pattern's time on a day; empty when they can."""
    try:
        starts_at, ends_at = pattern.times_on(on)
    except NoSuchTime as error:
        return str(error)
    if starts_at <= at:
        return "This time is in the past."
    if on in days_off():
        return "A bank holiday."
    if Absence.objects.covering(on=on).filter(worker=supervisor).exists():
        return f"{supervisor.full_name} is away."
    offered = supervisor.slots.filter(withdrawn_at=None, starts_at__lt=ends_at, ends_at__gt=starts_at)
    if offered.exists():
        return "You already offer a time that overlaps."
    taken = DiaryEntry.objects.overlapping(starts_at=starts_at, ends_at=ends_at)
    if taken.filter(worker=supervisor, is_exclusive=True).exists():
        return f"{supervisor.full_name} is already busy then."
    return ""


@transaction.atomic
def withdraw_slots(*, slots: Iterable[Slot], by: Account | None, at: datetime) -> int:
    """Withdraw these offered times. A time that someone has taken stays theirs, and is left alone.

    Answers how many were withdrawn.
    """
    keys = [slot.pk for slot in slots]
    lock_people(Worker.objects.filter(slots__in=keys))
    free = list(Slot.objects.free(at=at).filter(pk__in=keys).select_related("supervisor"))
    Slot.objects.filter(pk__in=[slot.pk for slot in free]).update(withdrawn_at=at)
    if free:
        record_event(
            verb=Verb.TIMES_WITHDRAWN, subject=free[0], by=by, worker=free[0].supervisor, number=len(free)
        )
    return len(free)
