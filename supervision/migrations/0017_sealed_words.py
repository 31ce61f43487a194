from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("supervision", "0016_seal_notes")]
    operations = [
        migrations.AlterField(
            model_name="session",
            name="called_off_text",
            field=models.TextField(blank=True, max_length=500),
        ),
    ]
