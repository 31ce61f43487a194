"""What is written in a programme stands sealed from here on: evidence, milestones, outcomes, meetings.

In batches that are each their own transaction. Stopped halfway, it goes on from there.
"""

from django.db import migrations

from workforce.resealing import SealedRows, content_or_clear, reseal

#: Which columns of which table, and the facts that they belong to.
SEALED = {
    "reflection": (("title", "text"), ("enrolment_id",)),
    "feedback": (("relationship", "said", "learnt"), ("enrolment_id",)),
    "selfassessment": (("examples",), ("enrolment_id", "moment")),
    "milestone": (("note",), ("enrolment_id", "uid")),
    "milestonefile": (("content",), ("milestone_id", "digest")),
    "outcomestep": (("reason", "why_differs", "withdrawn_because"), ("enrolment_id", "step")),
    "mentormeeting": (("topics",), ("assignment_id", "uid")),
    "classfeedback": (("comment",), ("place_id",)),
    "allocationcheck": (("reason",), ("worker_id",)),
}


def seal(apps, schema_editor):
    for model, (columns, facts) in SEALED.items():
        rows = SealedRows(apps.get_model("nqsw", model), columns, facts)
        for _ in reseal(rows, using=schema_editor.connection.alias, reads=content_or_clear):
            pass


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("nqsw", "0018_sealed_evidence")]
    operations = [migrations.RunPython(seal, elidable=False)]
