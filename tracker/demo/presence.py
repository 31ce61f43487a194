"""Who is at work on which day of the demo: employed, on a working day, and not away."""

from collections.abc import Iterable
from datetime import date, timedelta

from tracker.demo.calendar import works
from tracker.demo.leave import absences_of_everybody
from workforce.models import Worker
from workforce.rules.working_days import ONE_DAY

#: Nobody looks further for a day: away for longer, they come back to it.
LONGEST_LOOK = timedelta(days=45)


class Presence:
    """Asked of many days; the absences are read once."""

    def __init__(self) -> None:
        self._absences = absences_of_everybody()

    def is_here(self, worker: Worker, day: date) -> bool:
        mine = self._absences.get(worker.pk, ())
        is_away = any(one.started_on <= day and (one.ended_on is None or day <= one.ended_on) for one in mine)
        return works(day) and worker.is_employed(on=day) and not is_away

    def next_day(self, worker: Worker, day: date, *, until: date) -> date | None:
        """The first day from this one on on which someone is here."""
        last = min(until, day + LONGEST_LOOK)
        return self._first(worker, (day + n * ONE_DAY for n in range((last - day).days + 1)))

    def day_before(self, worker: Worker, day: date, *, since: date) -> date | None:
        """The last day up to this one on which someone is here."""
        first = max(since, day - LONGEST_LOOK)
        return self._first(worker, (day - n * ONE_DAY for n in range((day - first).days + 1)))

    def _first(self, worker: Worker, days: Iterable[date]) -> date | None:
        return next((day for day in days if self.is_here(worker, day)), None)
