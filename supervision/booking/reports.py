"""A supervisor's offered times: the patterns among them, and a week to offer more in."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from supervision.booking.services.slots import Hindrance, Taken, taken
from supervision.models import Slot
from supervision.rules.repeating import NoSuchTime, instant
from workforce.models import Worker
from workforce.rules.in_words import day_in_full
from workforce.rules.working_days import ONE_DAY, monday_of

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: The rows of a week: every half hour of a working day.
FIRST, LAST, STEP = time(8), time(18), timedelta(minutes=30)
#: Of a week in which fewer days than this are left, the next is shown.
AHEAD = timedelta(days=4)
OFTEN = {1: "every week", 2: "every fortnight", 4: "every four weeks"}
WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class OfferedPattern:
    """Times that were offered together and are still to come."""

    slots: Sequence[Slot]

    @property
    def first(self) -> Slot:
        return self.slots[0]

    @property
    def booked(self) -> int:
        return sum(slot.session_pk is not None for slot in self.slots)

    @property
    def words(self) -> str:
        """ "Tuesdays, 10:00 to 11:30, every fortnight until 22 June 2027"."""
        free = [slot for slot in self.slots if slot.session_pk is None]  # what is booked stays at its time
        often, until = how_often(self.slots), day_in_full(_day(self.slots[-1]))
        return f"{times_of(free or self.slots)}, {often} until {until}"


def times_of(slots: Sequence[Slot]) -> str:
    """ "Tuesdays, 10:00 to 11:30": the commonest of them, as one of them may have been moved; and "…, then
    Thursdays, 14:00 to 15:30" where they are at another time from a day on.
    """
    said = [_weekly(slot) for slot in slots]
    runs = [words for words, run in itertools.groupby(said) if len(list(run)) > 1]
    if len(runs) == len(set(runs)) > 1:
        return ", then ".join(runs)
    return Counter(said).most_common(1)[0][0]


def _weekly(slot: Slot) -> str:
    starts_at, ends_at = timezone.localtime(slot.starts_at), timezone.localtime(slot.ends_at)
    return f"{WEEKDAYS[starts_at.weekday()]}s, {starts_at:%H:%M} to {ends_at:%H:%M}"


def how_often(slots: Sequence[Slot]) -> str:
    """ "every fortnight", a day sooner or later; "now and then" where no interval stands out."""
    days = [_day(slot) for slot in slots]
    weeks = [round((later - day) / WEEK) for day, later in itertools.pairwise(days)]
    return OFTEN.get(min(weeks, default=0), "now and then")


def patterns_of(supervisor: Worker, *, at: datetime) -> list[OfferedPattern]:
    """The patterns that the supervisor offers from now on, the next first."""
    found: dict[UUID, list[Slot]] = defaultdict(list)
    for slot in Slot.objects.offered_by(supervisor, at=at).exclude(series=None):
        found[slot.series or UUID(int=0)].append(slot)
    return [OfferedPattern(slots) for slots in found.values()]


def withdrawn_by(supervisor: Worker, *, at: datetime) -> list[Slot]:
    """Single times to come that the supervisor withdrew and does not offer again; the next first.

    Those of a pattern are on its own page.
    """
    gone = supervisor.slots.filter(series=None, starts_at__gt=at).exclude(withdrawn_at=None)
    offered = supervisor.slots.filter(withdrawn_at=None, starts_at__gt=at).values("starts_at")
    gone = gone.exclude(starts_at__in=offered).order_by("withdrawn_at", "pk")
    found = {slot.starts_at: slot for slot in gone}
    return [found[starts_at] for starts_at in sorted(found)]


@dataclass(frozen=True, slots=True)
class Cell:
    """Half an hour of a day: free to offer, or what stands there."""

    on: date
    at: time
    #: What stands there, in a word; empty where a time can be offered.
    what: str

    @property
    def key(self) -> str:
        return f"{self.on.isoformat()}T{self.at:%H:%M}"


@dataclass(frozen=True, slots=True)
class Week:
    """A working week as rows of half hours and columns of days."""

    monday: date
    days: list[date]
    rows: list[tuple[time, list[Cell]]]

    @property
    def before(self) -> date:
        return self.monday - 7 * ONE_DAY

    @property
    def after(self) -> date:
        return self.monday + 7 * ONE_DAY

    @property
    def free(self) -> list[Cell]:
        return [cell for _, cells in self.rows for cell in cells if not cell.what]


def week_of(supervisor: Worker, monday: date, *, at: datetime) -> Week:
    """The week that starts on this Monday, with what the supervisor has on in it."""
    days = [monday + number * ONE_DAY for number in range(5)]
    known = taken(supervisor, first=days[0], last=days[-1])
    rows = [
        (starts, [Cell(on, starts, _what(on, starts, known, at=at)) for on in days]) for starts in _starts()
    ]
    return Week(monday, days, rows)


def _starts() -> Iterable[time]:
    moment = datetime.combine(date.min, FIRST)
    while moment.time() < LAST:
        yield moment.time()
        moment += STEP


def _what(on: date, starts: time, known: Taken, *, at: datetime) -> str:
    try:
        starts_at = instant(on, starts)
    except NoSuchTime:
        return "No such time"
    times = starts_at, starts_at + STEP
    hindrance = Hindrance.BUSY if known.is_busy(times) else known.hindrance(times, at=at)
    return hindrance.word if hindrance else ""


def usual_monday(on: date) -> date:
    """The Monday of the week to begin with: this one, from Thursday on the next."""
    return monday_of(on + AHEAD)


def _day(slot: Slot) -> date:
    return timezone.localtime(slot.starts_at).date()
