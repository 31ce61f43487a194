"""Who sees and decides about the reset of someone's second factor."""

from datetime import datetime

from django.db.models import Q

from workforce.accounts.second_person import who_confirms
from workforce.models import SecondFactorReset, SecondFactorResetQuerySet
from workforce.web.viewer import Viewer


def resets_visible(viewer: Viewer) -> SecondFactorResetQuerySet:
    """Requests that concern the viewer: on them, asked by them, or theirs to confirm. Administrators all."""
    if viewer.is_administrator:
        return SecondFactorReset.objects.all()
    concerned = Q(account=viewer.account) | Q(asked_by=viewer.account)
    if viewer.worker is not None:
        concerned |= Q(account__worker__in=viewer.managed.values("pk"))
    return SecondFactorReset.objects.filter(concerned)


def resets_waiting_for(viewer: Viewer, *, at: datetime) -> SecondFactorResetQuerySet:
    """What the viewer is asked to confirm, and what was asked about their own account."""
    waiting = resets_visible(viewer).waiting(at=at).exclude(asked_by=viewer.account)
    return waiting.with_people()


def can_confirm_reset(viewer: Viewer, reset: SecondFactorReset, *, at: datetime) -> bool:
    """The viewer may be the second person."""
    able = who_confirms(reset.account, asked_by=reset.asked_by, at=at)
    return reset.is_waiting(at=at) and able.filter(pk=viewer.account.pk).exists()


def can_refuse_reset(viewer: Viewer, reset: SecondFactorReset, *, at: datetime) -> bool:
    """The second person, the owner who has lost nothing, or the asker."""
    concerned = viewer.account.pk in (reset.account_id, reset.asked_by_id)
    return reset.is_waiting(at=at) and (concerned or can_confirm_reset(viewer, reset, at=at))
