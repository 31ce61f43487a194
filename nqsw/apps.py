"""Top floor: the NQSW programme, mentors, master classes, milestones."""

from django.apps import AppConfig


class NqswConfig(AppConfig):
    name = "nqsw"
    verbose_name = "NQSW programme"

    def ready(self) -> None:
        from nqsw import triggers  # noqa: F401, PLC0415 - registered by being imported
