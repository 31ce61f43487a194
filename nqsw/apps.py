"""Top floor: the NQSW programme, mentors, master classes, milestones."""

from django.apps import AppConfig


class NqswConfig(AppConfig):
    name = "nqsw"
    verbose_name = "NQSW programme"
