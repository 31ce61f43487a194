"""The authority's settings, with their history.

Up to version 0.2.0 four of them were variables of the environment: where they are set while this runs, they
become the first values. Nothing reads the variables afterwards.
"""

import os
from datetime import date

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from workforce.triggers import append_only
from workforce.triggers.operations import MakeTrigger

ALWAYS = date(2000, 1, 1)
REASON = "Was a variable of the environment up to version 0.2.0"


def read_text(value):
    return value[:120]


def read_number(value):
    return int(value)


#: As version 0.2.0 read them.
VARIABLES = {
    "AUTHORITY_NAME": ("authority_name", read_text),
    "AUTHORITY_DFE_CODE": ("dfe_code", read_text),
    "EXPERIENCED_CASELOAD_LIMIT": ("experienced_caseload_limit", read_number),
    "FULL_TIME_WEEKLY_HOURS": ("full_time_weekly_hours", lambda value: str(int(value))),
}


def take_over_from_the_environment(apps, schema_editor):
    revisions = apps.get_model("workforce", "SettingRevision")
    for variable, (setting, read) in VARIABLES.items():
        if value := os.environ.get(variable, "").strip():
            revisions.objects.create(setting=setting, value=read(value), from_on=ALWAYS, reason=REASON)


class Migration(migrations.Migration):
    dependencies = [
        ("workforce", "0005_plain_words"),
    ]

    operations = [
        migrations.CreateModel(
            name="SettingRevision",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("setting", models.CharField(max_length=40)),
                ("value", models.JSONField(null=True, verbose_name="is now")),
                ("before", models.JSONField(null=True, verbose_name="was before")),
                ("from_on", models.DateField(verbose_name="first day")),
                ("reason", models.CharField(max_length=200)),
                ("set_at", models.DateTimeField(auto_now_add=True)),
                (
                    "set_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "setting",
                "ordering": ("from_on", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="setting_has_a_reason",
                        violation_error_message="Enter why this changes.",
                    )
                ],
            },
        ),
        migrations.RunPython(take_over_from_the_environment, migrations.RunPython.noop),
        *map(
            MakeTrigger,
            append_only(
                table="workforce_settingrevision",
                message="The history of a setting never changes; make a new change.",
            ),
        ),
    ]
