"""Apologies sent ahead of a class: the place goes to the next in line, the register knows why."""

from datetime import datetime

from django.db import transaction

from nqsw.classes.services.classes import NotOpen, lock_class, require_open, tell_promoted, vacate
from nqsw.models import AttendanceMark, MasterClass, Seat, SeatStatus
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.locking import lock_people
from workforce.models import Account, Worker


@transaction.atomic
def send_apologies(
    *, master_class: MasterClass, worker: Worker, reason: str, by: Account | None, at: datetime
) -> list[Seat]:
    """Someone with a place says before the class that they cannot come, and why.

    The place is free at once and goes to the waiting list in order: answers the places given that way. In
    the register and in the attendance it stays as apologies, which is no absence. Raises NotOpen
    once the class has started, and for a person without a place.
    """
    lock_people([worker])
    held = lock_class(master_class)
    require_open(held, at=at)
    seat = held.places.enrolled().filter(worker=worker).first()
    if seat is None:
        raise NotOpen("Only people with a place can send apologies.")
    seat.status, seat.mark, seat.marked_at = SeatStatus.APOLOGIES, AttendanceMark.APOLOGIES, at
    seat.apology_reason = reason
    promoted = vacate(held, seat, at=at)
    record_event(verb=Verb.APOLOGIES_SENT, subject=held, by=by, worker=worker, reason=reason)
    tell_promoted(promoted, by=by)
    return promoted
