"""Ground floor: who works here, and how much they carry."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class WorkforceConfig(AppConfig):
    name = "workforce"
    verbose_name = "Workforce"

    def ready(self) -> None:
        post_migrate.connect(put_triggers_back, sender=self, dispatch_uid="put_triggers_back")


def put_triggers_back(*, using: str, verbosity: int = 1, **kwargs: Any) -> None:
    """After `migrate` and `flush`: what got lost by the way stands again, and is named."""
    from workforce.triggers.in_database import put_back  # noqa: PLC0415 - models are loaded by now

    names = put_back(using=using)
    if names and verbosity:
        print("  Put back in the database:", ", ".join(names))
