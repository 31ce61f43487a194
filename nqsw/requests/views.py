"""Asking a colleague for their part of a milestone; the colleague's answer."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from nqsw.milestones.permissions import can_ask_for_milestone
from nqsw.models import Milestone, MilestoneRequest
from nqsw.permissions import (
    enrolments_visible,
    requests_to_answer,
)
from nqsw.requests.forms import AnswerForm, AskForm
from nqsw.requests.permissions import requests_answered as answered_by
from nqsw.requests.services import (
    CannotAsk,
    answer_request,
    answer_standing,
    ask_colleague,
    undo_answer,
    why_answer_stays,
    withdraw_request,
)
from nqsw.requests.tables import AnsweredTable
from workforce.web.access import allowed_to, anyone_signed_in, workers
from workforce.web.choosing_people import people_found
from workforce.web.posting import attempt, attempt_button, posted
from workforce.web.request import Request
from workforce.web.tables import PER_PAGE, ForgivingPaginator

NOT_THEIRS = "Only the NQSW and those who record the milestone can ask for it."


@allowed_to(anyone_signed_in)
def request_new(request: Request, pk: int) -> HttpResponse:
    """Ask a colleague; whoever is asked finds it on their home page."""
    viewer, milestone = request.viewer, _askable(request, pk)
    form = AskForm(posted(request), milestone=milestone, on=viewer.on)
    if answer := people_found(request, form):
        return answer
    if form.is_valid():
        asked = form.cleaned_data["asked"]
        if attempt(
            form, lambda: ask_colleague(milestone=milestone, asked=asked, by=viewer.account, on=viewer.on)
        ):
            messages.success(request, f"{asked} is asked, and finds it on their home page.")
            return redirect(milestone)
    return render(request, "nqsw/requests/request_new.html", {"milestone": milestone, "form": form})


@allowed_to(anyone_signed_in)
@require_POST
def request_withdraw(request: Request, pk: int) -> HttpResponse:
    """They are no longer asked."""
    found = get_object_or_404(MilestoneRequest, pk=pk)
    milestone = _askable(request, found.milestone_id)
    try:
        withdraw_request(request=found, by=request.viewer.account, on=request.viewer.on)
    except CannotAsk as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"{found.asked} is no longer asked.")
    return redirect(milestone)


@allowed_to(workers)
def request_answer(request: Request, pk: int) -> HttpResponse:
    """What was asked, and the answer; nothing else of the NQSW's year."""
    viewer = request.viewer
    parts = ("milestone__enrolment__worker", "milestone__template", "asked", "feedback")
    if answered := answered_by(viewer).select_related(*parts).filter(pk=pk).first():
        return _answered(request, answered)
    found = get_object_or_404(requests_to_answer(viewer).select_related(*parts), pk=pk)
    form = AnswerForm(posted(request), request=found, on=viewer.on)
    if form.is_valid():
        facts = {"request": found, "by": viewer.account, "on": viewer.on, **form.facts}
        if attempt(form, lambda: answer_request(**facts)):
            messages.success(request, "Thank you. Your answer is recorded.")
            return redirect(found)
    context = {"asked": found, "milestone": found.milestone, "form": form}
    return render(request, "nqsw/requests/request_answer.html", context)


@allowed_to(workers)
def requests_answered(request: Request) -> HttpResponse:
    """Everything that the viewer answered, for as long as it is kept: their own words, each on its page."""
    rows = answered_by(request.viewer).select_related("milestone__enrolment__worker")
    table = AnsweredTable(rows, order_by=request.GET.getlist("sort"))
    table.paginate(ForgivingPaginator, PER_PAGE, request.GET.get("page", 1))
    return render(request, "nqsw/requests/requests_answered.html", {"table": table})


def _answered(request: Request, found: MilestoneRequest) -> HttpResponse:
    """What they wrote themselves, and undoing it."""
    context = {
        "asked": found,
        "milestone": found.milestone,
        "answer": answer_standing(found),
        "stays": why_answer_stays(found),
    }
    return render(request, "nqsw/requests/request_answered.html", context)


@allowed_to(workers)
@require_POST
def request_undo(request: Request, pk: int) -> HttpResponse:
    """Undo one's own answer."""
    found = get_object_or_404(MilestoneRequest, pk=pk, asked=request.viewer.worker)
    if attempt_button(request, lambda: undo_answer(request=found, by=request.user)):
        messages.success(request, "Undone. Your answer is removed, and you can answer again.")
    return redirect(found)


def _askable(request: Request, pk: int) -> Milestone:
    seen = enrolments_visible(request.viewer).values("pk")
    milestones = Milestone.objects.filter(enrolment__in=seen).with_signers()
    milestone = get_object_or_404(milestones, pk=pk)
    if not can_ask_for_milestone(request.viewer, milestone):
        raise PermissionDenied(NOT_THEIRS)
    return milestone
