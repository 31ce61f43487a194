"""NQSWs' cases are pointed out sooner when supervision has not discussed them."""

from collections.abc import Collection, Mapping
from datetime import date

from nqsw.models import Enrolment
from supervision.cases import point_out_sooner

#: Weeks without discussion for an NQSW's case. *Local*; half of what is allowed to others.
NQSW_WEEKS_WITHOUT_DISCUSSION = 4


def weeks_of_nqsws(workers: Collection[int], on: date) -> Mapping[int, int]:
    """Of these workers, those on a programme that day, each with the shorter time."""
    enrolled = Enrolment.objects.running(on=on).filter(worker__in=list(workers))
    return dict.fromkeys(enrolled.values_list("worker", flat=True), NQSW_WEEKS_WITHOUT_DISCUSSION)


def point_out_nqsws() -> None:
    """Tell the floor below."""
    point_out_sooner(weeks_of_nqsws)
