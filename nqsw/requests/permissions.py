"""Who reads an answer where it was given."""

from nqsw.models import MilestoneRequest, MilestoneRequestQuerySet
from workforce.web.viewer import Viewer


def requests_answered(viewer: Viewer) -> MilestoneRequestQuerySet:
    """What the viewer was asked and has answered: they read their own words, and nothing else of the year."""
    if viewer.worker is None:
        return MilestoneRequest.objects.none()
    return MilestoneRequest.objects.filter(asked=viewer.worker, answered_on__isnull=False)
