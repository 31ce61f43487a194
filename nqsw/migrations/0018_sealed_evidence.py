from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("nqsw", "0017_milestone_files")]
    operations = [
        migrations.AlterField(
            model_name="allocationcheck",
            name="reason",
            field=models.TextField(blank=True, max_length=300),
        ),
        migrations.AlterField(
            model_name="feedback",
            name="relationship",
            field=models.TextField(max_length=120, verbose_name="who they are to the work"),
        ),
        migrations.AlterField(
            model_name="reflection",
            name="title",
            field=models.TextField(max_length=120),
        ),
    ]
