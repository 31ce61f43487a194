"""Themes of findings come from a list that quality assurance keeps: at first, the themes given so far."""

from django.db import migrations, models
from django.db.models.functions import Lower

#: As the list begins elsewhere, for an authority with audits that have found nothing yet.
USUAL = (
    "Actions not followed up",
    "Child’s voice",
    "Consent to share information",
    "Decisions without a rationale",
    "Frequency and gaps",
    "Reflection and challenge",
    "Risk and thresholds",
    "Workload and development",
)


def list_the_themes_given(apps, schema_editor):
    themes = apps.get_model("supervision", "AuditTheme").objects
    findings = apps.get_model("supervision", "AuditFinding").objects
    listed = {}
    for name in findings.order_by("pk").values_list("theme", flat=True):
        if name.strip():
            listed.setdefault(name.strip().casefold(), name.strip())
    if not listed and apps.get_model("supervision", "Audit").objects.exists():
        listed = {name: name for name in USUAL}
    themes.bulk_create(themes.model(name=name) for name in listed.values())


class Migration(migrations.Migration):
    dependencies = [("supervision", "0011_series_invitations")]

    operations = [
        migrations.AddField(
            model_name="audit",
            name="due_on",
            field=models.DateField(blank=True, null=True, verbose_name="audited by"),
        ),
        migrations.CreateModel(
            name="AuditTheme",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("name", models.CharField(max_length=60, verbose_name="theme")),
                (
                    "is_offered",
                    models.BooleanField(default=True, verbose_name="offered for new findings"),
                ),
            ],
            options={
                "ordering": ("name", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        Lower("name"),
                        name="audit_theme_is_listed_once",
                        violation_error_message="This theme is already in the list.",
                    ),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="audit_theme_has_words"),
                ],
            },
        ),
        migrations.RunPython(list_the_themes_given, migrations.RunPython.noop),
    ]
