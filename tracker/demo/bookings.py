"""What lies ahead in the demo: sessions today and in the next two weeks, and times to book."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from random import Random

from supervision.booking.services.bookable import NotBookable
from supervision.booking.services.booking import book_time
from supervision.booking.services.groups import book_group
from supervision.models import Agreement, DiaryEntry, DiarySubject, Session, Slot
from tracker.demo.absences import is_away
from tracker.demo.calendar import (
    ROOMS,
    Hours,
    local,
    working_day_on_or_after,
    working_day_on_or_before,
    working_days_after,
)
from tracker.demo.gatherings import Gathering, supervised_by
from tracker.demo.people import Staff
from workforce.models import Worker
from workforce.rules.plausibility import Doubtful

LENGTH = timedelta(minutes=90)
#: The manager whose team has group supervision ahead, and in how many working days.
GROUP_OF, GROUP_DAYS = 3, (6, 7, 8, 9)
#: Weeks of past sessions that diaries still show.
WEEKS_IN_DIARIES = 4
#: With Daniel Okafor: who comes in how many working days (0 is today), and when.
WITH_DANIEL = (
    ("worker", 0, time(9, 30), "Room 2"),
    ("samuel", 0, time(13, 30), "Teams"),
    ("agency", 2, time(13, 30), "Room 2"),
    ("mentor", 3, time(13, 30), "Room 4"),
    ("chloe", 4, time(11, 30), "Room 2"),
)
#: Times that Daniel offers: in how many working days, and when.
OFFERED_BY_DANIEL = (
    (1, time(9, 30)),
    (2, time(9, 30)),
    (3, time(9, 30)),
    (6, time(13, 30)),
    (8, time(9, 30)),
)


def fill_the_weeks_ahead(
    staff: Staff, meetings: list[tuple[Session, Worker]], *, random: Random, hours: Hours
) -> None:
    """Bookings and offers from today on; `meetings` are the sessions held so far, in order of time."""
    booking = Booking(staff, meetings, hours=hours)
    for key, days, at, place in WITH_DANIEL:
        booking.book(staff.by_key[key], days=days, at=at, place=place)
    booking.book(staff.by_key["supervisor"], days=4, at=time(9, 30), place="Town Hall")
    booking.book_group(staff.managers[GROUP_OF], place=random.choice(ROOMS))
    daniels = {worker.pk for worker in staff.everybody if worker.line_manager == staff.by_key["supervisor"]}
    in_force = Agreement.objects.in_force(on=staff.on).exclude(next_due_on=None).with_people().order_by("pk")
    for agreement in in_force:
        worker = agreement.supervisee
        if worker.pk not in {*daniels, staff.by_key["supervisor"].pk} and random.random() < 0.55:
            days = random.choice((0, 1, 1, 2, 3, 4, 5, 6, 8))
            at = random.choice((time(9, 30), time(11, 30), time(13, 30), time(15, 30)))
            booking.book(worker, days=days, at=at, place=random.choice(ROOMS))
    Slot.objects.bulk_create(offers(staff, random=random, hours=hours))


def day_ahead(on: date, working_days: int) -> date:
    """Today or so many working days on; the first working day is one, whatever day today is."""
    return working_days_after(working_day_on_or_after(on), working_days)


class Booking:
    """Books with line managers where all are free and nobody is away."""

    def __init__(self, staff: Staff, meetings: list[tuple[Session, Worker]], *, hours: Hours) -> None:
        self.staff, self.hours = staff, hours
        self._last = {supervisee.pk: session.ends_at for session, supervisee in meetings}
        self._yesterday = local(working_day_on_or_before(staff.on - timedelta(days=1)), time(10, 5))

    def book(self, worker: Worker, *, days: int, at: time, place: str) -> None:
        """The next session of a pair, booked in their last one."""
        day, manager = day_ahead(self.staff.on, days), self.staff.manager_of(worker)
        starts_at = self.hours.take([worker.pk, manager.pk], day, prefer=at)
        if starts_at is None:
            return
        try:
            book_time(
                supervisor=manager,
                supervisee=worker,
                starts_at=starts_at,
                ends_at=starts_at + LENGTH,
                place=place,
                by=None,
                at=self._last.get(worker.pk, self._yesterday),
            )
        except (NotBookable, Doubtful):
            return

    def book_group(self, manager: Worker, *, place: str) -> None:
        """Group supervision of those whom the manager supervises, on the first day on which all can come."""
        people = supervised_by(manager, on=self.staff.on)
        for days in GROUP_DAYS:
            day = day_ahead(self.staff.on, days)
            if is_away(manager, day):
                continue
            here = [one for one in people if not is_away(one, day)]
            starts_at = self.hours.take([manager.pk, *(one.pk for one in here)], day, prefer=time(13, 30))
            if starts_at is None:
                continue
            book_group(
                supervisor=manager,
                supervisees=here,
                starts_at=starts_at,
                ends_at=starts_at + LENGTH,
                place=place,
                by=None,
                at=self._yesterday,
            )
            return


def offers(staff: Staff, *, random: Random, hours: Hours) -> Iterator[Slot]:
    """Times that supervisors offer in the next two weeks."""
    daniel = staff.by_key["supervisor"]
    for days, at in OFFERED_BY_DANIEL:
        yield from offer(daniel, day_ahead(staff.on, days), at, place="Room 2", hours=hours)
    for manager in staff.managers:
        if manager != daniel:
            for days in random.sample(range(1, 11), 3):
                yield from offer(
                    manager, day_ahead(staff.on, days), time(9, 30), place=random.choice(ROOMS), hours=hours
                )


def offer(supervisor: Worker, day: date, at: time, *, place: str, hours: Hours) -> Iterator[Slot]:
    starts_at = hours.take([supervisor.pk], day, prefer=at)
    if starts_at:
        yield Slot(supervisor=supervisor, starts_at=starts_at, ends_at=starts_at + LENGTH, place=place)


def show_in_diaries(gatherings: list[Gathering], *, on: date) -> None:
    """The sessions of the last weeks, as diaries would show them."""
    first = on - timedelta(weeks=WEEKS_IN_DIARIES)
    DiaryEntry.objects.bulk_create(
        DiaryEntry(
            worker=person,
            subject=DiarySubject.SUPERVISION,
            uid=session.uid,
            starts_at=session.starts_at,
            ends_at=session.ends_at,
            place=session.place,
            path=session.get_absolute_url(),
        )
        for session, supervisees in gatherings
        if session.held_day >= first
        for person in (*supervisees, session.supervisor)
    )
