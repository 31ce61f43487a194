"""E-mails that wait and files that were uploaded stand sealed from here on, what is there already too.

In batches that are each their own transaction. Stopped halfway, it goes on from there.
"""

from django.db import migrations

from workforce.resealing import SealedRows, content_or_clear, reseal

#: Which columns of which table, and the facts that they belong to.
SEALED = {
    "importrun": (("content", "lines", "questions", "answers", "undo"), ("kind", "sha256")),
    "mail": (("subject", "text"), ("message_id",)),
}


def seal(apps, schema_editor):
    for model, (columns, facts) in SEALED.items():
        rows = SealedRows(apps.get_model("workforce", model), columns, facts)
        for _ in reseal(rows, using=schema_editor.connection.alias, reads=content_or_clear):
            pass


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("workforce", "0023_sealed_mails_and_files")]
    operations = [migrations.RunPython(seal, elidable=False)]
