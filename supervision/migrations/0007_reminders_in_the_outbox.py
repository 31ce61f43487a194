"""What became of an e-mail is the outbox's to know: each reminder that was sent, or waits, names its e-mail."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

#: Of 0.2.0: states of a reminder that had an e-mail of its own.
WITH_AN_EMAIL = ("waiting", "claimed", "sent", "failed", "uncertain", "settled")
BATCH = 500


def put_into_the_outbox(apps, schema_editor):
    Reminder, Mail = apps.get_model("supervision", "Reminder"), apps.get_model("workforce", "Mail")
    alone = Reminder.objects.filter(state__in=WITH_AN_EMAIL)
    Mail.objects.bulk_create([_mail_of(Mail, each) for each in alone], batch_size=BATCH)
    mails = dict(Mail.objects.values_list("message_id", "pk"))
    gathered = list(Reminder.objects.exclude(told_in=None).values_list("pk", "told_in__message_id"))
    for key, name in [*alone.values_list("pk", "message_id"), *gathered]:
        Reminder.objects.filter(pk=key).update(state="told", told_in=None, mail=mails[name])
    Reminder.objects.filter(kind="weekly").delete()
    _settle_constraints(schema_editor)


def _mail_of(Mail, reminder):
    return Mail(
        kind=reminder.kind,
        recipient_id=reminder.recipient_id,
        message_id=reminder.message_id,
        state="refused" if reminder.state == "failed" else reminder.state,
        refusals=reminder.attempts if reminder.state == "failed" else 0,
        made_at=reminder.made_at,
        claimed_at=reminder.claimed_at,
        sent_at=reminder.sent_at,
        problem=reminder.problem,
        settled_by_id=reminder.settled_by_id,
    )


def _settle_constraints(schema_editor):
    """PostgreSQL alters no table that still has references to check in the same transaction."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        schema_editor.execute("SET CONSTRAINTS ALL DEFERRED")


class Migration(migrations.Migration):
    dependencies = [
        ("supervision", "0006_log_rows_in_doubt"),
        ("workforce", "0011_outbox"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint("reminder", "reminder_state_is_known"),
        migrations.RemoveConstraint("reminder", "reminder_told_in_another_was_gathered"),
        migrations.RemoveIndex("reminder", "reminder_by_state"),
        migrations.AddField(
            "reminder",
            "mail",
            models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="reminders",
                to="workforce.mail",
            ),
        ),
        migrations.RunPython(put_into_the_outbox, migrations.RunPython.noop, elidable=False),
        *(
            migrations.RemoveField("reminder", name)
            for name in (
                "told_in",
                "message_id",
                "attempts",
                "claimed_at",
                "sent_at",
                "problem",
                "settled_by",
            )
        ),
        migrations.AlterField(
            "reminder",
            "state",
            models.CharField(
                choices=[
                    ("owed", "Not in an e-mail yet"),
                    ("gathered", "For the weekly e-mail"),
                    ("told", "In an e-mail"),
                    ("dropped", "No longer needed"),
                ],
                default="owed",
                max_length=9,
            ),
        ),
        migrations.AddIndex(
            "reminder", models.Index(fields=("state", "recipient"), name="reminder_by_state")
        ),
        migrations.AddConstraint(
            "reminder",
            models.CheckConstraint(
                condition=Q(state__in=("owed", "gathered", "told", "dropped")), name="reminder_state_is_known"
            ),
        ),
        migrations.AddConstraint(
            "reminder",
            models.CheckConstraint(
                condition=Q(state="told", mail__isnull=False) | (~Q(state="told") & Q(mail=None)),
                name="reminder_is_told_in_an_e_mail",
            ),
        ),
    ]
