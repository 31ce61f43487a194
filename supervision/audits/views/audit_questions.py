"""The questions that audits ask: for the person who keeps them for the authority."""

from collections.abc import Callable

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from supervision.audits.forms.audit_questions import AuditQuestionForm
from supervision.audits.permissions import keeps_questions
from supervision.audits.services.audit_questions import (
    add_question,
    bring_back_question,
    move_question,
    retire_question,
    reword_question,
)
from supervision.models import AuditQuestion
from workforce.models import Account
from workforce.web.access import allowed_to
from workforce.web.posting import attempt_button, posted
from workforce.web.request import Request


@allowed_to(keeps_questions)
def audit_questions(request: Request) -> HttpResponse:
    """What new audits ask, in order; and what they asked once."""
    counted = AuditQuestion.objects.annotate(audits_number=Count("audits")).order_by("position", "pk")
    context = {"asked": counted.asked(), "retired": counted.retired()}
    return render(request, "supervision/audits/audit_questions.html", context)


@allowed_to(keeps_questions)
def audit_question_new(request: Request) -> HttpResponse:
    form = AuditQuestionForm(posted(request))
    if form.is_valid():
        add_question(**form.cleaned_data, by=request.user)
        messages.success(request, "The question is added. New audits ask it.")
        return redirect("supervision:audit_questions")
    return render(request, "supervision/audits/audit_question.html", {"form": form})


@allowed_to(keeps_questions)
def audit_question(request: Request, pk: int) -> HttpResponse:
    """Other words for a question that is asked."""
    question = get_object_or_404(AuditQuestion.objects.asked(), pk=pk)
    form = AuditQuestionForm(posted(request), instance=question)
    if form.is_valid():
        reword_question(question=question, **form.cleaned_data, by=request.user)
        messages.success(request, "Saved. Audits that are already open keep their words.")
        return redirect("supervision:audit_questions")
    number = question.audits.count()
    return render(request, "supervision/audits/audit_question.html", {"form": form, "asked_by": number})


@allowed_to(keeps_questions)
@require_POST
def audit_question_change(request: Request, pk: int) -> HttpResponse:
    """One step up or down, retired, or brought back: what the button says."""
    question = get_object_or_404(AuditQuestion, pk=pk)
    change = CHANGES.get(request.POST.get("do", ""))
    if change is None:
        raise Http404
    attempt_button(request, lambda: change(question, request.user))
    return redirect("supervision:audit_questions")


CHANGES: dict[str, Callable[[AuditQuestion, Account], None]] = {
    "up": lambda question, by: move_question(question=question, is_up=True, by=by),
    "down": lambda question, by: move_question(question=question, is_up=False, by=by),
    "retire": lambda question, by: retire_question(question=question, by=by),
    "bring-back": lambda question, by: bring_back_question(question=question, by=by),
}
