"""Who reads and adds files of milestones."""

from nqsw.models import ASKED_OF_A_COLLEAGUE, Milestone, MilestoneFile, MilestoneFileQuerySet
from nqsw.permissions import can_record_milestone, is_own_enrolment, milestone_notes_readable
from nqsw.rules.evidence_asked import JUDGED_KINDS
from workforce.web.viewer import Viewer


def milestone_files_readable(viewer: Viewer) -> MilestoneFileQuerySet:
    """Files of milestones whose text the viewer may read."""
    return MilestoneFile.objects.filter(milestone__in=milestone_notes_readable(viewer).values("pk"))


def can_add_file(viewer: Viewer, milestone: Milestone) -> bool:
    """The NQSW and those who record the milestone, while the programme runs; never the panel's steps."""
    return takes_files(milestone) and _works_on(viewer, milestone)


def takes_files(milestone: Milestone) -> bool:
    """Files can be added at all: the programme runs, and it is not the panel's."""
    return milestone.kind not in JUDGED_KINDS and milestone.enrolment.is_current


def can_ask_for_milestone(viewer: Viewer, milestone: Milestone) -> bool:
    """The NQSW, and those who record the milestone, ask a colleague for it while it is open."""
    return can_be_asked_for(milestone) and _works_on(viewer, milestone)


def can_be_asked_for(milestone: Milestone) -> bool:
    """It is open, and of a kind that a colleague can be asked for."""
    is_open = not milestone.done_on and milestone.enrolment.is_current
    return is_open and milestone.kind in ASKED_OF_A_COLLEAGUE


def _works_on(viewer: Viewer, milestone: Milestone) -> bool:
    return is_own_enrolment(viewer, milestone.enrolment) or can_record_milestone(viewer, milestone)
