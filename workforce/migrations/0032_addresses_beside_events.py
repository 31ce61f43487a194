from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('workforce', '0031_readers_are_told'),
    ]

    operations = [
        migrations.AddField(
            model_name='eventreason',
            name='told',
            field=models.TextField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='eventreason',
            name='because',
            field=models.TextField(blank=True),
        ),
    ]
