"""An index of the sessions that have a slot: among years of sessions without, SQLite passed the whole one by."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('supervision', '0028_due_day_covers'),
        ('workforce', '0034_worker_with_their_team'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='session',
            name='slot',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='supervision.slot'),
        ),
        migrations.AddIndex(
            model_name='session',
            index=models.Index(condition=models.Q(('slot__isnull', False)), fields=['slot'], name='session_by_slot'),
        ),
    ]
