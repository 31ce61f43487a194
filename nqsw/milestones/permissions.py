"""Who reads and adds files of milestones."""

from nqsw.models import Milestone, MilestoneFile, MilestoneFileQuerySet
from nqsw.permissions import can_record_milestone, is_own_enrolment, milestone_notes_readable
from nqsw.rules.evidence_asked import JUDGED_KINDS
from workforce.web.viewer import Viewer


def milestone_files_readable(viewer: Viewer) -> MilestoneFileQuerySet:
    """Files of milestones whose text the viewer may read."""
    return MilestoneFile.objects.filter(milestone__in=milestone_notes_readable(viewer).values("pk"))


def can_add_file(viewer: Viewer, milestone: Milestone) -> bool:
    """The NQSW and those who record the milestone, while the programme runs; never the panel's steps."""
    if milestone.kind in JUDGED_KINDS or not milestone.enrolment.is_current:
        return False
    return is_own_enrolment(viewer, milestone.enrolment) or can_record_milestone(viewer, milestone)
