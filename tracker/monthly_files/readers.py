"""Who can be sent a file every month."""

from datetime import date

from django.db.models import Exists, OuterRef, Q

from workforce.models import ROLES_APART, AuthorityRole, Worker, WorkerQuerySet


def who_can_get_files(*, on: date) -> WorkerQuerySet:
    """The people with an account who oversee someone: `oversees_anyone`, asked of everyone at once."""
    oversees = Q(account__role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER) | Exists(
        Worker.objects.filter(line_manager=OuterRef("pk"))
    )
    found = Worker.objects.employed(on=on).filter(oversees, account__is_active=True)
    return found.exclude(account__role__in=ROLES_APART).select_related("account")
