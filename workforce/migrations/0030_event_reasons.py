import django.db.models.deletion
from django.db import migrations, models

from workforce.triggers import RefusedChange
from workforce.triggers.operations import MakeTrigger


class Migration(migrations.Migration):

    dependencies = [
        ('workforce', '0029_seal_reasons'),
    ]

    operations = [
        migrations.CreateModel(
            name='EventReason',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('because', models.TextField()),
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='reason', to='workforce.event')),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        *(
            MakeTrigger(
                trigger=RefusedChange(
                    message="The audit trail is append-only.",
                    name=f"workforce_eventreason_refuses_{verb.lower()}",
                    table="workforce_eventreason",
                    verb=verb,
                    when="TRUE" if verb != "TRUNCATE" else "EXISTS (SELECT 1 FROM workforce_eventreason)",
                )
            )
            for verb in ("UPDATE", "DELETE", "TRUNCATE")
        ),
    ]
