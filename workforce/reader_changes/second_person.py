"""Who may be the second person where nobody decides alone who reads whose notes."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from workforce.models import Account, AuthorityRole, ReaderChange, Worker
from workforce.models.account import AccountQuerySet

#: An account that was made last week confirms nothing: no one makes their own second person.
KNOWN_FOR = timedelta(days=7)
CONFIRMING_ROLES = (AuthorityRole.ADMINISTRATOR, AuthorityRole.PRINCIPAL_SOCIAL_WORKER)


def must_wait(by: Account | None, *, gains: bool) -> bool:
    """The change waits for a second person: whoever asks would gain by it, or administers the system.

    The tracker itself (`by` None) decides at once, and so does an authority that chose notice and review
    (`READER_CHANGES_CONFIRMED`), and whoever sets up a tracker into which nobody else has ever come.
    """
    if by is None or not settings.READER_CHANGES_CONFIRMED:
        return False
    if not (gains or by.is_administrator):
        return False
    return Account.objects.exclude(pk=by.pk).filter(last_login__isnull=False).exists()


def gains_by_line(by: Account | None, *, worker: Worker, to: Worker | None) -> bool:
    """Whether `by` would read more if `to` managed the worker: as the manager, or above the manager."""
    reader = getattr(by, "worker", None)
    if reader is None or to is None:
        return False
    if reader.pk == to.pk:
        return True
    return _is_above(reader, to) and not _is_above(reader, worker)


def gains_by_standing_in(by: Account | None, *, worker: Worker, to: Worker) -> bool:
    """Whether `by` would read more by supervising or covering: not where they manage the worker already."""
    reader = getattr(by, "worker", None)
    return reader is not None and reader.pk == to.pk and not _is_above(reader, worker)


def _is_above(reader: Worker, worker: Worker) -> bool:
    return Worker.objects.managers_of(worker).filter(pk=reader.pk).exists()


def who_can_confirm(change: ReaderChange) -> AccountQuerySet:
    """Administrators, principal social workers, and managers above whose notes they are.

    Never the asker, who would read, or who would read because they manage that person; nor whose account
    it is.
    """
    whose = change.worker or getattr(change.account, "worker", None)
    confirms = Q(role__in=CONFIRMING_ROLES)
    above = Worker.objects.managers_of(whose) if whose else Worker.objects.none()
    confirms |= Q(worker__in=above.employed(on=timezone.localdate(change.asked_at)).values("pk"))
    able = Account.objects.filter(confirms, is_active=True).exclude(pk=change.asked_by_id)
    new_managers = {after for _, _, after in change.facts.get("lines", ())}
    able = able.exclude(worker__in=new_managers)
    if change.account_id:
        able = able.exclude(pk=change.account_id)
    if change.gains:
        gaining = Worker.objects.managers_of(change.gains).exclude(pk__in=above.values("pk"))
        able = able.exclude(worker=change.gains).exclude(worker__in=gaining.values("pk"))
    return able


def who_confirms_now(change: ReaderChange, *, at: datetime) -> AccountQuerySet:
    """Those of `who_can_confirm` whose account is older than a week."""
    return who_can_confirm(change).filter(Q(invited_at=None) | Q(invited_at__lte=at - KNOWN_FOR))
