"""What an audit has found stands: findings always, grades and their evidence once the audit is closed."""

from django.db import migrations

from workforce.triggers import append_only, refuse
from workforce.triggers.operations import MakeTrigger

CLOSED_STANDS = "A closed audit never changes."
FINDING_STANDS = "What an audit has found never changes."
FILE_FACTS = (
    *("audit_id", "worker_id", "auditor_id", "moderator_id", "position", "overall", "moderated"),
    *("moderation_note", "scored_at", "moderated_at"),
)


def differs(*columns):
    return "(" + " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in columns) + ")"


def closed(row):
    """SQL: the audit that the row's file belongs to is closed."""
    return (
        "EXISTS (SELECT 1 FROM supervision_auditedfile f JOIN supervision_audit a ON a.id = f.audit_id"
        f" WHERE f.id = {row}.file_id AND a.closed_at IS NOT NULL)"
    )


FILE_CLOSED = (
    "EXISTS (SELECT 1 FROM supervision_audit a WHERE a.id = OLD.audit_id AND a.closed_at IS NOT NULL)"
)
GRADED = "OLD.scored_at IS NOT NULL"
REFUSED = [
    *append_only(table="supervision_auditfinding", message=FINDING_STANDS),
    refuse(table="supervision_auditscore", verb="INSERT", message=CLOSED_STANDS, when=closed("NEW")),
    refuse(
        table="supervision_auditscore",
        verb="UPDATE",
        message=CLOSED_STANDS,
        when=f"{closed('OLD')} OR {closed('NEW')}",
    ),
    refuse(table="supervision_auditscore", verb="DELETE", message=CLOSED_STANDS, when=closed("OLD")),
    refuse(
        table="supervision_auditedfile",
        verb="UPDATE",
        message=CLOSED_STANDS,
        when=f"{differs(*FILE_FACTS)} AND {FILE_CLOSED}",
    ),
    refuse(
        table="supervision_auditedfile",
        verb="UPDATE",
        message="A graded file is still of the same person and audit.",
        when=f"{GRADED} AND ({differs('worker_id', 'audit_id')} OR NEW.scored_at IS NULL)",
        name="supervision_auditedfile_graded_refuses_update",
    ),
    refuse(
        table="supervision_auditedfile",
        verb="DELETE",
        message=CLOSED_STANDS,
        when=f"{GRADED} OR {FILE_CLOSED}",
    ),
    refuse(
        table="supervision_audit", verb="UPDATE", message=CLOSED_STANDS, when="OLD.closed_at IS NOT NULL"
    ),
]


class Migration(migrations.Migration):
    dependencies = [("supervision", "0012_audit_themes")]
    operations = [*map(MakeTrigger, REFUSED)]
