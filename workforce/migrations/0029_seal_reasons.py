"""Reasons, and what imported files said and were called, stand sealed from here on.

In batches that are each their own transaction. Stopped halfway, it goes on from there.
"""

from django.db import migrations

from workforce.resealing import SealedRows, content_or_clear, reseal

#: Which columns of which table, and the facts that they belong to.
SEALED = {
    "accessrequest": (('why_not_told',), ('worker_id',)),
    "caseloadbreach": (('reason',), ('worker_id',)),
    "caseloadlimit": (('reason',), ('worker_id',)),
    "importrun": (('changes', 'file_name'), ('kind', 'sha256')),
    "readerchange": (('reason',), ('asked_by_id', 'right')),
    "retentionhold": (('reason',), ('worker_id',)),
    "secondfactorreset": (('reason',), ('account_id', 'asked_by_id')),
}


def seal(apps, schema_editor):
    for model, (columns, facts) in SEALED.items():
        rows = SealedRows(apps.get_model("workforce", model), columns, facts)
        for _ in reseal(rows, using=schema_editor.connection.alias, reads=content_or_clear):
            pass


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("workforce", "0028_sealed_reasons")]
    operations = [migrations.RunPython(seal, elidable=False)]
