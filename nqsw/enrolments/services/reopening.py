"""What a programme's ending closes besides its promises, kept so that it can be opened again."""

from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from nqsw.classes.services.classes import enrol_in_class, leave_class, lock_classes
from nqsw.models import Enrolment, MasterClass, MentorAssignment, Seat, SeatStatus
from supervision.rules.repeating import start_of
from workforce.audit_trail.services import NewEvent, record_events
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Worker
from workforce.rules.working_days import ONE_DAY


def close_pauses_and_mentors(enrolment: Enrolment, *, on: date, by: Account | None) -> dict[str, Any]:
    """End the open pause and the mentor's assignment with the last day; answers what that was."""
    pauses = enrolment.pauses.filter(ended_on=None, started_on__lte=on)
    running = enrolment.mentor_assignments.filter(Q(ends_on=None) | Q(ends_on__gt=on), starts_on__lte=on)
    planned = enrolment.mentor_assignments.filter(starts_on__gt=on)
    closed = {
        "pauses": list(pauses.values_list("pk", flat=True)),
        "mentors": [[one.pk, _text(one.ends_on)] for one in running],
        "planned_mentors": [[one.mentor_id, _text(one.starts_on), _text(one.ends_on)] for one in planned],
    }
    told = [_of_mentor(Verb.MENTOR_ASSIGNMENT_UNDONE, one) for one in planned]
    pauses.update(ended_on=on)
    ended = list(running)
    running.update(ends_on=on)
    planned.delete()
    told += [_of_mentor(Verb.MENTOR_ASSIGNMENT_ENDED, one, on=on.isoformat()) for one in ended]
    record_events(told, by=by)
    return closed


def leave_classes_after(worker: Worker, *, on: date, by: Account | None, at: datetime) -> list[int]:
    """Give up the places of a leaver in classes after the last day; answers the classes, in order."""
    gone_at = max(at, start_of(on + ONE_DAY))
    coming = Seat.objects.held().filter(
        worker=worker, master_class__cancelled_at=None, master_class__starts_at__gt=gone_at
    )
    seats = coming.select_related("master_class")
    left = [seat.master_class for seat in seats.order_by("master_class__starts_at", "master_class")]
    lock_classes(left)
    for master_class in left:
        leave_class(master_class=master_class, worker=worker, by=by, at=at)
    return [master_class.pk for master_class in left]


def reopen(enrolment: Enrolment, closed: dict[str, Any], *, by: Account | None, at: datetime) -> None:
    """Open again what the ending closed, as far as it still can be.

    A mentor who has left stays away. In a class that is full by now there is a turn at the end of
    the waiting list; one that has started is over for them.
    """
    enrolment.pauses.filter(pk__in=closed.get("pauses", ())).update(ended_on=None)
    today = timezone.localtime(at).date()
    told = []
    for pk, ends_on in closed.get("mentors", ()):
        for one in enrolment.mentor_assignments.filter(pk=pk).select_related("mentor"):
            if one.mentor.is_employed(on=today):
                one.ends_on = _day(ends_on)
                one.save(update_fields=["ends_on"])
                told.append(_of_mentor(Verb.MENTOR_ASSIGNMENT_REOPENED, one))
    for mentor, starts_on, ends_on in closed.get("planned_mentors", ()):
        for worker in Worker.objects.employed(on=today).filter(pk=mentor):
            planned = MentorAssignment.objects.create(
                enrolment=enrolment,
                mentor=worker,
                starts_on=date.fromisoformat(starts_on),
                ends_on=_day(ends_on),
            )
            told.append(_of_mentor(Verb.MENTOR_ASSIGNED, planned))
    record_events(told, by=by)
    classes = MasterClass.objects.coming(at=at).filter(pk__in=closed.get("classes", ()))
    lock_classes(classes)
    for master_class in classes.filter(starts_at__gt=at):
        enrol_in_class(master_class=master_class, workers=[enrolment.worker], by=by, at=at)


def classes_of(worker: Worker) -> list[tuple[MasterClass, SeatStatus]]:
    """Classes not cancelled in which someone has or awaits a place, in order."""
    seats = Seat.objects.held().filter(worker=worker, mark="", master_class__cancelled_at=None)
    found = seats.select_related("master_class").order_by("master_class__starts_at", "pk")
    return [(seat.master_class, SeatStatus(seat.status)) for seat in found]


def _of_mentor(verb: Verb, assignment: MentorAssignment, **facts: str) -> NewEvent:
    """The event of a mentor's assignment; it holds for as long as the programme stands so."""
    details = {"mentor": assignment.mentor_id, "starts_on": assignment.starts_on.isoformat(), **facts}
    return NewEvent(verb, assignment, assignment.enrolment.worker, details)


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
