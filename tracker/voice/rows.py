"""What supervision held in time is worked out from, for a survey: all read in one question."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from supervision.models import SurveyRound
from supervision.overdue.reports.compliance import promises_of
from supervision.overdue.reports.histories import history_rows
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
def rows_since(viewer: Viewer, first: date, last: date, since: date) -> Questions:
    """Of the due days from the first to the last; of the history the days from `since` on."""
    return _questions(viewer, ClosedInterval(first, last), since=since)


@asked_together
def rows_whole(viewer: Viewer, first: date, last: date) -> Questions:
    """The same with the whole history."""
    return _questions(viewer, ClosedInterval(first, last), since=None)


def _questions(
    viewer: Viewer, window: ClosedInterval, *, since: date | None
) -> dict[str, QuerySet[Any, Any]]:
    people = people_answered_for(viewer)
    return {
        "promises": promises_of(people, window=window),
        "who": people.order_by().values("pk", "team_id", "team__service_id", "contract"),
        **history_rows(people, since=since, to_on=window.ends_on),
    }
