"""The audit trail is append-only: the triggers that version 0.1.0 put there, made by a migration."""

from django.db import migrations

from workforce.triggers import append_only
from workforce.triggers.operations import DropUnrecorded, MakeTrigger


class Migration(migrations.Migration):
    dependencies = [("workforce", "0002_import_lines")]
    operations = [
        DropUnrecorded(triggers=[f"workforce_event_{verb}_guard" for verb in ("update", "delete", "truncate")]),
        *map(MakeTrigger, append_only(table="workforce_event", message="The audit trail is append-only.")),
    ]
