"""Several people of one supervisor go to others in one go: all of them, or none."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from supervision.agreements.services.agreements import AgreementRefused
from supervision.agreements.services.handing_over import hand_over_with_bookings
from supervision.booking.services.bookable import people_around
from supervision.calendars.services.invitations import told_together
from supervision.models import Agreement
from workforce.locking import lock_whoever
from workforce.models import Account, Worker
from workforce.rules.refusal import Refusal
from workforce.web.tags import day


@transaction.atomic
@told_together()
def hand_over_all(
    *,
    handing: Sequence[tuple[Agreement, Worker]],
    from_on: date,
    by: Account | None,
    at: datetime,
    line_too: bool = False,
    reason: str = "",
) -> list[Agreement]:
    """Each agreement goes to its new supervisor from the day, with what is booked, or none does.

    With `line_too`, those who the former supervisor also manages get a new line manager as well.

    What the new supervisor is free for is taken over, the rest is cancelled with notice. Raises
    AgreementRefused, which names the person that it is about.
    """
    taking = {to.pk for _, to in handing} | {agreement.supervisor_id for agreement, _ in handing}
    lock_whoever(lambda: taking.union(*(people_around(one.supervisee, at=at) for one, _ in handing)))
    return [
        _hand_over(
            agreement,
            to,
            from_on=from_on,
            by=by,
            at=at,
            reason=reason,
            line_too=line_too and agreement.supervisee.line_manager_id == agreement.supervisor_id,
        )
        for agreement, to in handing
    ]


def _hand_over(agreement: Agreement, to: Worker, *, from_on: date, **facts: Any) -> Agreement:
    person = agreement.supervisee
    try:
        _require_possible(agreement, to, from_on=from_on)
        return hand_over_with_bookings(agreement=agreement, to=to, from_on=from_on, **facts)
    except Refusal as refusal:
        raise AgreementRefused(f"{person}: {refusal} Nothing was changed for anyone.") from refusal


def _require_possible(agreement: Agreement, to: Worker, *, from_on: date) -> None:
    """Raises AgreementRefused for someone who cannot supervise this person from the day."""
    if to.pk == agreement.supervisee_id:
        raise AgreementRefused("Nobody supervises themselves. Select someone else for this person.")
    if not to.is_employed(on=from_on):
        raise AgreementRefused(f"{to} does not work here on {day(from_on)}.")
