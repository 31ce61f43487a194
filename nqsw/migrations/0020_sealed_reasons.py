from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('nqsw', '0019_seal_evidence'),
    ]

    operations = [
        migrations.AlterField(
            model_name='milestonefile',
            name='file_name',
            field=models.TextField(max_length=120),
        ),
        migrations.AlterField(
            model_name='milestonefile',
            name='title',
            field=models.TextField(max_length=120, verbose_name='what it is'),
        ),
        migrations.AlterField(
            model_name='protectedtime',
            name='purpose',
            field=models.TextField(blank=True, max_length=200),
        ),
    ]
