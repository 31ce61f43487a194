"""Ground floor: who works here, and how much they carry."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class WorkforceConfig(AppConfig):
    name = "workforce"
    verbose_name = "Workforce"

    def ready(self) -> None:
        from workforce.accounts import sign_in_events  # noqa: F401, PLC0415 - listens to the sign-in library

        post_migrate.connect(put_triggers_back, sender=self, dispatch_uid="put_triggers_back")
        post_migrate.connect(begin_audit_trail, sender=self, dispatch_uid="begin_audit_trail")


def put_triggers_back(*, using: str, verbosity: int = 1, **kwargs: Any) -> None:
    """After `migrate` and `flush`: what got lost by the way stands again, and is named."""
    from workforce.triggers.in_database import put_back  # noqa: PLC0415 - models are loaded by now

    names = put_back(using=using)
    if names and verbosity:
        print("  Put back in the database:", ", ".join(names))


def begin_audit_trail(*, using: str, **kwargs: Any) -> None:
    """After the first `migrate`, and after `flush`: the audit trail has its head before its first event."""
    from workforce.audit_trail.sealing import begin_trail  # noqa: PLC0415 - models are loaded by now
    from workforce.models import SealHead  # noqa: PLC0415

    # On the way to this version, at an older state, there is no such table yet.
    if SealHead._meta.db_table in connections[using].introspection.table_names():
        begin_trail(using=using)
