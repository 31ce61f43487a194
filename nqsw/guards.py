"""What the database itself refuses in this room, on both engines: two mentors on one day."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.dispatch import receiver

OVERLAP_MESSAGE = "There is one mentor at a time."
_POSTGRES = """
DO $$ BEGIN
    CREATE EXTENSION IF NOT EXISTS btree_gist;
    IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'mentor_assignment_overlaps_nothing') THEN
        ALTER TABLE nqsw_mentorassignment ADD CONSTRAINT mentor_assignment_overlaps_nothing
        EXCLUDE USING gist (enrolment_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&);
    END IF;
END $$
"""
_SQLITE = """
CREATE TRIGGER {name} BEFORE {verb} ON nqsw_mentorassignment FOR EACH ROW
WHEN EXISTS (
    SELECT 1 FROM nqsw_mentorassignment other
    WHERE other.enrolment_id = NEW.enrolment_id AND other.id IS NOT NEW.id
      AND (NEW.ends_on IS NULL OR other.starts_on <= NEW.ends_on)
      AND (other.ends_on IS NULL OR other.ends_on >= NEW.starts_on)
)
BEGIN SELECT RAISE(ABORT, '{message}'); END
"""


def install_mentor_guard(*, using: str) -> None:
    """An NQSW has one mentor on any day."""
    with connections[using].cursor() as cursor:
        if connections[using].vendor == "postgresql":
            cursor.execute(_POSTGRES)
            return
        for verb in ("INSERT", "UPDATE"):
            name = f"mentor_assignment_overlaps_nothing_{verb.lower()}"
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
            cursor.execute(_SQLITE.format(name=name, verb=verb, message=OVERLAP_MESSAGE))


@receiver(post_migrate, dispatch_uid="nqsw_guards")
def install_guards(sender: AppConfig, using: str, **kwargs: Any) -> None:
    if sender.name == "nqsw":
        install_mentor_guard(using=using)
