"""The project package: settings, addresses, and the pages that draw on all three floors."""

from django.apps import AppConfig


class TrackerConfig(AppConfig):
    name = "tracker"
    verbose_name = "Tracker"

    def ready(self) -> None:
        from tracker import checks  # noqa: F401, PLC0415 - registered by being imported
        from tracker.running import checks as of_running  # noqa: F401, PLC0415 - the same
