"""An NQSW has one mentor on any day: what version 0.1.0 put there, made by a migration."""

from django.db import migrations

from workforce.triggers import refuse_overlap
from workforce.triggers.operations import DropUnrecorded, MakeTrigger

ONE_MENTOR = refuse_overlap(
    name="mentor_assignment_overlaps_nothing",
    table="nqsw_mentorassignment",
    key="enrolment_id",
    starts="starts_on",
    ends="ends_on",
    are_days=True,
    message="There is one mentor at a time.",
)


class Migration(migrations.Migration):
    dependencies = [("nqsw", "0002_cases_discussed_sooner")]
    operations = [
        DropUnrecorded(triggers=[], constraints=[(ONE_MENTOR.table, ONE_MENTOR.name)]),
        MakeTrigger(ONE_MENTOR),
    ]
