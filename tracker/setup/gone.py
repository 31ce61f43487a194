"""What still opens something for people who are gone: it ends for good, though nobody has done anything."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from supervision.models import CalendarFeed
from tracker.models import MonthlyFile, MonthlyFileReader
from workforce.accounts.services import end_access
from workforce.models import Account, DataKey, ProvisioningToken
from workforce.rules.in_words import many


def end_access_of_the_gone(*, at: datetime) -> str:
    """Of everyone past their last day, and of disabled accounts; says how many had anything left."""
    own, made = {"account": OuterRef("pk")}, {"made_by": OuterRef("pk"), "revoked_at": None}
    left = (
        Exists(UserSession.objects.filter(user=OuterRef("pk")))
        | Exists(CalendarFeed.objects.filter(worker__account=OuterRef("pk")))
        | Exists(DataKey.objects.filter(**made))
        | Exists(ProvisioningToken.objects.filter(**made))
        | Exists(MonthlyFile.objects.filter(set_up_by=OuterRef("pk")))
        | Exists(MonthlyFileReader.objects.filter(**own))
    )
    gone = Q(worker__left_on__lt=timezone.localdate(at)) | Q(is_active=False)
    ended = 0
    for account in Account.objects.filter(gone).filter(left).order_by("pk"):
        with transaction.atomic():
            end_access(account, by=None)
        ended += 1
    return f"Access ended: {many(ended, 'person', 'people')} gone."
