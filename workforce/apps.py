"""Ground floor: who works here, and how much they carry."""

from django.apps import AppConfig


class WorkforceConfig(AppConfig):
    name = "workforce"
    verbose_name = "Workforce"

    def ready(self) -> None:
        from workforce import checks, guards  # noqa: F401, PLC0415 - registered by being imported
        from workforce.services.case_imports import register_importers  # noqa: PLC0415 - needs models

        register_importers()
