"""When a job should run: at which minutes of a day, on which days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from workforce.rules.working_days import ONE_DAY

MINUTES_A_DAY = 24 * 60
SATURDAY = 5
#: Back to Friday from a Monday morning, with some days to spare.
LOOKS_BACK = 7


@dataclass(frozen=True, slots=True)
class Schedule:
    """Minutes of the day, in the authority's own time, and whether weekends are left out."""

    minutes: range
    not_at_weekends: bool = False

    def latest(self, at: datetime) -> datetime | None:
        """The newest time, by this one, at which it should have begun; None if there was none lately."""
        now = timezone.localtime(at)
        for back in range(LOOKS_BACK + 1):
            day = now.date() - timedelta(back)
            until = now.hour * 60 + now.minute if not back else MINUTES_A_DAY
            if (minute := self._newest(day, until)) is not None:
                return timezone.make_aware(datetime.combine(day, time(*divmod(minute, 60))))
        return None

    def next_after(self, at: datetime) -> datetime:
        """The first time after this one."""
        now = timezone.localtime(at)
        begins, day = now.hour * 60 + now.minute + 1, now.date()
        while not (coming := self._of(day)[self._place(begins) :]):
            begins, day = 0, day + ONE_DAY
        return timezone.make_aware(datetime.combine(day, time(*divmod(coming[0], 60))))

    def _of(self, day: date) -> Sequence[int]:
        return range(0) if self.not_at_weekends and day.weekday() >= SATURDAY else self.minutes

    def _newest(self, day: date, until: int) -> int | None:
        minutes = self._of(day)[: self._place(until + 1)]
        return minutes[-1] if minutes else None

    def _place(self, minute: int) -> int:
        """How many of the day's times come before this minute."""
        before = minute - self.minutes.start
        return max(0, -(-before // self.minutes.step))


def every(minutes: int) -> Schedule:
    """Every so many minutes, day and night."""
    return Schedule(range(0, MINUTES_A_DAY, minutes))


def nightly(hour: int, minute: int) -> Schedule:
    """Once a day."""
    starts = hour * 60 + minute
    return Schedule(range(starts, starts + 1))


def working_hours(first: int, last: int, minute: int) -> Schedule:
    """Every hour from the first to the last, Monday to Friday."""
    return Schedule(range(first * 60 + minute, last * 60 + minute + 1, 60), not_at_weekends=True)
