"""Find what was decided about a case whatever the letter case, spaces and hyphens of its reference."""

from django.db import migrations, models
from django.db.models import Value
from django.db.models.functions import Replace, Upper

KEY = Upper(Replace(Replace('case_reference', Value(' '), Value('')), Value('-'), Value('')))


class Migration(migrations.Migration):

    dependencies = [
        ('supervision', '0007_reminders_in_the_outbox'),
        ('workforce', '0016_search_text'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='casediscussion',
            index=models.Index(KEY, name='discussion_by_case_key'),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(KEY, name='decision_by_case_key'),
        ),
    ]
