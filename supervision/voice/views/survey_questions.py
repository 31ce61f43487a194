"""The questions of the survey: for the person who keeps them for the authority."""

from collections.abc import Callable

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from supervision.models import SurveyQuestion
from supervision.voice.forms import SurveyQuestionForm
from supervision.voice.permissions import keeps_survey
from supervision.voice.services.questions import (
    add_question,
    bring_back_question,
    install_questions,
    move_question,
    retire_question,
    reword_question,
)
from workforce.models import Account
from workforce.web.access import allowed_to
from workforce.web.posting import attempt, attempt_button, posted
from workforce.web.request import Request


@allowed_to(keeps_survey)
def survey_questions(request: Request) -> HttpResponse:
    """What new rounds ask, in order; and what they asked once."""
    install_questions()
    counted = SurveyQuestion.objects.annotate(rounds_number=Count("rounds")).order_by("position", "pk")
    context = {"asked": counted.asked(), "retired": counted.retired()}
    return render(request, "supervision/voice/survey_questions.html", context)


@allowed_to(keeps_survey)
def survey_question_new(request: Request) -> HttpResponse:
    form = SurveyQuestionForm(posted(request))
    if form.is_valid() and attempt(
        form, lambda: bool(add_question(**form.cleaned_data, by=request.user)), beside="text"
    ):
        messages.success(request, "The question is added. New rounds ask it.")
        return redirect("supervision:survey_questions")
    return render(request, "supervision/voice/survey_question.html", {"form": form})


@allowed_to(keeps_survey)
def survey_question(request: Request, pk: int) -> HttpResponse:
    """Other words for a question that is asked."""
    question = get_object_or_404(SurveyQuestion.objects.asked(), pk=pk)
    form = SurveyQuestionForm(posted(request), instance=question)
    if form.is_valid() and attempt(
        form,
        lambda: bool(reword_question(question=question, **form.cleaned_data, by=request.user)),
        beside="text",
    ):
        messages.success(request, "Saved. Rounds that have asked it keep their words.")
        return redirect("supervision:survey_questions")
    context = {"form": form, "asked_by": question.rounds.count()}
    return render(request, "supervision/voice/survey_question.html", context)


@allowed_to(keeps_survey)
@require_POST
def survey_question_change(request: Request, pk: int) -> HttpResponse:
    """One step up or down, retired, or brought back: what the button says."""
    question = get_object_or_404(SurveyQuestion, pk=pk)
    change = CHANGES.get(request.POST.get("do", ""))
    if change is None:
        raise Http404
    attempt_button(request, lambda: change(question, request.user))
    return redirect("supervision:survey_questions")


CHANGES: dict[str, Callable[[SurveyQuestion, Account], None]] = {
    "up": lambda question, by: move_question(question=question, is_up=True, by=by),
    "down": lambda question, by: move_question(question=question, is_up=False, by=by),
    "retire": lambda question, by: retire_question(question=question, by=by),
    "bring-back": lambda question, by: bring_back_question(question=question, by=by),
}
