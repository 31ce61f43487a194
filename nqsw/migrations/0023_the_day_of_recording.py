"""The day on which an NQSW was recorded here: of those recorded before, the day that the audit trail has."""

from django.db import migrations, models
from django.utils import timezone


def tell_from_the_trail(apps, schema_editor):
    Event = apps.get_model('workforce', 'Event')
    Enrolment = apps.get_model('nqsw', 'Enrolment')
    told = Event.objects.filter(subject_type='nqsw.enrolment', verb='enrolled').order_by('-pk')
    day_of = {key: timezone.localdate(at) for key, at in told.values_list('subject_id', 'at')}
    for enrolment in Enrolment.objects.order_by().only('pk'):
        if day := day_of.get(str(enrolment.pk)):
            Enrolment.objects.filter(pk=enrolment.pk).update(recorded_on=day)


class Migration(migrations.Migration):

    dependencies = [
        ('nqsw', '0022_equal_moments_in_order'),
        ('workforce', '0034_worker_with_their_team'),
    ]

    operations = [
        migrations.AddField(
            model_name='enrolment',
            name='recorded_on',
            field=models.DateField(blank=True, null=True, verbose_name='recorded on'),
        ),
        migrations.RunPython(tell_from_the_trail, migrations.RunPython.noop, elidable=True),
    ]
