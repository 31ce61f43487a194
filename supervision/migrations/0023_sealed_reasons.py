from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('supervision', '0022_survey'),
    ]

    operations = [
        migrations.AlterField(
            model_name='audit',
            name='reason',
            field=models.TextField(blank=True, default='', max_length=300, verbose_name='why'),
        ),
        migrations.AlterField(
            model_name='cover',
            name='reason',
            field=models.TextField(blank=True, max_length=100),
        ),
        migrations.AlterField(
            model_name='logrow',
            name='set_aside_reason',
            field=models.TextField(blank=True, max_length=200, verbose_name='why it is not imported'),
        ),
    ]
