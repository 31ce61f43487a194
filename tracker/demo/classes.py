"""The demo's master classes: registers of those past, places in those to come, one of them full."""

from datetime import date, time, timedelta
from random import Random

from nqsw.classes.services.classes import enrol_in_class, schedule_class
from nqsw.classes.services.registers import give_feedback, mark_register
from nqsw.models import AttendanceMark, Enrolment, MasterClass
from nqsw.models.master_class import ATTENDED_MARKS
from nqsw.rules.standards import key_of
from tracker.demo.absences import is_away
from tracker.demo.calendar import local, working_day_on_or_after
from tracker.demo.people import Staff
from tracker.demo.telling import Teller
from tracker.demo.texts import texts
from workforce.models import Worker

PAST = 9
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
#: Of those who attended, the share who gave feedback, and of these the share who wrote a comment.
FEEDBACK_GIVEN, COMMENTED = 0.7, 0.4


def hold_classes(staff: Staff, enrolments: list[Enrolment], *, teller: Teller) -> None:
    """Nine classes with registers and feedback, four ahead: the second of these has a waiting list."""
    random = teller.random
    nqsws = [enrolment.worker for enrolment in enrolments if enrolment.is_current]
    amina = staff.by_key["nqsw"]
    for number in range(len(texts("programme")["classes"])):
        is_full = number == PAST + 1
        a_class = announce(number, staff, capacity=SMALL_ROOM if is_full else ROOM)
        if number < PAST:
            attend(a_class, those_on_it(enrolments, a_class.held_on), random=random)
            say_how_it_was(a_class, on=staff.on, teller=teller)
        elif is_full:
            join(a_class, nqsws[:2:-1] + nqsws[:2], on=staff.on)
        else:
            joining = [worker for worker in nqsws if worker != amina]
            join(a_class, random.sample(joining, len(joining) // 2), on=staff.on)


def announce(number: int, staff: Staff, *, capacity: int) -> MasterClass:
    known = texts("programme")["classes"][number]
    ahead = timedelta(days=NEXT_IN_DAYS, weeks=WEEKS_APART * (number - PAST))
    starts_at = local(working_day_on_or_after(staff.on + ahead), time(14))
    workers = {worker.full_name: worker for worker in staff.everybody}
    return schedule_class(
        title=known["title"],
        aims=known["aims"],
        pcf_domains=list(known["domains"]),
        pqs_standards=[key_of("child_family", standard) for standard in known["standards"]],
        facilitator=known["facilitator"],
        facilitated_by=workers.get(known["facilitator"]),
        place="Training Centre, room 1",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2, minutes=30),
        capacity=capacity,
        by=None,
    )


def join(a_class: MasterClass, workers: list[Worker], *, on: date) -> None:
    enrol_in_class(master_class=a_class, workers=workers, by=None, at=local(on, time(0, 1)))


def those_on_it(enrolments: list[Enrolment], day: date) -> list[Enrolment]:
    return [
        each
        for each in enrolments
        if each.started_on < day and (each.ended_on is None or day <= each.ended_on)
    ]


def attend(a_class: MasterClass, enrolments: list[Enrolment], *, random: Random) -> None:
    """Everyone has a place, and a mark in the register; whoever has passed by now was there."""
    if not enrolments:
        return
    workers = [enrolment.worker for enrolment in enrolments]
    places = enrol_in_class(
        master_class=a_class, workers=workers, by=None, at=a_class.starts_at - timedelta(days=15)
    )
    marks = {place.pk: random.choices(list(MARKS), list(MARKS.values()))[0] for place in places}
    passed = {enrolment.worker_id for enrolment in enrolments if not enrolment.is_current}
    marks |= {place.pk: AttendanceMark.PRESENT for place in places if place.worker_id in passed}
    marks |= {
        place.pk: AttendanceMark.APOLOGIES for place in places if is_away(place.worker, a_class.held_on)
    }
    mark_register(master_class=a_class, marks=marks, by=None, at=a_class.ends_at)


def say_how_it_was(a_class: MasterClass, *, on: date, teller: Teller) -> None:
    """Most of those who attended say how useful it was; some say what would make it better."""
    random = teller.random
    said_on = working_day_on_or_after(a_class.held_on + timedelta(days=1))
    attended = a_class.places.filter(mark__in=ATTENDED_MARKS).select_related(
        "worker__account", "master_class"
    )
    for seat in attended.order_by("pk"):
        if said_on >= on or random.random() > FEEDBACK_GIVEN:
            continue
        comments = texts("programme")["class_comments"]
        give_feedback(
            seat=seat,
            useful=random.choice((3, 4, 4, 4, 5, 5)),
            confident=random.choice((2, 3, 3, 4, 4)),
            comment=teller.tell_one_of(comments, {}) if random.random() < COMMENTED else "",
            by=seat.worker.account,
            at=local(said_on, time(random.randrange(9, 16), 20)),
        )
