"""Reasons of cover, of audits and of rows that are not imported stand sealed from here on.

In batches that are each their own transaction. Stopped halfway, it goes on from there.
"""

from django.db import migrations

from workforce.resealing import SealedRows, content_or_clear, reseal

#: Which columns of which table, and the facts that they belong to.
SEALED = {
    "audit": (('reason',), ('seed',)),
    "cover": (('reason',), ('agreement_id',)),
    "logrow": (('set_aside_reason',), ('fingerprint',)),
}


def seal(apps, schema_editor):
    for model, (columns, facts) in SEALED.items():
        rows = SealedRows(apps.get_model("supervision", model), columns, facts)
        for _ in reseal(rows, using=schema_editor.connection.alias, reads=content_or_clear):
            pass


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("supervision", "0023_sealed_reasons")]
    operations = [migrations.RunPython(seal, elidable=False)]
