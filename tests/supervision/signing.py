"""A record with a line in it, signed: nobody signs one in which nothing is written."""

from datetime import datetime

from supervision.models import Session, SessionRecord, SignedText
from supervision.records.services.signing import sign_off


def write_and_sign(*, session: Session, at: datetime) -> list[SignedText]:
    """Its supervisor writes a line, unless the shared part has some, and signs."""
    SessionRecord.objects.get_or_create(session=session, defaults={"other_matters": "Rooms change in May."})
    return sign_off(session=session, by=session.supervisor.account, at=at)
