"""First floor: agreements, the clock, sessions, records, bookings."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "supervision"
    verbose_name = "Supervision"

    def ready(self) -> None:
        from supervision import calendar_log, guards  # noqa: F401, PLC0415 - registered by being imported
        from supervision.services.supervision_log import register_importer  # noqa: PLC0415 - needs models

        calendar_log.mask_logs()
        register_importer()

        from supervision.reminder_sources import register_kinds  # noqa: PLC0415 - needs models
        from supervision.services import invitations, proposals  # noqa: PLC0415 - needs models

        register_kinds()
        invitations.register_kind()
        proposals.register_kind()
