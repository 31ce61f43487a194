"""Who answers the survey, who opens it and keeps its questions. Who reads results: see the reports."""

from supervision.models import SurveyInvitation
from workforce.web.viewer import Viewer


def keeps_survey(viewer: Viewer) -> bool:
    """Opens rounds and keeps the questions: the principal social worker."""
    return viewer.is_principal_social_worker


def own_invitation(viewer: Viewer) -> SurveyInvitation | None:
    """The viewer's own in the round that is open; None for someone whom it does not ask."""
    if viewer.worker is None:
        return None
    running = SurveyInvitation.objects.running(on=viewer.on).filter(worker=viewer.worker)
    return running.select_related("round").first()
