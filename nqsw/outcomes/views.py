"""The judgement of a programme: recommended, moderated, decided; and the pack that it rests on."""

from functools import partial
from io import BytesIO

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from nqsw.enrolments.services.completion import StillMissing
from nqsw.enrolments.services.rounds import steps_standing
from nqsw.evidence.views import with_evidence
from nqsw.models import Enrolment, Step, takes_records
from nqsw.outcomes.forms import OutcomeForm, WithdrawForm
from nqsw.outcomes.pack import pack_of
from nqsw.outcomes.pack_workbook import write_pack
from nqsw.outcomes.prints import PACK
from nqsw.outcomes.services import (
    CannotJudge,
    last_step,
    next_step,
    require_other_eyes,
    take_step,
    withdraw_step,
)
from nqsw.permissions import can_take_step, can_withdraw_step, runs_programmes
from workforce.audit_trail.before_export import differences_for_export, stopped
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.audit_trail.views_prints import address_to_check
from workforce.web.access import allowed_to, anyone_signed_in, asks_again_before_export, asks_again_when_sent
from workforce.web.choosing_people import people_found
from workforce.web.downloads import download
from workforce.web.paper import pdf_response
from workforce.web.posting import attempt, posted
from workforce.web.request import Request
from workforce.web.viewer import Viewer


@allowed_to(anyone_signed_in)
@asks_again_when_sent
def outcome(request: Request, pk: int) -> HttpResponse:
    """The three steps, and the form of the next one for whose turn it is."""
    enrolment, viewer = with_evidence(request, pk), request.viewer
    step = next_step(enrolment)
    may_take = step is not None and can_take_step(viewer, enrolment, step)
    if request.method == "POST" and not may_take:
        raise PermissionDenied("Someone else records this step.")
    not_them = why_not_them(enrolment, step, viewer) if step and may_take else ""
    form = None
    if step and may_take and not not_them:
        before = steps_standing(enrolment)
        form = OutcomeForm(posted(request), enrolment=enrolment, step=step, before=before, on=viewer.on)
        if answer := people_found(request, form):
            return answer
        if form.is_valid():
            facts = {**form.facts, "enrolment": enrolment, "on": viewer.on, "by": viewer.account}
            if attempt(form, partial(take_step, step=step, **facts)):
                messages.success(request, f"{step.label} is recorded.")
                return redirect("nqsw:outcome", enrolment.pk)
    return page_of(request, enrolment, step, form=form, not_them=not_them)


def why_not_them(enrolment: Enrolment, step: Step, viewer: Viewer) -> str:
    """Why someone with the right cannot take this very step; empty where they can."""
    try:
        require_other_eyes(enrolment, step, by=viewer.account)
    except CannotJudge as refusal:
        return str(refusal)
    return ""


def page_of(
    request: Request,
    enrolment: Enrolment,
    step: Step | None,
    *,
    form: OutcomeForm | None,
    not_them: str = "",
    withdraw: WithdrawForm | None = None,
) -> HttpResponse:
    viewer, last = request.viewer, last_step(enrolment)
    recorded = enrolment.outcome_steps.select_related("taken_by__worker", "withdrawn_by__worker")
    recorded = recorded.prefetch_related("panel")
    taken = {one.step: one for one in recorded if one.withdrawn_on is None}
    can_withdraw = last is not None and can_withdraw_step(viewer, enrolment, last)
    is_own_decision = last is not None and last.step == Step.DECIDED and last.taken_by_id == viewer.account.pk
    proved = PACK.prove(enrolment)
    context = {
        "enrolment": enrolment,
        "steps": [(one, taken.get(one)) for one in Step],
        "withdrawn": [one for one in recorded if one.withdrawn_on],
        "step": step,
        "form": form,
        "not_them": not_them,
        "missing": StillMissing.of(enrolment) if takes_records(enrolment) else None,
        "withdraw": (withdraw or WithdrawForm()) if can_withdraw and not is_own_decision else None,
        "last": last,
        "is_own_decision": is_own_decision,
        "runs_programmes": runs_programmes(viewer),
        "pack": pack_of(enrolment, on=viewer.on),
        # Before a first step only what is wrong with the signed milestones is said.
        "proved": proved if proved and (recorded or not proved.is_whole) else None,
    }
    return render(request, "nqsw/outcomes/outcome.html", context)


@allowed_to(anyone_signed_in)
@require_POST
@asks_again_when_sent
def outcome_undo(request: Request, pk: int) -> HttpResponse:
    """The last step is withdrawn, with a reason."""
    enrolment, viewer = with_evidence(request, pk), request.viewer
    last = last_step(enrolment)
    if last is None or not can_withdraw_step(viewer, enrolment, last):
        raise PermissionDenied("You cannot withdraw this step.")
    form = WithdrawForm(posted(request))
    if form.is_valid() and attempt(
        form,
        lambda: withdraw_step(
            enrolment=enrolment, because=form.cleaned_data["because"], by=viewer.account, on=viewer.on
        ),
    ):
        messages.success(request, f"{last.get_step_display()} is withdrawn.")
        return redirect("nqsw:outcome", enrolment.pk)
    return page_of(request, enrolment, next_step(enrolment), form=None, withdraw=form)


@allowed_to(anyone_signed_in)
@asks_again_before_export
def pack_pdf(request: Request, pk: int) -> HttpResponse:
    """The moderation pack on paper."""
    enrolment, viewer = with_evidence(request, pk), request.viewer
    proved = PACK.prove(enrolment)
    wrong = differences_for_export(proved.differences if proved else None)
    if answer := stopped(request, wrong, subject=enrolment, worker=enrolment.worker):
        return answer
    context = {"pack": pack_of(enrolment, on=viewer.on), "on": viewer.on, "not_as_signed": wrong}
    context |= {"proved": proved, "check_address": address_to_check(request)}
    _exported(request, enrolment, kind="pdf")
    return pdf_response("nqsw/outcomes/paper/pack.html", context, name=f"moderation-pack-{enrolment.pk}")


@allowed_to(anyone_signed_in)
@asks_again_before_export
def pack_workbook(request: Request, pk: int) -> HttpResponse:
    """The moderation pack as a workbook."""
    enrolment = with_evidence(request, pk)
    proved = PACK.prove(enrolment)
    wrong = differences_for_export(proved.differences if proved else None)
    if answer := stopped(request, wrong, subject=enrolment, worker=enrolment.worker):
        return answer
    content = BytesIO()
    write_pack(pack_of(enrolment, on=request.viewer.on), content, proved=proved, wrong=wrong)
    _exported(request, enrolment, kind="xlsx")
    return download(content.getvalue(), name=f"moderation-pack-{enrolment.pk}.xlsx")


def _exported(request: Request, enrolment: Enrolment, *, kind: str) -> None:
    by = request.viewer.account
    record_event(
        verb=Verb.MODERATION_PACK_EXPORTED, subject=enrolment, by=by, worker=enrolment.worker, kind=kind
    )
