"""Rounds of the survey: which there were, and opening one."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from supervision.models import SurveyQuestion, SurveyRound
from supervision.voice.permissions import keeps_survey
from supervision.voice.services.questions import install_questions
from supervision.voice.services.rounds import TOO_FEW, open_round, quarter_of, supervisees_to_ask
from workforce.authority_settings import authority_settings
from workforce.rules.small_numbers import FEWEST
from workforce.web.access import allowed_to
from workforce.web.posting import attempt_button
from workforce.web.request import Request


@allowed_to(keeps_survey)
def survey_rounds(request: Request) -> HttpResponse:
    """Each round, and what opening one now would ask of whom. Never who has answered, nor how many so far."""
    on = request.viewer.on
    install_questions()
    rounds = list(SurveyRound.objects.annotate(asked=Count("invitations")).order_by("-quarter"))
    to_ask = supervisees_to_ask(on=on).count()
    context = {
        "rounds": rounds,
        "questions": SurveyQuestion.objects.asked(),
        "settings": authority_settings(on=on),
        "may_open": not any(one.quarter == quarter_of(on) for one in rounds),
        "to_ask": to_ask,
        "too_few": TOO_FEW if to_ask < FEWEST else "",
    }
    return render(request, "supervision/voice/survey_rounds.html", context)


@allowed_to(keeps_survey)
@require_POST
def survey_open(request: Request) -> HttpResponse:
    """Ask everyone who is supervised today."""
    if attempt_button(request, lambda: open_round(on=request.viewer.on, by=request.user)):
        messages.success(request, "The survey is open. Everyone who is asked gets an e-mail.")
    return redirect("supervision:survey_rounds")
