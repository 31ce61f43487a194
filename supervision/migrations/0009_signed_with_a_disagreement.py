"""A record that a supervisee disagreed with is signed with a disagreement, not "signed by both"."""

from django.db import migrations, models

from workforce.triggers import refuse
from workforce.triggers.operations import DropTrigger, MakeTrigger

NEVER_CHANGES = "What was signed never changes; add an addendum."
SESSION_FACTS = (
    *("kind", "supervisor_id", "starts_at", "ends_at", "minutes", "place", "held_on"),
    *("was_interrupted", "uid", "is_imported"),
)
SIGNED = "EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.id)"
FACTS_CHANGE = "(" + " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in SESSION_FACTS) + ")"
SOMEONE_DISAGREES = (
    "EXISTS (SELECT 1 FROM supervision_signature answer"
    " JOIN supervision_signedtext of_session ON of_session.id = answer.text_id"
    " WHERE of_session.session_id = NEW.id AND answer.response = 'disagreed')"
)


def session_stands(goes_to):
    """A signed session keeps its facts, and its status goes only where this says."""
    return refuse(
        table="supervision_session",
        verb="UPDATE",
        message=NEVER_CHANGES,
        when=f"{SIGNED} AND ({FACTS_CHANGE} OR NOT (OLD.status = NEW.status OR {goes_to}))",
    )


AS_IT_WAS = session_stands("(OLD.status = 'signed' AND NEW.status = 'agreed')")
#: From signed to agreed when nobody disagrees, else to signed with a disagreement.
AS_IT_BECOMES = session_stands(
    "(OLD.status = 'signed' AND ("
    f"(NEW.status = 'agreed' AND NOT {SOMEONE_DISAGREES})"
    f" OR (NEW.status = 'disagreed' AND {SOMEONE_DISAGREES})))"
)
STATUSES = [
    ("proposed", "Proposed"),
    ("booked", "Booked"),
    ("held", "Held, to be signed"),
    ("signed", "Signed by supervisor"),
    ("agreed", "Signed by both"),
    ("disagreed", "Signed, with a disagreement"),
    ("cancelled", "Cancelled"),
    ("did_not_attend", "Did not attend"),
    ("rescheduled", "Moved"),
]
HELD = ("held", "signed", "agreed", "disagreed")
NOT_HELD = ("proposed", "booked", "cancelled", "did_not_attend", "rescheduled")


def tell_disagreements(apps, schema_editor):
    """What the signatures have said all along."""
    disagreed = apps.get_model("supervision", "Signature").objects.filter(response="disagreed")
    sessions = apps.get_model("supervision", "Session").objects
    sessions.filter(status="agreed", pk__in=disagreed.values("text__session")).update(status="disagreed")


def tell_them_as_before(apps, schema_editor):
    sessions = apps.get_model("supervision", "Session").objects
    sessions.filter(status="disagreed").update(status="agreed")


class Migration(migrations.Migration):
    dependencies = [("supervision", "0008_case_references")]
    operations = [
        DropTrigger(AS_IT_WAS),
        migrations.AlterField(
            model_name="session",
            name="status",
            field=models.CharField(choices=STATUSES, default="booked", max_length=14),
        ),
        migrations.AlterField(
            model_name="rememberedwords",
            name="outcome",
            field=models.CharField(choices=STATUSES, max_length=14),
        ),
        migrations.RemoveConstraint(model_name="session", name="session_held_day_stands_when_held"),
        migrations.RemoveConstraint(model_name="session", name="session_status_is_known"),
        migrations.RunPython(tell_disagreements, tell_them_as_before),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(held_on=None, status__in=NOT_HELD)
                | models.Q(held_on__isnull=False, status__in=HELD),
                name="session_held_day_stands_when_held",
                violation_error_message="A held session needs its day; any other has none.",
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(status__in=[status for status, _ in STATUSES]),
                name="session_status_is_known",
            ),
        ),
        MakeTrigger(AS_IT_BECOMES),
    ]
