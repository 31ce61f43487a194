"""What each page of the supervision report asks first, in one question: teams to choose, and policies."""

from supervision.clock.due_status import policies_were_read, with_policies
from supervision.clock.on_record import start_day_asked
from workforce.models import Team, start_day_was_read
from workforce.permissions import people_answered_for
from workforce.stood import teams_stood_in
from workforce.web.together import Questions, asked_together
from workforce.web.viewer import Viewer


def teams_to_choose(viewer: Viewer) -> list[Team]:
    """The teams of the people whom the viewer answers for, now or earlier.

    It also reads the policies and the start day.
    """
    found = _asked(viewer)
    policies_were_read(found["stages"])
    start_day_was_read(next((row[2] for row in found["start_day"]), None))
    return found["teams"]


@asked_together
def _asked(viewer: Viewer) -> Questions:
    return {
        "teams": teams_stood_in(people_answered_for(viewer)),
        "stages": with_policies(),
        "start_day": start_day_asked(),
    }
