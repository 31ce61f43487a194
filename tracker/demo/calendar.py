"""Days and times of the demo: working days around its day, and free times within them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time

from django.utils import timezone

from workforce.authority_settings import days_off
from workforce.rules.working_days import ONE_DAY, add_working_days, is_working_day, next_working_day
from workforce.rules.working_days import working_days_between as between

#: When sessions start; each lasts up to two hours, so that none runs into the next.
TIMES = (time(9, 30), time(11, 30), time(13, 30), time(15, 30))
LENGTHS = (90, 90, 90, 95, 100, 105, 120)
SHORT_LENGTHS = (45, 60, 75)
ROOMS = ("Room 2", "Room 4", "Room 7", "Teams", "Town Hall, room 1.12", "Family Centre, quiet room")


def works(day: date) -> bool:
    """A working day in England."""
    return is_working_day(day, holidays=days_off())


def working_day_on_or_after(day: date) -> date:
    return next_working_day(day, holidays=days_off())


def working_day_on_or_before(day: date) -> date:
    while not works(day):
        day -= ONE_DAY
    return day


def working_days_after(day: date, number: int) -> date:
    """So many working days on; the day itself for none."""
    return add_working_days(day, number, holidays=days_off())


def working_days_before(day: date, number: int) -> date:
    """So many working days back; the day itself for none."""
    for _ in range(number):
        day = working_day_on_or_before(day - ONE_DAY)
    return day


def working_days_between(first: date, last: date) -> int:
    """Working days from the first day to the last, both included."""
    return between(first, last, holidays=days_off())


def local(day: date, at: time) -> datetime:
    """That clock time on that day, on the clock of this country."""
    return datetime.combine(day, at, tzinfo=timezone.get_default_timezone())


def is_school_holiday(day: date) -> bool:
    """The long holidays of English schools, give or take some days: in summer and over Christmas."""
    return (
        (7, 22) <= (day.month, day.day) <= (9, 2)
        or (day.month == 12 and day.day >= 20)
        or (day.month, day.day) <= (1, 3)
    )


class Hours:
    """Who is taken at which of the day's times: no one in two places at once."""

    def __init__(self) -> None:
        self._taken: dict[tuple[int, date], set[time]] = defaultdict(set)

    def take(self, people: Iterable[int], day: date, *, prefer: time | None = None) -> datetime | None:
        """A time of the day at which all these people (by key) are free; None when there is none."""
        people = list(people)
        for at in sorted(TIMES, key=lambda one: one != prefer):
            if all(at not in self._taken[person, day] for person in people):
                for person in people:
                    self._taken[person, day].add(at)
                return local(day, at)
        return None
