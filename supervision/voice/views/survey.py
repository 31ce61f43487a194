"""Answering the survey, for those whom it asks."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from supervision.voice.forms import SurveyForm
from supervision.voice.permissions import own_invitation
from supervision.voice.services.answering import CLOSED, take_part
from workforce.web.access import allowed_to, workers
from workforce.web.posting import attempt, posted
from workforce.web.request import Request


@allowed_to(workers)
@sensitive_post_parameters()
def survey(request: Request) -> HttpResponse:
    """The questions of the open round; what is sent too early is not kept for later, as notes are."""
    viewer, invitation = request.viewer, own_invitation(request.viewer)
    if invitation is None:
        if request.method == "POST":
            messages.error(request, CLOSED)
        return render(request, "supervision/voice/survey.html", {})
    one = invitation.round
    form = SurveyForm(posted(request), survey=one, questions=list(one.questions.all()))
    if form.is_valid() and attempt(
        form, lambda: take_part(survey=one, worker=viewer.as_worker, answers=form.answers, on=viewer.on)
    ):
        messages.success(request, "Thank you. Your answers are counted, without your name.")
        return redirect("tracker:home")
    context = {"form": form, "survey": one, "is_used": invitation.is_used}
    return render(request, "supervision/voice/survey.html", context)
