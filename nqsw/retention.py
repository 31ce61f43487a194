"""What the programme leaves, deleted when its time is over: enrolments with their evidence, class seats."""

from collections.abc import Iterator
from datetime import date

from nqsw.models import Enrolment, MentorProfile, Seat
from workforce.models import Worker
from workforce.privacy.retention import Begun, RetentionKind
from workforce.rules.authority import Setting
from workforce.rules.data_held import Kept


def _programmes(until: date, held: frozenset[int]) -> Iterator[Begun]:
    """Each enrolment that has ended; of people who left, their class seats and what they offer as mentors."""
    ended = Enrolment.objects.filter(ended_on__lte=until).order_by("pk")
    for enrolment in ended:
        yield Begun(
            subject=enrolment,
            people=(enrolment.worker_id,),
            began_on=enrolment.ended_on or until,
            roots=(Enrolment.objects.filter(pk=enrolment.pk),),
        )
    seats, profiles = Seat.objects.values("worker"), MentorProfile.objects.values("worker")
    left = Worker.objects.filter(left_on__lte=until)
    for worker in (left.filter(pk__in=seats) | left.filter(pk__in=profiles)).order_by("pk"):
        yield Begun(
            subject=worker,
            people=(worker.pk,),
            began_on=worker.left_on or until,
            roots=(Seat.objects.filter(worker=worker), MentorProfile.objects.filter(worker=worker)),
        )


PROGRAMMES = RetentionKind(
    kept=Kept.PROGRAMME, label="NQSW programmes", setting=Setting.KEEP_PROGRAMME_MONTHS, begun=_programmes
)
