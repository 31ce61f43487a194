"""Milestones in calendars: the due day of each, for the NQSW and those who answer for them.

A calendar says "NQSW milestone due", the day and a link: neither which milestone nor whose. The
days stand in the NQSW's own diary; the line manager and the assessor read them there.
"""

from datetime import date

from django.db.models import Q

from nqsw.models import Enrolment, Milestone
from supervision.booking.services.diary import keep_days_in_diary
from supervision.calendars.entries import Follower
from supervision.models import CalendarPart, DiarySubject
from workforce.models import Worker, WorkerQuerySet


def keep_milestone_days(worker: Worker) -> None:
    """The due days of what is required and not done yet, on a programme that has not ended."""
    current = Enrolment.objects.current().filter(worker=worker)
    due = Milestone.objects.open().required().filter(enrolment__in=current)
    keep_days_in_diary(
        worker=worker,
        subject=DiarySubject.MILESTONE,
        days={milestone.uid: (milestone.due_on, milestone.get_absolute_url()) for milestone in due},
    )


def nqsws_followed(worker: Worker, on: date) -> WorkerQuerySet:
    """The NQSWs whose milestones stand in a worker's calendar: those they manage or assess."""
    current = Enrolment.objects.current().filter(Q(assessor=worker) | Q(worker__line_manager=worker))
    return Worker.objects.filter(pk__in=current.values("worker"))


FOLLOWED = Follower(CalendarPart.MILESTONES, nqsws_followed)
