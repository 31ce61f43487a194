"""Top floor: the NQSW programme, mentors, master classes, milestones; and the home page."""

from django.apps import AppConfig


class NqswConfig(AppConfig):
    name = "nqsw"
    verbose_name = "NQSW programme"

    def ready(self) -> None:
        from nqsw import guards  # noqa: F401, PLC0415 - registered by being imported
        from nqsw.services.establishment import register_importer  # noqa: PLC0415 - needs models

        register_importer()
