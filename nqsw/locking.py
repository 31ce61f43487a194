"""The one lock order, on this floor: the NQSW first, then the enrolment as it stands by then."""

from nqsw.models import Enrolment
from workforce.locking import ChangedAtOnce, lock_people


def lock_enrolment(enrolment: Enrolment) -> None:
    """Lock the NQSW until the transaction ends, and read the enrolment again.

    Raises ChangedAtOnce when it is gone.
    """
    lock_people([enrolment.worker_id])
    try:
        enrolment.refresh_from_db()
    except Enrolment.DoesNotExist as gone:
        raise ChangedAtOnce from gone
