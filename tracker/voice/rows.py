"""What a survey is set beside: its results, and the due days of supervision, each read in one question."""

from datetime import date

from supervision.models import SurveyRound
from supervision.overdue.reports.compliance import counted, due_between
from tracker.voice.permissions import results_visible
from workforce.permissions import people_answered_for
from workforce.rules.working_days import ClosedInterval
from workforce.web.together import Questions, asked_together
from workforce.web.viewer import Viewer

#: So many rounds back a trend is shown: two years.
ROUNDS_SHOWN = 8


@asked_together
def closed_rows(viewer: Viewer) -> Questions:
    """The results that the viewer reads of the latest closed rounds, and what these rounds asked."""
    latest = SurveyRound.objects.closed().values("pk")[:ROUNDS_SHOWN]
    asked = SurveyRound.questions.through.objects.filter(surveyround__in=latest)
    in_order = ("surveyquestion__position", "surveyquestion")
    return {
        "results": results_visible(viewer).filter(round__in=latest),
        "asked": asked.select_related("surveyquestion").order_by(*in_order),
    }


@asked_together
def due_day_rows(viewer: Viewer, first: date, last: date) -> Questions:
    """The due days from the first to the last of those the viewer answers for, and where they work."""
    people = people_answered_for(viewer)
    return {
        "kept": counted(due_between(people, ClosedInterval(first, last)), "agreement__supervisee"),
        "who": people.order_by().values("pk", "team_id", "team__service_id", "contract"),
    }
