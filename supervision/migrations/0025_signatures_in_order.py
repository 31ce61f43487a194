"""Signatures and addenda of one moment stand in the order in which they were made."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('supervision', '0024_seal_reasons'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='addendum',
            options={'ordering': ('added_at', 'pk'), 'verbose_name_plural': 'addenda'},
        ),
        migrations.AlterModelOptions(
            name='signature',
            options={'ordering': ('signed_at', 'pk')},
        ),
        migrations.AlterModelOptions(
            name='termssignature',
            options={'ordering': ('signed_at', 'pk')},
        ),
    ]
