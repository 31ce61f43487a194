"""What each page of a report asks first, in one question: what there is to choose, saved views, policies."""

from nqsw.models import Cohort, Enrolment
from supervision.clock.due_status import policies_were_read, with_policies
from supervision.clock.on_record import start_day_asked
from tracker.models import SavedView
from workforce.models import Team, start_day_was_read
from workforce.permissions import people_answered_for
from workforce.stood import teams_stood_in
from workforce.web.together import Questions, asked_together
from workforce.web.viewer import Viewer

#: The keys of the pages whose filters can be saved.
OF_SUPERVISION, OF_PROGRAMME = "supervision", "programme"


def teams_to_choose(viewer: Viewer) -> tuple[list[Team], list[SavedView]]:
    """The teams of the people whom the viewer answers for, now or earlier, and the views that were saved.

    It also reads the policies and the start day.
    """
    found = _asked_of_supervision(viewer)
    policies_were_read(found["stages"])
    start_day_was_read(next((row[2] for row in found["start_day"]), None))
    return found["teams"], found["views"]


def cohorts_to_choose(viewer: Viewer) -> tuple[list[Cohort], list[SavedView]]:
    """The cohorts of the people whom the viewer answers for, the latest first; and the views."""
    found = _asked_of_the_programme(viewer)
    return found["cohorts"], found["views"]


@asked_together
def _asked_of_the_programme(viewer: Viewer) -> Questions:
    enrolments = Enrolment.objects.filter(worker__in=people_answered_for(viewer).order_by().values("pk"))
    cohorts = Cohort.objects.filter(pk__in=enrolments.order_by().values("cohort"))
    views = SavedView.objects.filter(owner=viewer.account, page=OF_PROGRAMME)
    return {"cohorts": cohorts.order_by("-starts_on", "pk"), "views": views}


@asked_together
def _asked_of_supervision(viewer: Viewer) -> Questions:
    return {
        "views": SavedView.objects.filter(owner=viewer.account, page=OF_SUPERVISION),
        "teams": teams_stood_in(people_answered_for(viewer)),
        "stages": with_policies(),
        "start_day": start_day_asked(),
    }
