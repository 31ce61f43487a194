"""An NQSW's milestones, told beside the record and the agenda of their supervision."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from nqsw.models import Enrolment, Milestone


def milestones_coming(workers: Sequence[int], on: date, until: date) -> QuerySet[Milestone, Any]:
    """Open milestones of these workers' running enrolments that are due until a day, late ones too.

    Not what was due before records began, of which nobody knows whether it was done.
    """
    running = Enrolment.objects.current().running(on=on).filter(worker__in=workers)
    known = Milestone.objects.open().required().on_record()
    due = known.filter(enrolment__in=running.values("pk"), due_on__lte=until)
    return due.values(whose=F("enrolment__worker"), by=F("due_on"), words=F("title"))
