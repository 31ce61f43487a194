from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('workforce', '0027_census'),
    ]

    operations = [
        migrations.AlterField(
            model_name='accessrequest',
            name='why_not_told',
            field=models.TextField(blank=True, max_length=300),
        ),
        migrations.AlterField(
            model_name='caseloadbreach',
            name='reason',
            field=models.TextField(blank=True, max_length=300, verbose_name='why it was agreed'),
        ),
        migrations.AlterField(
            model_name='caseloadlimit',
            name='reason',
            field=models.TextField(max_length=200),
        ),
        migrations.AlterField(
            model_name='importrun',
            name='changes',
            field=models.TextField(blank=True, default=dict),
        ),
        migrations.AlterField(
            model_name='importrun',
            name='file_name',
            field=models.TextField(max_length=255),
        ),
        migrations.AlterField(
            model_name='readerchange',
            name='reason',
            field=models.TextField(blank=True, default='', max_length=300),
        ),
        migrations.AlterField(
            model_name='retentionhold',
            name='reason',
            field=models.TextField(max_length=300),
        ),
        migrations.AlterField(
            model_name='secondfactorreset',
            name='reason',
            field=models.TextField(max_length=300),
        ),
    ]
