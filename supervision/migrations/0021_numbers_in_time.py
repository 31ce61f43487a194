"""Other numbers of a policy hold from a day on, and words tell for which promise they were written.

What was changed in place before is not known any more as it was; when it was, the audit trail tells, so that
words which were signed earlier are to be renewed. So are those of an agreement that has another policy by now.
"""

from datetime import date, datetime, time

from django.db import migrations, models
from django.utils import timezone

NUMBERS = {
    *("stages", "minimum_minutes", "counted_absence_working_days", "return_grace_working_days"),
    "moves_to_working_day",
}


def changed_policies(apps, schema_editor):
    """When the numbers of each policy were changed last, as the audit trail has it."""
    policies = apps.get_model("supervision", "FrequencyPolicy").objects
    events = apps.get_model("workforce", "Event").objects.filter(verb="policy changed").order_by("pk")
    for key, at, details in events.values_list("subject_id", "at", "details").iterator():
        if NUMBERS & details.get("changes", {}).keys():
            policies.filter(pk=key).update(numbers_changed_at=at)


def changed_agreements(apps, schema_editor):
    """When another policy was agreed on within an agreement: on the last day of the earlier one."""
    agreements = apps.get_model("supervision", "Agreement").objects
    for one in agreements.exclude(earlier_promises=[]).iterator():
        before = one.earlier_promises[-1]
        until = date.fromisoformat(before["until"])
        if until > one.starts_on and before["policy"] != one.policy_id:
            at = timezone.make_aware(datetime.combine(until, time.min))
            agreements.filter(pk=one.pk).update(promise_changed_at=at)


class Migration(migrations.Migration):
    dependencies = [
        ("supervision", "0020_reasons_of_answers"),
        ("workforce", "0024_seal_mails_and_files"),
    ]

    operations = [
        migrations.AddField(
            model_name="frequencypolicy",
            name="earlier_numbers",
            field=models.JSONField(blank=True, default=list, editable=False),
        ),
        migrations.AddField(
            model_name="frequencypolicy",
            name="numbers_changed_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="agreement",
            name="promise_changed_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="terms",
            name="promised",
            field=models.TextField(
                blank=True, default="", editable=False, verbose_name="promised when this was written"
            ),
            preserve_default=False,
        ),
        migrations.RunPython(changed_policies, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(changed_agreements, migrations.RunPython.noop, elidable=True),
    ]
