"""An NQSW's milestones, told beside the record and the agenda of their supervision."""

from collections.abc import Mapping, Sequence
from datetime import date

from nqsw.models import Enrolment, Milestone


def milestones_coming(workers: Sequence[int], on: date, until: date) -> Mapping[int, list[tuple[date, str]]]:
    """Open milestones of these workers' running enrolments that are due until a day, late ones too.

    Not what was due before records began, of which nobody knows whether it was done.
    """
    running = Enrolment.objects.current().running(on=on).filter(worker__in=workers)
    known = Milestone.objects.open().required().on_record()
    due = known.filter(enrolment__in=running.values("pk"), due_on__lte=until)
    found: dict[int, list[tuple[date, str]]] = {}
    for milestone in due.select_related("enrolment"):
        found.setdefault(milestone.enrolment.worker_id, []).append((milestone.due_on, str(milestone)))
    return found
