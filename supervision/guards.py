"""What the database itself refuses in this room, on both engines.

Nobody is double-booked; a signed text, a signature and an addendum never change.
"""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from workforce.guards import append_only, install

OVERLAP_MESSAGE = "Nobody can be in two places at once."
OVERLAP_CONSTRAINT = "diary_entry_overlaps_nothing"
_OVERLAP_POSTGRES = """
DO $$ BEGIN
    CREATE EXTENSION IF NOT EXISTS btree_gist;
    IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'diary_entry_overlaps_nothing') THEN
        ALTER TABLE supervision_diaryentry ADD CONSTRAINT diary_entry_overlaps_nothing
        EXCLUDE USING gist (worker_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
        WHERE (is_exclusive AND cancelled_at IS NULL);
    END IF;
END $$
"""
_OVERLAP_SQLITE = """
CREATE TRIGGER {name} BEFORE {verb} ON supervision_diaryentry FOR EACH ROW
WHEN NEW.is_exclusive AND NEW.cancelled_at IS NULL AND EXISTS (
    SELECT 1 FROM supervision_diaryentry other
    WHERE other.worker_id = NEW.worker_id AND other.id IS NOT NEW.id
      AND other.is_exclusive AND other.cancelled_at IS NULL
      AND other.starts_at < NEW.ends_at AND other.ends_at > NEW.starts_at
)
BEGIN SELECT RAISE(ABORT, '{message}'); END
"""


def install_overlap_guard(*, using: str) -> None:
    """Two exclusive diary entries of one person never share any time."""
    with connections[using].cursor() as cursor:
        if connections[using].vendor == "postgresql":
            cursor.execute(_OVERLAP_POSTGRES)
            return
        for verb in ("INSERT", "UPDATE"):
            name = f"diary_entry_overlaps_nothing_{verb.lower()}"
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
            cursor.execute(_OVERLAP_SQLITE.format(name=name, verb=verb, message=OVERLAP_MESSAGE))


GUARDS = [
    guard
    for table in ("supervision_signedtext", "supervision_signature", "supervision_addendum")
    for guard in append_only(table=table, message="What was signed never changes; add an addendum.")
]


@receiver(post_migrate, dispatch_uid="supervision_guards")
def install_guards(sender: AppConfig, using: str, **kwargs: Any) -> None:
    if sender.name == "supervision":
        install_overlap_guard(using=using)
        install(GUARDS, using=using)
