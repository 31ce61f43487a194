"""Who sees and decides about changes of who reads notes."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from workforce.models import Outcome, ReaderChange, ReaderChangeQuerySet, WorkerQuerySet
from workforce.reader_changes.made import made_around
from workforce.reader_changes.second_person import CONFIRMING_ROLES, who_confirms_now
from workforce.web.viewer import Viewer

#: How long whoever asked for a change finds on their home page that it did not come to be.
SAID_FOR = timedelta(days=14)


def reader_changes_visible(viewer: Viewer) -> ReaderChangeQuerySet:
    """Changes that the viewer asked for or decided, that are about them, and of the people they manage.

    Administrators and principal social workers see all.
    """
    if viewer.account.role in CONFIRMING_ROLES:
        return ReaderChange.objects.all()
    concerned = Q(asked_by=viewer.account) | Q(decided_by=viewer.account) | Q(account=viewer.account)
    if viewer.worker is not None:
        concerned |= Q(worker=viewer.worker) | Q(worker__in=viewer.managed.values("pk"))
    return ReaderChange.objects.filter(concerned)


def decides_reader_changes(viewer: Viewer) -> bool:
    """Someone who may be asked to confirm one."""
    return viewer.account.role in CONFIRMING_ROLES or viewer.manages_people


def reader_changes_waiting_for(viewer: Viewer, *, at: datetime) -> list[ReaderChange]:
    """What this viewer can confirm now."""
    return confirmed_by(viewer, perhaps_waiting_for(viewer, at=at, since=at), at=at)


def perhaps_waiting_for(
    viewer: Viewer, *, at: datetime, since: datetime, supervised: WorkerQuerySet | None = None
) -> ReaderChangeQuerySet:
    """What the home page may tell: `confirmed_by` says of what the viewer is the second person, `not_made`
    what they asked for and did not get `since` then, `made_around` what was confirmed about them and theirs.
    """
    is_theirs = Q(asked_by=viewer.account)
    waits = ~is_theirs & Q(outcome="", expires_at__gt=at)
    refused = Q(outcome=Outcome.REFUSED, decided_at__gte=since) & ~Q(decided_by=viewer.account)
    too_late = Q(outcome="", expires_at__lte=at, expires_at__gte=since)
    found = reader_changes_visible(viewer).filter(waits | is_theirs & (refused | too_late))
    if viewer.worker is not None:
        made = (
            Q(outcome=Outcome.CONFIRMED, decided_at__gte=since) & ~is_theirs & ~Q(decided_by=viewer.account)
        )
        found = found | ReaderChange.objects.filter(made & _around(viewer, supervised))
    return found.with_people()


def _around(viewer: Viewer, supervised: WorkerQuerySet | None) -> Q:
    """Who is told of it by e-mail too: it is about them, or about who they supervise, or they read by it."""
    around = Q(worker=viewer.worker) | Q(gains=viewer.worker)
    return around if supervised is None else around | Q(worker__in=supervised.values("pk"))


def not_made(viewer: Viewer, changes: Iterable[ReaderChange], *, at: datetime) -> list[ReaderChange]:
    """Those of the changes that the viewer asked for, and nobody confirmed."""
    return [
        change
        for change in changes
        if change.asked_by_id == viewer.account.pk and not change.is_waiting(at=at)
    ]


def confirmed_by(viewer: Viewer, changes: Iterable[ReaderChange], *, at: datetime) -> list[ReaderChange]:
    """Those of the changes that the viewer can confirm now."""
    if not decides_reader_changes(viewer):
        return []
    return [change for change in changes if can_confirm(viewer, change, at=at)]


def told_at_home(viewer: Viewer, changes: Iterable[ReaderChange], *, at: datetime) -> dict[str, Any]:
    """Of what `perhaps_waiting_for` found, what to confirm, what was not made, and what was."""
    found = list(changes)
    return {
        "reader_changes": confirmed_by(viewer, found, at=at),
        "changes_not_made": not_made(viewer, found, at=at),
        "changes_made": made_around(found),
    }


def can_confirm(viewer: Viewer, change: ReaderChange, *, at: datetime) -> bool:
    """The viewer may be the second person."""
    able = who_confirms_now(change, at=at)
    return change.is_waiting(at=at) and able.filter(pk=viewer.account.pk).exists()


def can_refuse(viewer: Viewer, change: ReaderChange, *, at: datetime) -> bool:
    """The second person, or the asker."""
    is_asker = viewer.account.pk == change.asked_by_id
    return change.is_waiting(at=at) and (is_asker or can_confirm(viewer, change, at=at))
