"""Whether a strategy discussion was considered, and consent: no answer stands there in advance.

"Not relevant" and "not needed" were the answers of everyone who gave none, so nobody can tell now who
gave them: they become "not recorded". What was signed is the text of the record, which does not change;
the rows that it was made from are let go for this one update.
"""

from django.db import migrations, models

from workforce.triggers import refuse
from workforce.triggers.operations import DropTrigger, MakeTrigger

TABLE = "supervision_casediscussion"
SIGNED = "EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = {row}.session_id)"
STANDS = refuse(
    table=TABLE,
    verb="UPDATE",
    message="What was signed never changes; add an addendum.",
    when=f"({SIGNED.format(row='OLD')} OR {SIGNED.format(row='NEW')})",
)
STRATEGY = [("not_relevant", "Not relevant"), ("not_held", "Considered, not held"), ("held", "Held")]
CONSENT = [
    ("not_needed", "Not needed"),
    ("obtained", "Obtained"),
    ("refused", "Refused"),
    ("dispensed_with", "Dispensed with"),
]


def forget_answers_given_in_advance(apps, schema_editor):
    discussions = apps.get_model("supervision", "CaseDiscussion").objects
    discussions.filter(strategy_discussion="not_relevant").update(strategy_discussion="")
    discussions.filter(consent="not_needed").update(consent="")


def give_them_again(apps, schema_editor):
    discussions = apps.get_model("supervision", "CaseDiscussion").objects
    discussions.filter(strategy_discussion="").update(strategy_discussion="not_relevant")
    discussions.filter(consent="").update(consent="not_needed")


class Migration(migrations.Migration):
    dependencies = [("supervision", "0009_signed_with_a_disagreement")]
    operations = [
        DropTrigger(STANDS),
        migrations.AlterField(
            model_name="casediscussion",
            name="strategy_discussion",
            field=models.CharField(
                "strategy discussion or section 47 enquiry", blank=True, choices=STRATEGY, max_length=12
            ),
        ),
        migrations.AlterField(
            model_name="casediscussion",
            name="strategy_reason",
            field=models.TextField("what was considered, and why", blank=True),
        ),
        migrations.AlterField(
            model_name="casediscussion",
            name="consent",
            field=models.CharField(
                "consent to share information", blank=True, choices=CONSENT, max_length=14
            ),
        ),
        migrations.RunPython(forget_answers_given_in_advance, give_them_again),
        MakeTrigger(STANDS),
    ]
