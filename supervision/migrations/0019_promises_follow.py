"""A promise that takes the place of another goes on with its clock. Agreements of before keep theirs."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("supervision", "0018_seal_words"),
    ]

    operations = [
        migrations.AddField(
            model_name="agreement",
            name="counts_from",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="stages count from"),
        ),
        migrations.AddField(
            model_name="agreement",
            name="earlier_promises",
            field=models.JSONField(blank=True, default=list, editable=False),
        ),
    ]
