"""Notes stand sealed from here on: what was written before is sealed as it stands.

In batches that are each their own transaction. Stopped halfway, it goes on from there.
"""

from django.db import migrations

from workforce.resealing import SealedRows, content_or_clear, reseal

#: Which columns of which table, and the facts that they belong to.
SEALED = {
    "agendaitem": (("text",), ("session_id",)),
    "sessionrecord": (
        (
            *("agenda", "workload", "learning", "health_and_safety", "reflection"),
            *("other_matters", "jottings"),
        ),
        ("session_id",),
    ),
    "personalnote": (("wellbeing",), ("session_id", "supervisee_id")),
    "casediscussion": (
        (
            *("update", "childs_voice", "strengths", "risks", "reflection", "decision"),
            *("rationale", "timescale", "strategy_reason", "consent_reason"),
        ),
        ("session_id", "supervisee_id", "uid"),
    ),
    "action": (("what", "outcome"), ("supervisee_id", "uid")),
    "decision": (("decision", "rationale"), ("supervisee_id", "decided_by_id")),
    "signedtext": (("content",), ("session_id", "supervisee_id")),
    "signature": (("comment",), ("text_id", "worker_id")),
    "disagreementanswer": (("body",), ("signature_id",)),
    "addendum": (("body",), ("text_id", "author_id")),
    "cpddraft": (("title", "what", "reflection", "impact", "peer"), ("worker_id",)),
    "auditedfile": (("moderation_note",), ("audit_id", "worker_id")),
    "auditscore": (("evidence",), ("file_id", "question_id")),
}


def seal(apps, schema_editor):
    for model, (columns, facts) in SEALED.items():
        rows = SealedRows(apps.get_model("supervision", model), columns, facts)
        for _ in reseal(rows, using=schema_editor.connection.alias, reads=content_or_clear):
            pass


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("supervision", "0015_sealed_notes")]
    operations = [migrations.RunPython(seal, elidable=False)]
