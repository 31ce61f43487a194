"""On which days the demo's sessions were held: as the promise says, and late as often as a team is."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from supervision.clock.clock import Timeliness, next_due_on, timeliness
from supervision.clock.due_days import absences_by_worker
from supervision.clock.due_status import frequencies
from supervision.clock.frequency import Frequency
from supervision.clock.promises import promised
from supervision.models import Agreement
from tracker.demo.calendar import working_day_on_or_after, works
from tracker.demo.people import ASSESSMENT_TEAM, CARE_LEAVERS, EAST, LOOKED_AFTER, PRACTICE, WEST
from workforce.authority_settings import days_off, due_soon_days
from workforce.rules.working_days import ONE_DAY, Interval

#: How those without a part to play stand, one after the other.
BANDS = (
    *(Timeliness.IN_TIME,) * 3,
    Timeliness.DUE_SOON,
    *(Timeliness.IN_TIME,) * 4,
    Timeliness.OVERDUE_1_TO_7,
    *(Timeliness.IN_TIME,) * 3,
    Timeliness.DUE_SOON,
    *(Timeliness.IN_TIME,) * 4,
    Timeliness.OVERDUE_8_TO_14,
    *(Timeliness.IN_TIME,) * 3,
    Timeliness.DUE_SOON,
    *(Timeliness.IN_TIME,) * 3,
    Timeliness.OVERDUE_15_OR_MORE,
    *(Timeliness.IN_TIME,) * 2,
)
#: How those who are told apart by name stand.
BAND_OF = {
    "nqsw": Timeliness.DUE_SOON,
    "chloe": Timeliness.IN_TIME,
    "sean": Timeliness.OVERDUE_1_TO_7,
    "worker": Timeliness.DUE_SOON,
    "agency": Timeliness.OVERDUE_8_TO_14,
    "mentor": Timeliness.IN_TIME,
    "samuel": Timeliness.DUE_SOON,
    "lee": Timeliness.IN_TIME,
    "supervisor": Timeliness.IN_TIME,
}
#: Of a hundred due days, how many were kept, by quarter of the year, the latest last.
#: East had a vacancy since the summer, West found its feet, Assessment had a hard August.
KEPT = {
    EAST: (91, 93, 88, 80),
    WEST: (74, 81, 88, 93),
    ASSESSMENT_TEAM: (90, 87, 79, 89),
    LOOKED_AFTER: (88, 90, 91, 90),
    CARE_LEAVERS: (84, 89, 92, 87),
    PRACTICE: (95, 95, 90, 93),
}
QUARTER = timedelta(days=91)
#: By how many days a session was late that was not in time.
LATE = (1, 2, 2, 3, 4, 6, 8, 11, 15)
#: How many days before its due day one was held that was in time.
EARLY = (0, 0, 0, 1, 1, 2, 3)


@dataclass(frozen=True, slots=True)
class Planned:
    """A session to be, before it has a time of day; `late` by so many days."""

    agreement: Agreement
    day: date
    late: int = 0


@dataclass(frozen=True, slots=True)
class Clock:
    """One agreement's clock, and the days on which its two people are there."""

    agreement: Agreement
    promise: Frequency
    away: Sequence[Interval]
    supervisor_away: Sequence[Interval]

    def due_after(self, last_held_on: date | None) -> date:
        """The due day when the last session was then; the end of time while the clock is suspended."""
        due_on = next_due_on(
            policy=self.promise,
            clock_started_on=self.agreement.clock_started_on,
            last_held_on=last_held_on,
            absences=self.away,
            holidays=days_off(),
        )
        return due_on or date.max

    def is_possible(self, day: date) -> bool:
        return works(day) and not any(spell.contains(day) for spell in (*self.away, *self.supervisor_away))


def clock_of(agreement: Agreement) -> Clock:
    both = absences_by_worker([agreement.supervisee_id, agreement.supervisor_id])
    promise = promised(agreement, frequencies())
    return Clock(
        agreement, promise, both.get(agreement.supervisee_id, ()), both.get(agreement.supervisor_id, ())
    )


class Punctuality:
    """Whether a session was in time: of each team's in a month, as many as the team keeps at the time."""

    def __init__(self, *, on: date) -> None:
        self.on = on
        self._missed: dict[tuple[str, int, int], int] = defaultdict(lambda: 50)

    def keeps(self, team: str, day: date) -> bool:
        month = (team, day.year, day.month)
        self._missed[month] += 100 - kept_by(team, day, on=self.on)
        if self._missed[month] < 100:
            return True
        self._missed[month] -= 100
        return False


def plan_sessions(
    agreement: Agreement, *, band: Timeliness, on: date, punctuality: Punctuality, random: Random
) -> Iterator[Planned]:
    """Days on which sessions were held: backwards from the last, each as late as its team is at the time."""
    clock = clock_of(agreement)
    candidates = last_days_for(clock, band=band, on=min(on, agreement.ends_on or on))
    if not candidates:
        return
    day = random.choice(candidates)
    first_due_on = clock.due_after(None)
    earliest = working_day_on_or_after(
        max(agreement.clock_started_on, agreement.starts_on) + timedelta(days=4)
    )
    while day > earliest:
        before, late = day_before(clock, day, punctuality=punctuality, random=random)
        if before > earliest:
            yield Planned(agreement, day, late)
        elif day <= first_due_on:
            yield Planned(agreement, day)
        else:
            yield Planned(agreement, day)
            yield Planned(agreement, previous_possible(clock, first_due_on))
        if before <= earliest:
            return
        day = before


def day_before(clock: Clock, day: date, *, punctuality: Punctuality, random: Random) -> tuple[date, int]:
    """The day of the session before this one, and how late this one then was."""
    is_kept = punctuality.keeps(clock.agreement.supervisee.team.name, day)
    wanted = (
        day + timedelta(days=random.choice(EARLY)) if is_kept else day - timedelta(days=random.choice(LATE))
    )
    found = before = previous_possible(clock, day - timedelta(days=4))
    while clock.due_after(before) >= wanted and before > clock.agreement.clock_started_on:
        found, before = before, previous_possible(clock, before)
    if not is_kept:
        found = before
    return found, max(0, (day - clock.due_after(found)).days)


def kept_by(team: str, day: date, *, on: date) -> int:
    quarters = KEPT[team]
    ago = min((on - day) // QUARTER, len(quarters) - 1)
    return quarters[-1 - ago]


def previous_possible(clock: Clock, day: date) -> date:
    day -= ONE_DAY
    while not clock.is_possible(day):
        day -= ONE_DAY
    return day


def last_days_for(clock: Clock, *, band: Timeliness, on: date) -> list[date]:
    """The working days after which, had the last session been then, the clock is suspended or in the band.

    Where no day does that, some three to six weeks ago.
    """
    days = [on - timedelta(days=ago) for ago in range(1, 200)]
    started_on = clock.agreement.clock_started_on
    free = [day for day in days if day > started_on and clock.is_possible(day)]
    stands = {day: band_after(clock, day, on=on) for day in free}
    suspended = [day for day in free if stands[day] is None]
    return suspended[:20] or [day for day in free if stands[day] is band] or free[15:30]


def band_after(clock: Clock, last_held_on: date, *, on: date) -> Timeliness | None:
    """How the agreement stands on a day when the last session was then; None while suspended."""
    due_on = clock.due_after(last_held_on)
    if due_on == date.max:
        return None
    return timeliness(next_due_on=due_on, on=on, holidays=days_off(), soon=due_soon_days(on=on))
