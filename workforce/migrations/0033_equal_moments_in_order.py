"""What is of one moment stays in the order in which it was made. Nothing in the database changes."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('workforce', '0032_addresses_beside_events'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='absence',
            options={'ordering': ('started_on', 'pk')},
        ),
        migrations.AlterModelOptions(
            name='allocation',
            options={'ordering': ('case_reference', 'pk')},
        ),
        migrations.AlterModelOptions(
            name='caseloadlimit',
            options={'ordering': ('starts_on', 'pk')},
        ),
        migrations.AlterModelOptions(
            name='caseloadsnapshot',
            options={'ordering': ('counted_on', 'pk')},
        ),
        migrations.AlterModelOptions(
            name='censusupload',
            options={'ordering': ('-uploaded_at', '-pk')},
        ),
        migrations.AlterModelOptions(
            name='employmentperiod',
            options={'ordering': ('started_on', 'pk')},
        ),
        migrations.AlterModelOptions(
            name='importrun',
            options={'ordering': ('-uploaded_at', '-pk')},
        ),
    ]
