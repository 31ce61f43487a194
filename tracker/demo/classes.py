"""The demo's master classes: registers of those past, places in those to come, one of them full."""

from datetime import date, time, timedelta
from random import Random

from nqsw.classes.services.classes import enrol_in_class, schedule_class
from nqsw.classes.services.registers import mark_register
from nqsw.models import AttendanceMark, Enrolment, MasterClass
from tracker.demo.absences import is_away
from tracker.demo.calendar import local, working_day_on_or_after
from tracker.demo.people import Staff
from tracker.demo.wording import CLASSES
from workforce.models import Worker

PAST = 6
ROOM, SMALL_ROOM = 16, 6
#: The first class ahead; the others follow, three weeks apart.
NEXT_IN_DAYS = 17
WEEKS_APART = 3
MARKS = {
    AttendanceMark.PRESENT: 78,
    AttendanceMark.LATE: 6,
    AttendanceMark.LEFT_EARLY: 3,
    AttendanceMark.APOLOGIES: 8,
    AttendanceMark.ABSENT: 5,
}


def hold_classes(staff: Staff, enrolments: list[Enrolment], *, random: Random) -> None:
    """Six classes with registers, four ahead: the second of these is full, with a waiting list."""
    nqsws = [enrolment.worker for enrolment in enrolments if enrolment.is_current]
    amina = staff.by_key["nqsw"]
    for number in range(len(CLASSES)):
        is_full = number == PAST + 1
        a_class = announce(number, staff, capacity=SMALL_ROOM if is_full else ROOM)
        if number < PAST:
            attend(a_class, those_here(nqsws, a_class.held_on), random=random)
        elif is_full:
            join(a_class, nqsws[:2:-1] + nqsws[:2], on=staff.on)
        else:
            joining = [worker for worker in nqsws if worker != amina]
            join(a_class, random.sample(joining, len(joining) // 2), on=staff.on)


def announce(number: int, staff: Staff, *, capacity: int) -> MasterClass:
    title, aims, domains, facilitator = CLASSES[number]
    ahead = timedelta(days=NEXT_IN_DAYS, weeks=WEEKS_APART * (number - PAST))
    starts_at = local(working_day_on_or_after(staff.on + ahead), time(14))
    workers = {worker.full_name: worker for worker in staff.everybody}
    return schedule_class(
        title=title,
        aims=aims,
        pcf_domains=list(domains),
        facilitator=facilitator,
        facilitated_by=workers.get(facilitator),
        place="Training Centre, room 1",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2, minutes=30),
        capacity=capacity,
        by=None,
    )


def join(a_class: MasterClass, workers: list[Worker], *, on: date) -> None:
    enrol_in_class(master_class=a_class, workers=workers, by=None, at=local(on, time(0, 1)))


def those_here(workers: list[Worker], day: date) -> list[Worker]:
    return [worker for worker in workers if worker.started_on < day]


def attend(a_class: MasterClass, workers: list[Worker], *, random: Random) -> None:
    """Everyone has a place, and a mark in the register."""
    if not workers:
        return
    places = enrol_in_class(
        master_class=a_class, workers=workers, by=None, at=a_class.starts_at - timedelta(days=15)
    )
    marks = {place.pk: random.choices(list(MARKS), list(MARKS.values()))[0] for place in places}
    marks |= {
        place.pk: AttendanceMark.APOLOGIES for place in places if is_away(place.worker, a_class.held_on)
    }
    mark_register(master_class=a_class, marks=marks, by=None, at=a_class.ends_at)
