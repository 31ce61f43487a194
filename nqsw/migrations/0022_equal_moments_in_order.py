"""What is of one moment stays in the order in which it was made. Nothing in the database changes."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('nqsw', '0021_seal_reasons'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='cohort',
            options={'ordering': ('-starts_on', 'name', 'pk')},
        ),
        migrations.AlterModelOptions(
            name='masterclass',
            options={'ordering': ('starts_at', 'pk'), 'verbose_name_plural': 'master classes'},
        ),
        migrations.AlterModelOptions(
            name='mentorassignment',
            options={'ordering': ('starts_on', 'pk')},
        ),
        migrations.AlterModelOptions(
            name='mentormeeting',
            options={'ordering': ('-starts_at', '-pk')},
        ),
        migrations.AlterModelOptions(
            name='pause',
            options={'ordering': ('started_on', 'pk')},
        ),
        migrations.AlterModelOptions(
            name='protectedtime',
            options={'ordering': ('-taken_on', '-pk')},
        ),
        migrations.AlterModelOptions(
            name='selfassessment',
            options={'ordering': ('assessed_on', 'pk')},
        ),
    ]
