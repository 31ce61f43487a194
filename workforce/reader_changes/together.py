"""Changes that were asked for in one step, decided in one: someone covers for eight people at once."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from workforce.models import Account, ReaderChange
from workforce.reader_changes.permissions import can_confirm, can_refuse, reader_changes_visible
from workforce.reader_changes.services import confirm, kind_of, refuse
from workforce.web.viewer import Viewer


def asked_with(change: ReaderChange, *, viewer: Viewer, at: datetime) -> list[ReaderChange]:
    """The others of its step that wait, and that this viewer may decide as they may decide this one."""
    if kind_of(change).together is None or not can_refuse(viewer, change, at=at):
        return []
    may = can_confirm if can_confirm(viewer, change, at=at) else can_refuse
    same = {"asked_by": change.asked_by_id, "asked_at": change.asked_at, "right": change.right}
    others = reader_changes_visible(viewer).waiting(at=at).filter(**same).exclude(pk=change.pk)
    return [one for one in others.with_people().order_by("pk") if may(viewer, one, at=at)]


@transaction.atomic
def decide_together(
    *, changes: Sequence[ReaderChange], by: Account, at: datetime, is_confirmed: bool
) -> None:
    """One answer to changes of one kind: all of them or none; each person is told in one e-mail.

    Raises what `confirm` and `refuse` raise.
    """
    together = kind_of(changes[0]).together
    if together is None:
        raise ValueError(changes[0].right)
    decide = confirm if is_confirmed else refuse
    with together(changes, at):
        for change in changes:
            decide(change=change, by=by, at=at)
