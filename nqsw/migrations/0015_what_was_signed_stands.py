"""A milestone stands under its signatures, a signature stands, and so does a step of the outcome."""

from django.db import migrations

from workforce.triggers import append_only, refuse, refuse_emptying
from workforce.triggers.operations import MakeTrigger

SIGNATURE_STANDS = "A signature never changes; it can be withdrawn."
MILESTONE_STANDS = "A milestone never changes under its signatures; withdraw them first."
STEP_STANDS = "A step of the outcome never changes; withdraw it."
SIGNATURE_FACTS = ("milestone_id", "signer", "worker_id", "content_hash", "signed_at")
MILESTONE_FACTS = (
    *("enrolment_id", "kind", "template_id", "title", "done_on", "done_by_id", "before_tracker"),
    *("place", "note"),
)
STEP_FACTS = (
    *("enrolment_id", "step", "verdict", "taken_on", "reason", "why_differs", "taken_by_id"),
    "before_tracker",
)
WITHDRAWN_FACTS = ("withdrawn_on", "withdrawn_by_id", "withdrawn_because")
ANY_SIGNATURE = "EXISTS (SELECT 1 FROM nqsw_milestonesignature)"


def differs(*columns):
    return "(" + " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in columns) + ")"


def signed(by, *, also=""):
    """SQL: there is a signature under a milestone that is found so."""
    return (
        "EXISTS (SELECT 1 FROM nqsw_milestonesignature s JOIN nqsw_milestone m ON m.id = s.milestone_id"
        f" WHERE {by}{also})"
    )


CURRENT = " AND s.is_current"
REFUSED = [
    refuse(
        table="nqsw_milestonesignature",
        verb="UPDATE",
        message=SIGNATURE_STANDS,
        when=f"{differs(*SIGNATURE_FACTS)} OR (NEW.is_current AND NOT OLD.is_current)",
    ),
    refuse(table="nqsw_milestonesignature", verb="DELETE", message=SIGNATURE_STANDS),
    refuse_emptying(table="nqsw_milestonesignature", message=SIGNATURE_STANDS, when=ANY_SIGNATURE),
    refuse(
        table="nqsw_milestone",
        verb="UPDATE",
        message=MILESTONE_STANDS,
        when=f"{differs(*MILESTONE_FACTS)} AND {signed('s.milestone_id = OLD.id', also=CURRENT)}",
    ),
    refuse(
        table="nqsw_milestone", verb="DELETE", message=MILESTONE_STANDS, when=signed("s.milestone_id = OLD.id")
    ),
    refuse(
        table="nqsw_milestonetemplate",
        verb="UPDATE",
        message=MILESTONE_STANDS,
        when=f"{differs('asks_for')} AND {signed('m.template_id = OLD.id', also=CURRENT)}",
    ),
    refuse(
        table="nqsw_enrolment",
        verb="UPDATE",
        message=MILESTONE_STANDS,
        when=f"{differs('worker_id')} AND {signed('m.enrolment_id = OLD.id')}",
    ),
    refuse(
        table="nqsw_outcomestep",
        verb="UPDATE",
        message=STEP_STANDS,
        when=f"{differs(*STEP_FACTS)} OR (OLD.withdrawn_on IS NOT NULL AND {differs(*WITHDRAWN_FACTS)})",
    ),
    # What was brought along with a programme sheet goes when that import is undone.
    refuse(table="nqsw_outcomestep", verb="DELETE", message=STEP_STANDS, when="NOT OLD.before_tracker"),
    refuse_emptying(
        table="nqsw_outcomestep", message=STEP_STANDS, when="EXISTS (SELECT 1 FROM nqsw_outcomestep)"
    ),
    *append_only(table="nqsw_outcomestep_panel", message=STEP_STANDS),
]


class Migration(migrations.Migration):
    dependencies = [("nqsw", "0014_programme_is_withdrawn"), ("supervision", "0013_audit_results_stand")]
    operations = [*map(MakeTrigger, REFUSED)]
