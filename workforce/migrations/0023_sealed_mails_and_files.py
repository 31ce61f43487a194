from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workforce", "0022_reader_change_reason")]
    operations = [
        migrations.AlterField(
            model_name="importrun",
            name="answers",
            field=models.TextField(blank=True, default=dict),
        ),
        migrations.AlterField(
            model_name="importrun",
            name="lines",
            field=models.TextField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="importrun",
            name="questions",
            field=models.TextField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="importrun",
            name="undo",
            field=models.TextField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="mail",
            name="subject",
            field=models.TextField(blank=True, max_length=200),
        ),
    ]
