"""Offering times, one or patterns of them, changing a pattern, and withdrawing what is offered."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from supervision.models import DiaryEntry, Slot
from supervision.rules.planning import Times
from supervision.rules.plausibility import doubts_about_times
from supervision.rules.repeating import NoSuchTime, Pattern, start_of
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.authority_settings import days_off
from workforce.locking import lock_people
from workforce.models import Absence, Account, Worker
from workforce.rules.plausibility import require_sure
from workforce.rules.refusal import Refusal
from workforce.rules.working_days import ONE_DAY, Interval


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
    """What publishing patterns came to."""

    slots: list[Slot]
    skipped: list[Skipped]


class Hindrance(Enum):
    """What keeps a supervisor from offering a time: in a word, and in a sentence about them."""

    PAST = "Past", "This time is in the past."
    HOLIDAY = "Bank holiday", "A bank holiday."
    AWAY = "Away", "{} is away."
    OFFERED = "Offered", "You already offer a time that overlaps."
    BUSY = "Busy", "{} is already busy then."

    @property
    def word(self) -> str:
        return self.value[0]

    @property
    def sentence(self) -> str:
        return self.value[1]


@dataclass(slots=True)
class Taken:
    """What keeps a supervisor from offering a time between two days, read once for all of them."""

    name: str
    offered: list[Times]
    busy: list[Times]
    away: list[Interval]
    holidays: Collection[date]

    def hindrance(self, times: Times, *, at: datetime) -> Hindrance | None:
        """What keeps the supervisor from offering this time; None when they can."""
        on = timezone.localtime(times[0]).date()
        if times[0] <= at:
            return Hindrance.PAST
        if on in self.holidays:
            return Hindrance.HOLIDAY
        if any(spell.contains(on) for spell in self.away):
            return Hindrance.AWAY
        if _overlaps(times, self.offered):
            return Hindrance.OFFERED
        return Hindrance.BUSY if self.is_busy(times) else None

    def is_busy(self, times: Times) -> bool:
        """Something in their diary takes a part of this time."""
        return _overlaps(times, self.busy)

    def why_not(self, times: Times, *, at: datetime) -> str:
        """The same in a sentence; empty when they can."""
        hindrance = self.hindrance(times, at=at)
        return hindrance.sentence.format(self.name) if hindrance else ""


def taken(supervisor: Worker, *, first: date, last: date) -> Taken:
    """What the supervisor has on, offers already, and when they are away, between two days."""
    span = {"starts_at": start_of(first), "ends_at": start_of(last + 2 * ONE_DAY)}
    offered = supervisor.slots.filter(
        withdrawn_at=None, starts_at__lt=span["ends_at"], ends_at__gt=span["starts_at"]
    )
    entries = DiaryEntry.objects.overlapping(**span).filter(worker=supervisor, is_exclusive=True)
    away = Absence.objects.filter(worker=supervisor, started_on__lte=last)
    return Taken(
        name=supervisor.full_name,
        offered=list(offered.values_list("starts_at", "ends_at")),
        busy=list(entries.values_list("starts_at", "ends_at")),
        away=[Interval(*days) for days in away.values_list("started_on", "ended_on")],
        holidays=days_off(),
    )


def _overlaps(times: Times, others: Iterable[Times]) -> bool:
    return any(starts_at < times[1] and times[0] < ends_at for starts_at, ends_at in others)


@dataclass(frozen=True, slots=True)
class PatternDay:
    """One day of a pattern to be offered: its times, or why it cannot be."""

    pattern: Pattern
    on: date
    times: Times | None
    why: str = ""


def plan_slots(*, supervisor: Worker, patterns: Sequence[Pattern], at: datetime) -> list[PatternDay]:
    """Each day of these patterns in order of time, and why it cannot be offered, where it cannot.

    Two of the patterns that overlap each other cannot both be.
    """
    days = sorted(((day, pattern.starts, pattern) for pattern in patterns for day in pattern.days), key=_when)
    known = taken(supervisor, first=days[0][0], last=days[-1][0])
    return [_planned(pattern, day, known, at=at) for day, _, pattern in days]


def _when(each: tuple[date, time, Pattern]) -> tuple[date, time]:
    return each[0], each[1]


def _planned(pattern: Pattern, day: date, known: Taken, *, at: datetime) -> PatternDay:
    try:
        times = pattern.times_on(day)
    except NoSuchTime as error:
        return PatternDay(pattern, day, None, str(error))
    why = known.why_not(times, at=at)
    if not why:
        known.offered.append(times)
    return PatternDay(pattern, day, times, why)


@transaction.atomic
def publish_slots(
    *,
    supervisor: Worker,
    patterns: Sequence[Pattern],
    by: Account | None,
    at: datetime,
    place: str = "",
    sure: Collection[str] = (),
    series: UUID | None = None,
) -> Offered:
    """Offer every time of these patterns but those on which the supervisor cannot meet.

    Left out, and told: bank holidays, the supervisor's absences, times already offered or taken,
    times past. Each pattern that repeats is one series; `series` is one that it continues. Raises
    NotOffered when nothing is left, Doubtful for a Saturday, the night, a few minutes.
    """
    lock_people([supervisor])
    planned = plan_slots(supervisor=supervisor, patterns=patterns, at=at)
    keys = {id(pattern): series or (uuid4() if pattern.every_weeks else None) for pattern in patterns}
    slots = [
        Slot(
            supervisor=supervisor,
            starts_at=day.times[0],
            ends_at=day.times[1],
            place=place,
            series=keys[id(day.pattern)],
        )
        for day in planned
        if day.times and not day.why
    ]
    skipped = [Skipped(day.on, day.why) for day in planned if day.why]
    if not slots:
        raise NotOffered(skipped)
    times = [(slot.starts_at, slot.ends_at) for slot in slots]
    require_sure(doubts_about_times(times, holidays=days_off(), at=at), sure=sure)
    Slot.objects.bulk_create(slots)
    record_event(
        verb=Verb.TIMES_OFFERED,
        subject=slots[0],
        by=by,
        worker=supervisor,
        number=len(slots),
        first_at=slots[0].starts_at.isoformat(),
        every_weeks=patterns[0].every_weeks,
    )
    return Offered(slots, skipped)


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


@transaction.atomic
def offer_again(*, slots: Iterable[Slot], by: Account | None, at: datetime) -> Offered:
    """Offer times again that were withdrawn, where the supervisor can still meet; the rest is told."""
    keys = [slot.pk for slot in slots]
    lock_people(Worker.objects.filter(slots__in=keys))
    gone = Slot.objects.filter(pk__in=keys).exclude(withdrawn_at=None)
    withdrawn = list(gone.select_related("supervisor").order_by("starts_at", "pk"))
    if not withdrawn:
        return Offered([], [])
    supervisor = withdrawn[0].supervisor
    days = [timezone.localtime(slot.starts_at).date() for slot in withdrawn]
    known = taken(supervisor, first=days[0], last=days[-1])
    offered, skipped = [], []
    for slot, on in zip(withdrawn, days, strict=True):
        if why := known.why_not((slot.starts_at, slot.ends_at), at=at):
            skipped.append(Skipped(on, why))
        else:
            known.offered.append((slot.starts_at, slot.ends_at))
            offered.append(slot)
    Slot.objects.filter(pk__in=[slot.pk for slot in offered]).update(withdrawn_at=None)
    if offered:
        record_event(
            verb=Verb.TIMES_OFFERED,
            subject=offered[0],
            by=by,
            worker=supervisor,
            number=len(offered),
            first_at=offered[0].starts_at.isoformat(),
            every_weeks=0,
        )
    return Offered(offered, skipped)


@dataclass(frozen=True, slots=True)
class Changed:
    """Another time of a pattern: the day of the week (0 is Monday), the time on the clock, the room."""

    weekday: int
    starts: time
    ends: time
    place: str


@transaction.atomic
def change_pattern(
    *,
    slots: Iterable[Slot],
    to: Changed,
    by: Account | None,
    at: datetime,
    sure: Collection[str] = (),
) -> Offered:
    """Offer these times of one pattern at another: withdrawn as they were, offered as they become.

    What someone has booked stays as it is. The pattern stays one. Raises NotOffered, and then nothing is
    changed, or Doubtful.
    """
    keys = [slot.pk for slot in slots]
    lock_people(Worker.objects.filter(slots__in=keys))
    free = list(Slot.objects.free(at=at).filter(pk__in=keys).select_related("supervisor"))
    if not free:
        raise Refusal("None of these times is free any more. Nothing was changed.")
    withdraw_slots(slots=free, by=by, at=at)
    patterns = [_as_changed(slot, to) for slot in free]
    return publish_slots(
        supervisor=free[0].supervisor,
        patterns=patterns,
        by=by,
        at=at,
        place=to.place,
        sure=sure,
        series=free[0].series,
    )


def _as_changed(slot: Slot, to: Changed) -> Pattern:
    on = timezone.localtime(slot.starts_at).date()
    return Pattern(on + timedelta(days=to.weekday - on.weekday()), to.starts, to.ends)
