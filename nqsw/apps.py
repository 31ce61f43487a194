"""Top floor: the NQSW programme, mentors, master classes, milestones; and the home page."""

from django.apps import AppConfig


class NqswConfig(AppConfig):
    name = "nqsw"
    verbose_name = "NQSW programme"

    def ready(self) -> None:
        from nqsw import guards  # noqa: F401, PLC0415 - registered by being imported
        from nqsw.services.establishment import register_importer  # noqa: PLC0415 - needs models

        register_importer()

        from nqsw.reminders import register_kinds  # noqa: PLC0415 - needs models

        register_kinds()

        from nqsw.services.milestone_days import follow_milestones  # noqa: PLC0415 - needs models

        follow_milestones()

        from nqsw.cases import point_out_nqsws  # noqa: PLC0415 - needs models

        point_out_nqsws()

        from nqsw.known import tell_of_milestones  # noqa: PLC0415 - needs models

        tell_of_milestones()
