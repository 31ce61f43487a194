"""Who may be the second person where nobody decides alone who reads whose notes."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cached_property

from django.conf import settings
from django.db.models import Q, Value
from django.utils import timezone

from workforce.across_floors import listed
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, AuthorityRole, Event, ReaderChange, Worker
from workforce.models.account import AccountQuerySet

#: An account that was made last week confirms nothing: no one makes their own second person.
KNOWN_FOR = timedelta(days=7)
#: Whom somebody added by hand is nobody but their word for so long.
NEW_FOR = timedelta(days=30)
CONFIRMING_ROLES = (AuthorityRole.ADMINISTRATOR, AuthorityRole.PRINCIPAL_SOCIAL_WORKER)


def must_wait(by: Account | None, *, gains: bool) -> bool:
    """The change waits for a second person: whoever asks would gain by it, or administers the system.

    The tracker itself (`by` None) decides at once, and so does an authority that chose notice and review
    (`READER_CHANGES_CONFIRMED`), and whoever sets a tracker up alone.
    """
    if by is None or not settings.READER_CHANGES_CONFIRMED:
        return False
    if not (gains or by.is_administrator):
        return False
    return not sets_up_alone(by)


def sets_up_alone(by: Account) -> bool:
    """Nobody else has ever come or done anything here, and there is nothing to read yet."""
    came = Account.objects.exclude(pk=by.pk).filter(last_login__isnull=False)
    acted = Event.objects.filter(actor__isnull=False).exclude(actor=by)
    notes = [rows for kept in listed("NOTES_KEPT") for rows in kept()]
    keys = [rows.order_by().values_list("pk") for rows in (acted, *notes)]
    return not came.order_by().values_list("pk").union(*keys, all=True).exists()


class Gains:
    """What `by` would come to read by a change. Whom they manage is read once, however many change."""

    def __init__(self, by: Account | None) -> None:
        self._worker: Worker | None = getattr(by, "worker", None)
        self._by, self._reader = by, self._worker and self._worker.pk

    @cached_property
    def _known(self) -> tuple[set[int], set[int]]:
        return _below_and_added(self._worker, by=self._by)

    @cached_property
    def _some_wait(self) -> bool:
        return must_wait(self._by, gains=True)

    def must_wait(self, *, gains: bool) -> bool:
        """As the function of this name, for many changes."""
        return self._some_wait and (gains or (self._by is not None and self._by.is_administrator))

    def by_line(self, worker: int | None, *, to: int | None, under: int | None = None) -> bool:
        """If `to` managed the worker: as the manager, or above the manager.

        `under` is who will manage a newcomer, who has no key yet.
        """
        if self._is_of_their_making(worker, to=to):
            return True
        if self._reader is None or worker is None:
            return False
        managed, _ = self._known
        is_above = to in managed or under == self._reader or under in managed
        return to == self._reader or (is_above and worker not in managed)

    def by_standing_in(self, worker: int | None, *, to: int | None) -> bool:
        """By supervising or covering: not where they manage the worker already."""
        if self._is_of_their_making(worker, to=to):
            return True
        return self._reader is not None and self._reader == to and worker not in self._known[0]

    def _is_of_their_making(self, worker: int | None, *, to: int | None) -> bool:
        if worker is None or to is None:
            return False
        managed, newcomers = self._known
        return worker not in managed and to in newcomers


def _below_and_added(reader: Worker | None, *, by: Account | None) -> tuple[set[int], set[int]]:
    """Whom the reader manages; and those whom `by` added by hand, with an address of their choice: they could
    come in as one of them. Asked in one question.
    """
    if by is None:
        return set(), set()
    since = timezone.now() - NEW_FOR
    added = Event.objects.filter(actor=by, verb=Verb.WORKER_ADDED, at__gte=since, details__by_hand=True)
    kept = added.exclude(worker=None).order_by().values_list(Value(False), "worker_id")
    managed = Worker.objects.managed_by(reader) if reader else Worker.objects.none()
    found = managed.order_by().values_list(Value(True), "pk").union(kept, all=True).order_by()
    keys: dict[bool, set[int]] = {True: set(), False: set()}
    for is_below, key in found:
        keys[bool(is_below)].add(key)
    return keys[True], keys[False]


def gains_by_line(by: Account | None, *, worker: Worker, to: Worker | None) -> bool:
    """Whether `by` would read more if `to` managed the worker."""
    return to is not None and Gains(by).by_line(worker.pk, to=to.pk)


def gains_by_standing_in(by: Account | None, *, worker: Worker, to: Worker) -> bool:
    """Whether `by` would read more by supervising the worker, or covering for who does."""
    return Gains(by).by_standing_in(worker.pk, to=to.pk)


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
    able = able.exclude(pk__in=_who_gain(change.facts.get("changes", ()), among=able))
    if change.account_id:
        able = able.exclude(pk=change.account_id)
    if change.gains:
        gaining = Worker.objects.managers_of(change.gains).exclude(pk__in=above.values("pk"))
        able = able.exclude(worker=change.gains).exclude(worker__in=gaining.values("pk"))
    return able


def _who_gain(changes: Sequence[tuple[int, object, object]], *, among: AccountQuerySet) -> list[int]:
    """Of those who could confirm a list, the accounts of who would come to read notes by it."""
    readers = among.exclude(worker=None).select_related("worker") if changes else ()
    moved = [(who, to) for who, _, to in changes if isinstance(to, int)]
    gained = {one.pk: Gains(one) for one in readers}
    return [key for key, gains in gained.items() if any(gains.by_line(who, to=to) for who, to in moved)]


def who_confirms_now(change: ReaderChange, *, at: datetime) -> AccountQuerySet:
    """Those of `who_can_confirm` whose account is older than a week."""
    return who_can_confirm(change).filter(Q(invited_at=None) | Q(invited_at__lte=at - KNOWN_FOR))
