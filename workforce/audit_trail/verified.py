"""When everything was recomputed last, and what that came to: an event of the trail that it checked."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Event, SealHead

#: `verify` runs each night; a night may fail.
VERIFIED_WITHIN = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class LastVerified:
    """When, and how many differences were found."""

    at: datetime
    differences: int

    def is_old(self, *, at: datetime) -> bool:
        return self.at < at - VERIFIED_WITHIN


def note_verified(*, differences: int) -> Event:
    """Keep that everything was recomputed, and how many differences there were."""
    head = SealHead.objects.first() or SealHead(pk=1)  # one that is missing is a difference
    return record_event(verb=Verb.ALL_VERIFIED, subject=head, by=None, differences=differences)


def last_verified() -> LastVerified | None:
    """The newest run of `verify`; None where there was none."""
    event = Event.objects.filter(verb=Verb.ALL_VERIFIED).order_by("-pk").first()
    return LastVerified(event.at, event.details["differences"]) if event else None
