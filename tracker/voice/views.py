"""What supervisees say, for those who answer for people: a page and a workbook. Closed rounds alone."""

from io import BytesIO
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from nqsw.classes.reports import feedback_between
from nqsw.outcomes.decided import decided_between
from supervision.models import SurveyRound, SurveyTopic
from supervision.voice.permissions import keeps_survey
from tracker.voice.forms import ResultsForm
from tracker.voice.measured import figures
from tracker.voice.reports import for_all, group_rows, in_order, summary, trend
from tracker.voice.rows import closed_rows
from tracker.voice.workbook import write_results
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.permissions import oversees_anyone
from workforce.rules.small_numbers import FEWEST
from workforce.web.access import allowed_to, asks_again_before_export
from workforce.web.downloads import download
from workforce.web.request import Request
from workforce.web.together import with_children
from workforce.web.viewer import Viewer


def closed_rounds(viewer: Viewer) -> list[SurveyRound]:
    """The latest first, each with its `results` that the viewer reads and its questions at hand."""
    found = closed_rows(viewer)
    rounds = list({one.round_id: one.round for one in found["results"]}.values())
    with_children(rounds, "results", found["results"], of="round_id")
    for each in found["asked"]:
        each.surveyquestion.round_id = each.surveyround_id
    with_children(rounds, "questions", (each.surveyquestion for each in found["asked"]), of="round_id")
    return rounds


@allowed_to(oversees_anyone)
def survey_results(request: Request) -> HttpResponse:
    """One question of a round by group, beside what is measured; all its questions; the rounds before."""
    viewer, rounds = request.viewer, closed_rounds(request.viewer)
    context: dict[str, Any] = {"keeps": keeps_survey(viewer), "rounds": rounds}
    if not rounds:
        return render(request, "tracker/voice/survey_results.html", context)
    form = ResultsForm(request.GET or None, rounds=rounds)
    survey, question = form.survey, form.chosen
    results = in_order(survey.results.all())
    before = list(form.before.results.all()) if form.before else []
    services = {one.team_id: one.team.service_id for one in results if one.team_id and one.team}
    measured = figures(viewer, survey=survey, topic=question.topic, services=services)
    if not viewer.is_principal_social_worker:
        measured = measured.of_parts()
    first, last = survey.measured_days
    rows = group_rows(results, question, before=before, measured=measured)
    context |= {
        "form": form,
        "survey": survey,
        "question": question,
        "topic": SurveyTopic(question.topic),
        "days": (first, last),
        "whole": for_all(survey),
        "summary": summary(survey, form.before, form.questions),
        "rows": rows,
        "has_before": form.before is not None,
        "is_measured": any(row.measured for row in rows),
        "trend": trend(rounds, question),
    }
    if viewer.is_principal_social_worker and question.topic == SurveyTopic.NONE:
        context |= {
            "classes": feedback_between(first, last, fewest=FEWEST),
            "outcomes": decided_between(first, last),
        }
    return render(request, "tracker/voice/survey_results.html", context)


@allowed_to(oversees_anyone)
@asks_again_before_export
def survey_workbook(request: Request) -> HttpResponse:
    """The same of every question as an .xlsx: in tenths, and without what is not shown."""
    rounds = closed_rounds(request.viewer)
    form = ResultsForm(request.GET or None, rounds=rounds) if rounds else None
    results = in_order(form.survey.results.all()) if form else []
    content = BytesIO()
    write_results(content, form=form, results=results)
    account = request.viewer.account
    subject = form.survey if form else account
    record_event(verb=Verb.SURVEY_RESULTS_EXPORTED, subject=subject, by=account, groups=len(results))
    name = form.survey.opened_on.isoformat() if form else "none"
    return download(content.getvalue(), name=f"survey-{name}.xlsx")
