"""The day of the session after this one: booked, or the last on which it would be in time."""

from datetime import date

from django.utils import timezone

from supervision.clock.clock import next_due_on
from supervision.clock.due_status import frequencies
from supervision.clock.on_record import absences_and_records
from supervision.clock.promises import promised
from supervision.models import Agreement, Session, SessionRecord
from workforce.authority_settings import days_off
from workforce.models import Worker


def next_session_on(session: Session, record: SessionRecord, supervisee: Worker) -> date | None:
    """What the record says, else what is booked, else the due day once this one is held.

    None while nothing is promised, and while the clock is suspended by an absence.
    """
    return record.next_on or _booked(session, supervisee) or _promised(session, supervisee)


def _booked(session: Session, supervisee: Worker) -> date | None:
    coming = Session.objects.coming().filter(attendances__supervisee=supervisee)
    starts_at = (
        coming.filter(starts_at__gt=session.starts_at)
        .order_by("starts_at", "pk")
        .values_list("starts_at", flat=True)
        .first()
    )
    return timezone.localdate(starts_at) if starts_at else None


def _promised(session: Session, supervisee: Worker) -> date | None:
    on = timezone.localdate(session.starts_at)
    agreement = Agreement.objects.in_force(on=on).filter(supervisee=supervisee).first()
    if agreement is None or on < agreement.clock_started_on:
        return None
    absences, records = absences_and_records([supervisee.pk])
    return next_due_on(
        policy=promised(agreement, frequencies()),
        clock_started_on=agreement.clock_started_on,
        last_held_on=on,
        absences=absences.get(supervisee.pk, ()),
        holidays=days_off(),
        records=records.get(supervisee.pk, ()),
        first_due_on=agreement.first_due_on,
    )
