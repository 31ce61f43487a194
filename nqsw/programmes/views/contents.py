"""Writing a programme: a copy, its facts, and each step and milestone on a page of its own."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from nqsw.models import LimitStep, MilestoneTemplate, Programme
from nqsw.permissions import runs_programmes
from nqsw.programmes.forms.contents import ProgrammeForm, StepForm, TemplateForm
from nqsw.programmes.services import (
    change_programme,
    copy_programme,
    has_started,
    remove_milestone,
    remove_step,
    write_milestone,
    write_step,
)
from workforce.web.access import allowed_to
from workforce.web.posting import attempt, attempt_button, posted
from workforce.web.request import Request

COPY_LEAD = (
    "Keep the name to make a new version: new cohorts use it, and people who have started stay on their "
    "version. Change the name to make a separate programme. The protected caseload and the milestones are "
    "copied; you change each on the next page."
)
EDIT_LEAD = "Nobody has started on this programme, so you can change it directly."


@allowed_to(runs_programmes)
def programme_copy(request: Request, pk: int) -> HttpResponse:
    """A new version under the same name replaces this one; under another name it stands beside it."""
    source = get_object_or_404(Programme, pk=pk)
    form = ProgrammeForm.of(posted(request), source=source)
    is_version = request.POST.get("name", source.name).strip() == source.name
    newer = Programme.objects.filter(replaces=source).first()
    if is_version and newer:
        return redirect(newer)
    by = request.viewer.account
    if form.is_valid():
        copied = attempt(
            form, lambda: copy_programme(source=source, facts=form.facts, is_version=is_version, by=by)
        )
        if copied:
            messages.success(request, f"{copied} is ready. You can change it until someone starts on it.")
            return redirect(copied)
    return page(request, source, form, title=f"Copy {source}", lead=COPY_LEAD, button="Save the copy")


@allowed_to(runs_programmes)
def programme_edit(request: Request, pk: int) -> HttpResponse:
    """Other facts of a programme under which no one has started."""
    source = get_object_or_404(Programme, pk=pk)
    if has_started(source):
        return redirect("nqsw:programme_copy", pk)
    form = ProgrammeForm.of(posted(request), source=source)
    by = request.viewer.account
    if form.is_valid() and attempt(form, lambda: change_programme(programme=source, facts=form.facts, by=by)):
        messages.success(request, "The programme is changed.")
        return redirect(source)
    return page(request, source, form, title=f"Change {source}", lead=EDIT_LEAD)


@allowed_to(runs_programmes)
def step_new(request: Request, pk: int) -> HttpResponse:
    """One more step of the protected caseload."""
    programme = get_object_or_404(Programme, pk=pk)
    form = StepForm(posted(request), instance=LimitStep(programme=programme))
    act = partial(write_step, step=form.instance, by=request.viewer.account)
    return one_row(request, programme, form, act, title="Add a step of the protected caseload")


@allowed_to(runs_programmes)
def step_edit(request: Request, pk: int) -> HttpResponse:
    """One step of the protected caseload."""
    found = get_object_or_404(LimitStep.objects.select_related("programme"), pk=pk)
    form = StepForm(posted(request), instance=found)
    act = partial(write_step, step=found, by=request.viewer.account)
    title = "Change a step of the protected caseload"
    return one_row(request, found.programme, form, act, title=title, remove="nqsw:step_remove", key=pk)


@allowed_to(runs_programmes)
def milestone_new(request: Request, pk: int) -> HttpResponse:
    """One more thing that the programme asks for."""
    programme = get_object_or_404(Programme, pk=pk)
    form = TemplateForm(posted(request), instance=MilestoneTemplate(programme=programme))
    act = partial(write_milestone, template=form.instance, by=request.viewer.account)
    return one_row(request, programme, form, act, title="Add a milestone")


@allowed_to(runs_programmes)
def milestone_edit(request: Request, pk: int) -> HttpResponse:
    """One thing that the programme asks for."""
    found = get_object_or_404(MilestoneTemplate.objects.select_related("programme"), pk=pk)
    title = f"Change {found.title}"
    form = TemplateForm(posted(request), instance=found)
    act = partial(write_milestone, template=found, by=request.viewer.account)
    remove = "nqsw:template_remove"
    return one_row(request, found.programme, form, act, title=title, remove=remove, key=pk)


@allowed_to(runs_programmes)
@require_POST
def step_remove(request: Request, pk: int) -> HttpResponse:
    """One step fewer."""
    found = get_object_or_404(LimitStep.objects.select_related("programme"), pk=pk)
    act = partial(remove_step, step=found, by=request.viewer.account)
    return pressed(request, found.programme, act, said="The step is removed.")


@allowed_to(runs_programmes)
@require_POST
def milestone_remove(request: Request, pk: int) -> HttpResponse:
    """The programme no longer asks for it."""
    found = get_object_or_404(MilestoneTemplate.objects.select_related("programme"), pk=pk)
    act = partial(remove_milestone, template=found, by=request.viewer.account)
    return pressed(request, found.programme, act, said=f"{found.title} is removed.")


def one_row(
    request: Request, programme: Programme, form: BaseForm, act: Callable[[], None], **context: Any
) -> HttpResponse:
    """The form of one row; saved, it leads back to the programme."""
    if has_started(programme):
        return redirect("nqsw:programme_copy", programme.pk)
    if form.is_valid() and attempt(form, act):
        messages.success(request, "The programme is changed.")
        return redirect(programme)
    return page(request, programme, form, **context)


def pressed(request: Request, programme: Programme, act: Callable[[], None], *, said: str) -> HttpResponse:
    """What a button of the programme's page does: then the page again, with what came of it."""
    if attempt_button(request, act):
        messages.success(request, said)
    return redirect(programme)


def page(request: Request, programme: Programme, form: BaseForm, **context: Any) -> HttpResponse:
    context = {"button": "Save", **context, "form": form, "programme": programme}
    return render(request, "nqsw/programmes/programme_write.html", context)
