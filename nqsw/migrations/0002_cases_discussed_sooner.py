"""Cases of NQSWs were pointed out after 4 weeks by their enrolment; now their policy and agreement say so."""

from django.db import migrations

NQSW_WEEKS = 4


def say_so(apps, schema_editor):
    Programme = apps.get_model("nqsw", "Programme")
    Policy = apps.get_model("supervision", "FrequencyPolicy")
    Agreement = apps.get_model("supervision", "Agreement")
    of_programmes = Policy.objects.filter(pk__in=Programme.objects.values("policy"), is_default_for_others=False)
    Agreement.objects.filter(policy__in=of_programmes).update(cases_discussed_within_weeks=NQSW_WEEKS)
    of_programmes.update(cases_discussed_within_weeks=NQSW_WEEKS)


class Migration(migrations.Migration):
    dependencies = [
        ("nqsw", "0001_initial"),
        ("supervision", "0002_cases_discussed_within_weeks"),
    ]
    operations = [migrations.RunPython(say_so, migrations.RunPython.noop)]
