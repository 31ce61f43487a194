"""Every audit has a last day; one that is open at the upgrade has four weeks from then."""

from datetime import timedelta

from django.conf import settings
from django.db import migrations, models
from django.utils import timezone


def give_four_weeks(apps, schema_editor):
    open_audits = apps.get_model("supervision", "Audit").objects.filter(closed_at=None, ends_on=None)
    open_audits.update(ends_on=timezone.localdate() + timedelta(weeks=4))


class Migration(migrations.Migration):

    dependencies = [
        ('supervision', '0013_audit_results_stand'),
        ('workforce', '0022_reader_change_reason'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='audit',
            name='ends_on',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='read until'),
        ),
        migrations.AddField(
            model_name='audit',
            name='reason',
            field=models.CharField(blank=True, default='', max_length=300, verbose_name='why'),
        ),
        migrations.RunPython(give_four_weeks, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='audit',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__isnull', False), ('closed_at__isnull', False), _connector='OR'), name='audit_ends_or_is_closed', violation_error_message='An audit has a last day.'),
        ),
    ]
