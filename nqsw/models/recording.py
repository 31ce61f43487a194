"""On which programmes something is still recorded."""

from nqsw.models.enrolment import Enrolment
from nqsw.models.enrolment_status import CURRENT_STATUSES, EnrolmentStatus

#: On the programme; or left the authority: what was done by then is still written down and judged.
RECORDING_STATUSES = (*CURRENT_STATUSES, EnrolmentStatus.LEFT)


def takes_records(enrolment: Enrolment) -> bool:
    """Predicate form of `RECORDING_STATUSES`."""
    return enrolment.status in RECORDING_STATUSES
