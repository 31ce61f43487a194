"""First floor: agreements, the clock, sessions, records, bookings."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "supervision"
    verbose_name = "Supervision"

    def ready(self) -> None:
        from supervision.calendars.log_filter import mask_logs  # noqa: PLC0415 - logs are set up by now

        mask_logs()
