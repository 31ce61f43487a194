"""Telling those concerned who supervises someone, and so reads their file."""

from supervision.models import Agreement
from workforce.models import Account, ReaderRight, Worker
from workforce.reader_changes.services import tell_of_readers
from workforce.web.tags import day


def tell_of_supervisor(
    successor: Agreement,
    *,
    former: Worker | None,
    by: Account | None,
    second: Account | None = None,
    reason: str = "",
) -> None:
    """The event of another supervisor, who reads the file from then on, which is told to those concerned."""
    to = successor.supervisor
    tell_of_readers(
        right=ReaderRight.SUPERVISOR,
        subject=successor,
        worker=successor.supervisee,
        before=former and former.pk,
        after=to.pk,
        words=(former.full_name if former else "", f"{to.full_name}, from {day(successor.starts_on)}"),
        by=by,
        second=second,
        reason=reason,
        gains=to,
        loses=former,
    )
