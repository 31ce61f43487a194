"""Milestones in calendars: the due day of each, for the NQSW and those who answer for them.

A calendar says "NQSW milestone due", the day and a link: neither which milestone nor whose. The
days stand in the NQSW's own diary; the line manager and the assessor read them there.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, Q
from django.utils import timezone

from nqsw.models import Enrolment, Milestone
from supervision.booking.services.diary import keep_days_in_diary
from supervision.calendars.entries import Follower
from supervision.models import CalendarPart, DiaryEntry, DiarySubject
from workforce.models import Worker, WorkerQuerySet
from workforce.rules.batches import batches


def keep_milestone_days(worker: Worker) -> None:
    """The due days of what is required and not done yet, on a programme that has not ended."""
    current = Enrolment.objects.current().filter(worker=worker)
    due = Milestone.objects.open().required().filter(enrolment__in=current)
    keep_days_in_diary(
        worker=worker,
        subject=DiarySubject.MILESTONE,
        days={milestone.uid: (milestone.due_on, milestone.get_absolute_url()) for milestone in due},
    )


def take_days_out(done: Iterable[Milestone]) -> None:
    """The due days of many that are done by now, cancelled in everyone's calendar in a few questions."""
    now = timezone.now()
    for some in batches([milestone.uid for milestone in done]):
        standing = DiaryEntry.objects.filter(uid__in=some, subject=DiarySubject.MILESTONE, cancelled_at=None)
        standing.update(cancelled_at=now, changed_at=now, sequence=F("sequence") + 1)


def nqsws_followed(worker: Worker, on: date) -> WorkerQuerySet:
    """The NQSWs whose milestones stand in a worker's calendar: those they manage or assess."""
    current = Enrolment.objects.current().filter(Q(assessor=worker) | Q(worker__line_manager=worker))
    return Worker.objects.filter(pk__in=current.values("worker"))


FOLLOWED = Follower(CalendarPart.MILESTONES, nqsws_followed)
