"""A session that is off, and another in its place: both or neither."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from django.db import transaction

from supervision.booking.services.bookable import TAKEN, NotBookable, people_concerned, supervisor_on
from supervision.booking.services.booking import book_slot, book_time
from supervision.booking.services.groups import book_group
from supervision.models import Session, SessionKind, Slot
from workforce.locking import lock_whoever
from workforce.models import Account


@transaction.atomic
def rebook(
    *,
    session: Session,
    take_off: Callable[..., Session],
    starts_at: datetime,
    ends_at: datetime,
    by: Account | None,
    at: datetime,
    place: str = "",
    slot: Slot | None = None,
    sure: Collection[str] = (),
    **why: str,
) -> Session:
    """Take a session off and book another in its place, both or neither; answers the new one.

    `take_off` is `cancel_session` or `record_missed`, and `why` what it is told: in the reports it stays
    cancelled or missed, this is no move. Asked again, the same one stands. Raises NotBookable, AlreadyBusy
    or Doubtful.
    """
    lock_whoever(lambda: people_concerned(session, slot, at=at))
    session = take_off(session=session, by=by, at=at, **why)
    if session.replaced_by:
        return session.replaced_by
    when = {"starts_at": starts_at, "ends_at": ends_at, "place": place}
    replacement = _replacement(session, slot=slot, by=by, at=at, sure=sure, **when)
    if Session.objects.filter(replaced_by=replacement).exists():
        raise NotBookable(TAKEN)  # a booking that stands there already, in place of another one
    session.replaced_by = replacement
    session.save(update_fields=["replaced_by"])
    return session.replaced_by


def _replacement(session: Session, *, slot: Slot | None, **facts: Any) -> Session:
    """Booked in place of one that is off: for the whole group, or with the supervisor of that day."""
    if session.kind == SessionKind.GROUP:
        return book_group(supervisor=session.supervisor, supervisees=session.supervisees.all(), **facts)
    supervisee = session.supervisees.get()
    if slot:
        taken = {name: facts[name] for name in ("by", "at", "sure")}
        return book_slot(slot=slot, supervisee=supervisee, **taken)
    supervisor = supervisor_on(supervisee, at=facts["starts_at"])
    return book_time(supervisor=supervisor, supervisee=supervisee, **facts)
