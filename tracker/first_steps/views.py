"""The first steps as a page, and what can be decided about them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from nqsw.rules import presets as programmes
from supervision.clock import presets as policies
from tracker.first_steps import services
from tracker.first_steps.forms import NotNeededForm
from tracker.first_steps.reports import first_steps as steps_of
from tracker.first_steps.reports import is_put_away, steps
from tracker.first_steps.steps import Step
from workforce.permissions import can_change_settings
from workforce.web.access import allowed_to
from workforce.web.posting import attempt, posted
from workforce.web.request import Request


@allowed_to(can_change_settings)
def first_steps(request: Request) -> HttpResponse:
    """Every step: done or not, with what is missing in numbers and the page that does it."""
    context = {"steps": steps_of(request.viewer), "is_put_away": is_put_away(request.viewer)}
    return render(request, "tracker/first_steps/first_steps.html", context)


@allowed_to(can_change_settings)
@require_POST
def first_steps_put_away(request: Request) -> HttpResponse:
    """Take the list off the home page, or put it back there."""
    if "back" in request.POST:
        services.bring_back(by=request.user)
        messages.success(request, "The first steps are on your home page again.")
    else:
        services.put_away(by=request.user)
        messages.success(request, "The first steps are put away. You find them under Settings.")
    return redirect("tracker:home")


@allowed_to(can_change_settings)
def first_step_leave(request: Request, key: str) -> HttpResponse:
    """Say that a step is not needed here, and why."""
    step = _step(key)
    if not step.can_be_left:
        raise Http404
    form = NotNeededForm(posted(request))
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(
            form, lambda: services.leave_step(step=step, reason=reason, by=request.user), beside="reason"
        ):
            return redirect("tracker:first_steps")
    return render(request, "tracker/first_steps/first_step_leave.html", {"form": form, "step": step})


@allowed_to(can_change_settings)
@require_POST
def first_step_take_up(request: Request, key: str) -> HttpResponse:
    """The step is needed after all."""
    services.take_up_step(step=_step(key), by=request.user)
    return redirect("tracker:first_steps")


@allowed_to(can_change_settings)
def usual_policies(request: Request) -> HttpResponse:
    """What the usual policies and programmes are; one press adds those that are not there."""
    if request.method == "POST":
        services.add_usual_policies(by=request.user)
        messages.success(request, "The usual policies, programmes, prompts and questions are there.")
        return redirect("tracker:first_steps")
    context = {"policies": policies.PRESETS, "programmes": programmes.PRESETS}
    return render(request, "tracker/first_steps/usual_policies.html", context)


def _step(key: str) -> Step:
    found = next((step for step in steps() if step.key == key), None)
    if found is None:
        raise Http404
    return found
