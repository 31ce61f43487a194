"""Ground floor: who works here, and how much they carry."""

from django.apps import AppConfig


class WorkforceConfig(AppConfig):
    name = "workforce"
    verbose_name = "Workforce"

    def ready(self) -> None:
        from workforce import triggers  # noqa: F401, PLC0415 - registered by being imported
