"""What is of one moment stays in the order in which it was made. Nothing in the database changes."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('supervision', '0026_readers_in_surveys'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='audit',
            options={'ordering': ('-opened_at', '-pk')},
        ),
        migrations.AlterModelOptions(
            name='cpddraft',
            options={'ordering': ('-saved_at', '-pk')},
        ),
        migrations.AlterModelOptions(
            name='diaryentry',
            options={'ordering': ('starts_at', 'pk'), 'verbose_name_plural': 'diary entries'},
        ),
        migrations.AlterModelOptions(
            name='slot',
            options={'ordering': ('starts_at', 'pk')},
        ),
    ]
