"""First floor: agreements, the clock, sessions, records, bookings."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "supervision"
    verbose_name = "Supervision"

    def ready(self) -> None:
        from supervision import calendar_log, guards  # noqa: PLC0415 - registered by being imported

        calendar_log.mask_logs()
