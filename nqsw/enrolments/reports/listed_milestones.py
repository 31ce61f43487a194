"""The milestones of one NQSW's year, as its page lists them."""

from dataclasses import dataclass

from django.db.models import Case, OuterRef, Subquery, When

from nqsw.enrolments.reports.year import EnrolmentYear
from nqsw.milestones.signers import Signing
from nqsw.models import Enrolment, Milestone, MilestoneKind, OutcomeStep
from nqsw.models.outcome import Verdict
from nqsw.permissions import milestones_recordable
from workforce.web.viewer import Viewer


@dataclass(frozen=True, slots=True)
class ListedMilestone:
    """One milestone as the page of a year shows it."""

    milestone: Milestone
    can_record: bool
    signing: Signing
    #: It was due before records began, and nobody has said whether it was done.
    is_before: bool
    #: It was late already when the pause began that runs now.
    is_before_pause: bool
    #: What the employer decided, at the outcome alone, and for those who may read why.
    verdict: Verdict | None


def listed_milestones(
    enrolment: Enrolment, viewer: Viewer, year: EnrolmentYear, *, can_read: bool
) -> list[ListedMilestone]:
    """Every milestone of a year; the verdict comes with their question."""
    recordable = set(milestones_recordable(viewer).filter(enrolment=enrolment).values_list("pk", flat=True))
    decided = OutcomeStep.objects.decided().filter(enrolment=OuterRef("enrolment"))
    milestones = enrolment.milestones.select_related("done_by", "template").annotate(
        decided=Case(When(kind=MilestoneKind.OUTCOME, then=Subquery(decided.values("verdict")[:1])))
    )
    paused_from = enrolment.paused_from(on=viewer.on)
    return [
        ListedMilestone(
            one,
            one.pk in recordable,
            year.signings[one.pk],
            one.is_before_records(year.records_begin_on),
            one.is_due_before_pause(paused_from=paused_from),
            verdict_of(one) if can_read else None,
        )
        for one in milestones
    ]


def verdict_of(outcome: Milestone) -> Verdict | None:
    """What the employer decided, of a milestone that was read with it."""
    decided = vars(outcome)["decided"]
    return Verdict(decided) if decided else None
