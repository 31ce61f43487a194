"""The whole proof: triggers stand, the trail is whole, what was signed stands there, what is sealed opens."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import send_mail
from django.db import DEFAULT_DB_ALIAS, connection
from django.utils import timezone

from supervision.records.proving_readings import breaks_of_readings
from workforce.audit_trail.proving import breaks_of_signed, number_signed
from workforce.audit_trail.proving_readers import breaks_of_readers
from workforce.audit_trail.reasons import broken_reasons
from workforce.audit_trail.sealing import seal_events
from workforce.audit_trail.told import TRAIL, breaks_of_log
from workforce.audit_trail.verified import note_verified
from workforce.audit_trail.verifying import broken_links, stands
from workforce.models import Event, SealHead
from workforce.resealing import texts_that_do_not_open
from workforce.rules.in_words import many
from workforce.triggers.expected import expected
from workforce.triggers.in_database import differences

log = logging.getLogger(TRAIL)
MAILED = """{link}

Keep this where nobody can change it who runs the database. It proves later that the audit trail was not
put back to an earlier state: manage.py verify --expect {link}
"""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found: a line for each difference, and how much was looked at."""

    differences: tuple[str, ...]
    triggers: int
    events: int
    signed: int

    @property
    def words(self) -> str:
        triggers, events = many(self.triggers, "trigger"), many(self.events, "event")
        return f"{triggers}, {events}, {many(self.signed, 'signed thing')}"


def tell_newest_link(*, at: datetime) -> str:
    """Log the newest link of the trail, add it to the file and mail it to the addresses of the settings.

    Answers it. Raises OSError where the file cannot be written or the mail cannot be sent.
    """
    link = str(SealHead.objects.first())
    log.info("Newest link of the audit trail: %s", link)
    if settings.NEWEST_LINK_FILE:
        with Path(settings.NEWEST_LINK_FILE).open("a", encoding="utf-8") as kept:
            kept.write(f"{at.astimezone(UTC).isoformat(timespec='seconds')} {link}\n")
    if settings.NEWEST_LINK_TO:
        subject = f"{settings.SERVICE_NAME}: newest link of the audit trail"
        send_mail(subject, MAILED.format(link=link), None, settings.NEWEST_LINK_TO)
    return link


def verify(
    *, at: datetime, expect: Iterable[str] = (), logged: Mapping[str, Iterable[str]] | None = None
) -> Verified:
    """Seal what waits, then recompute everything, and note that it was done.

    `expect` are links of the trail, and `logged` lines of the log by the name of their file, kept elsewhere.
    """
    seal_events(at=at)
    missing, altered, _ = differences(using=DEFAULT_DB_ALIAS)
    found = [f"trigger {name}: is missing" for name in missing]
    found += [f"trigger {name}: is not as a migration made it" for name in altered]
    found += [str(each) for each in broken_links(at=at)]
    found += [f"link {each}: is not in this audit trail" for each in expect if not stands(each)]
    found += [str(each) for name, lines in (logged or {}).items() for each in breaks_of_log(lines, name=name)]
    signed = list(breaks_of_signed())
    found += [str(each) for each in signed]
    found += [f"{where}: {what}" for where, what in broken_reasons()]
    found += [str(each) for each in breaks_of_readers(on=timezone.localdate(at))]
    found += [str(each) for each in breaks_of_readings()]
    named = {each.where for each in signed}
    closed = texts_that_do_not_open(using=DEFAULT_DB_ALIAS)
    found += [f"{where}: {what}" for where, what in closed if where not in named]
    note_verified(differences=len(found))
    seal_events(at=at)
    return Verified(tuple(found), len(expected(connection)), Event.objects.count(), number_signed())
