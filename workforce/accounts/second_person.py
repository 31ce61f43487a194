"""Who may be the second person where one administrator alone must not decide."""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from workforce.models import Account, AuthorityRole, Worker
from workforce.models.account import AccountQuerySet
from workforce.reader_changes.second_person import KNOWN_FOR


def who_confirms(account: Account, *, asked_by: Account, at: datetime) -> AccountQuerySet:
    """Who may be the second person: other administrators, and those above in the line of management.

    Never the owner, the asker, or an account younger than a week.
    """
    worker = getattr(account, "worker", None)
    above = Worker.objects.managers_of(worker) if worker else Worker.objects.none()
    here = above.employed(on=timezone.localdate(at))
    confirms = Q(role=AuthorityRole.ADMINISTRATOR) | Q(worker__in=here)
    known = Q(invited_at=None) | Q(invited_at__lte=at - KNOWN_FOR)
    able = Account.objects.filter(confirms, known, is_active=True)
    return able.exclude(pk__in=[account.pk, asked_by.pk])
