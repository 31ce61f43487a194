"""For which answer a reason was written. Of earlier drafts it is known once their answer changes."""

from django.db import migrations, models

CONSENT = [
    ("not_needed", "Not needed"),
    ("obtained", "Obtained"),
    ("refused", "Refused"),
    ("dispensed_with", "Dispensed with"),
]
STRATEGY = [("not_relevant", "Not relevant"), ("not_held", "Considered, not held"), ("held", "Held")]


class Migration(migrations.Migration):
    dependencies = [
        ("supervision", "0019_promises_follow"),
    ]

    operations = [
        migrations.AddField(
            model_name="casediscussion",
            name="strategy_reason_for",
            field=models.CharField(blank=True, choices=STRATEGY, max_length=12),
        ),
        migrations.AddField(
            model_name="casediscussion",
            name="consent_reason_for",
            field=models.CharField(blank=True, choices=CONSENT, max_length=14),
        ),
    ]
