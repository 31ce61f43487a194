"""What the database itself refuses in this room, on both engines: two mentors on one day."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from workforce.triggers import install, refuse_overlap

#: An NQSW has one mentor on any day.
GUARDS = [
    refuse_overlap(
        name="mentor_assignment_overlaps_nothing",
        table="nqsw_mentorassignment",
        key="enrolment_id",
        starts="starts_on",
        ends="ends_on",
        are_days=True,
        message="There is one mentor at a time.",
    )
]


@receiver(post_migrate, dispatch_uid="nqsw_guards")
def install_guards(sender: AppConfig, using: str, **kwargs: Any) -> None:
    if sender.name == "nqsw":
        install(GUARDS, using=using)
