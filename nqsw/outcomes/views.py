"""The judgement of a programme: recommended, moderated, decided; and the pack that it rests on."""

from collections.abc import Mapping, Sequence
from functools import partial
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from nqsw.enrolments.services.completion import StillMissing
from nqsw.enrolments.services.rounds import standing_among
from nqsw.models import Enrolment, OutcomeStep, Step, takes_records
from nqsw.outcomes.forms import OutcomeForm, WithdrawForm
from nqsw.outcomes.pack import pack_among
from nqsw.outcomes.pack_rows import read_for_pack, signed_among
from nqsw.outcomes.pack_workbook import write_pack
from nqsw.outcomes.prints import PACK
from nqsw.outcomes.services import (
    CannotJudge,
    last_among,
    last_step,
    next_among,
    require_other_eyes,
    take_step,
    withdraw_step,
)
from nqsw.permissions import can_take_step, can_withdraw_step, evidence_readable, runs_programmes
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


def _with_names(request: Request, pk: int) -> Enrolment:
    """An enrolment whose evidence the viewer may read; otherwise there is nothing here."""
    found = evidence_readable(request.viewer).with_names().select_related("worker__line_manager")
    return get_object_or_404(found, pk=pk)


@allowed_to(anyone_signed_in)
@asks_again_when_sent
def outcome(request: Request, pk: int) -> HttpResponse:
    """The three steps, and the form of the next one for whose turn it is."""
    enrolment, viewer = _with_names(request, pk), request.viewer
    found = read_for_pack(enrolment, on=viewer.on)
    before = standing_among(found["steps"])
    step = next_among(enrolment, before)
    may_take = step is not None and can_take_step(viewer, enrolment, step)
    if request.method == "POST" and not may_take:
        raise PermissionDenied("Someone else records this step.")
    not_them = why_not_them(enrolment, step, viewer, before=before) if step and may_take else ""
    form = None
    if step and may_take and not not_them:
        form = OutcomeForm(posted(request), enrolment=enrolment, step=step, before=before, on=viewer.on)
        if answer := people_found(request, form):
            return answer
        if form.is_valid():
            facts = {**form.facts, "enrolment": enrolment, "on": viewer.on, "by": viewer.account}
            if attempt(form, partial(take_step, step=step, **facts)):
                messages.success(request, f"{step.label} is recorded.")
                return redirect("nqsw:outcome", enrolment.pk)
    return page_of(request, enrolment, found, form=form, not_them=not_them)


def why_not_them(enrolment: Enrolment, step: Step, viewer: Viewer, *, before: Sequence[OutcomeStep]) -> str:
    """Why someone with the right cannot take this very step; empty where they can."""
    try:
        require_other_eyes(enrolment, step, before=before, by=viewer.account)
    except CannotJudge as refusal:
        return str(refusal)
    return ""


def page_of(
    request: Request,
    enrolment: Enrolment,
    found: Mapping[str, list[Any]],
    *,
    form: OutcomeForm | None,
    not_them: str = "",
    withdraw: WithdrawForm | None = None,
) -> HttpResponse:
    """The page, of the rows of `read_for_pack`."""
    viewer, recorded = request.viewer, found["steps"]
    standing = standing_among(recorded)
    last = last_among(enrolment, standing)
    taken = {one.step: one for one in standing}
    can_withdraw = last is not None and can_withdraw_step(viewer, enrolment, last)
    is_own_decision = last is not None and last.step == Step.DECIDED and last.taken_by_id == viewer.account.pk
    proved = PACK.prove(enrolment, rows=signed_among(found))
    context = {
        "enrolment": enrolment,
        "steps": [(one, taken.get(one)) for one in Step],
        "withdrawn": [one for one in recorded if one.withdrawn_on],
        "step": next_among(enrolment, standing),
        "form": form,
        "not_them": not_them,
        "missing": StillMissing.among(standing, found["milestones"]) if takes_records(enrolment) else None,
        "withdraw": (withdraw or WithdrawForm()) if can_withdraw and not is_own_decision else None,
        "last": last,
        "is_own_decision": is_own_decision,
        "runs_programmes": runs_programmes(viewer),
        "pack": pack_among(enrolment, found, on=viewer.on),
        # Before a first step only what is wrong with the signed milestones is said.
        "proved": proved if proved and (recorded or not proved.is_whole) else None,
    }
    return render(request, "nqsw/outcomes/outcome.html", context)


@allowed_to(anyone_signed_in)
@require_POST
@asks_again_when_sent
def outcome_undo(request: Request, pk: int) -> HttpResponse:
    """The last step is withdrawn, with a reason."""
    enrolment, viewer = _with_names(request, pk), request.viewer
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
    found = read_for_pack(enrolment, on=viewer.on)
    return page_of(request, enrolment, found, form=None, withdraw=form)


@allowed_to(anyone_signed_in)
@asks_again_before_export
def pack_pdf(request: Request, pk: int) -> HttpResponse:
    """The moderation pack on paper."""
    enrolment, viewer = _with_names(request, pk), request.viewer
    found = read_for_pack(enrolment, on=viewer.on)
    proved = PACK.prove(enrolment, rows=signed_among(found))
    wrong = differences_for_export(proved.differences if proved else None)
    if answer := stopped(request, wrong, subject=enrolment, worker=enrolment.worker):
        return answer
    context = {"pack": pack_among(enrolment, found, on=viewer.on), "on": viewer.on, "not_as_signed": wrong}
    context |= {"proved": proved, "check_address": address_to_check(request)}
    _exported(request, enrolment, kind="pdf")
    return pdf_response("nqsw/outcomes/paper/pack.html", context, name=f"moderation-pack-{enrolment.pk}")


@allowed_to(anyone_signed_in)
@asks_again_before_export
def pack_workbook(request: Request, pk: int) -> HttpResponse:
    """The moderation pack as a workbook."""
    enrolment, on = _with_names(request, pk), request.viewer.on
    found = read_for_pack(enrolment, on=on)
    proved = PACK.prove(enrolment, rows=signed_among(found))
    wrong = differences_for_export(proved.differences if proved else None)
    if answer := stopped(request, wrong, subject=enrolment, worker=enrolment.worker):
        return answer
    content = BytesIO()
    write_pack(pack_among(enrolment, found, on=on), content, proved=proved, wrong=wrong)
    _exported(request, enrolment, kind="xlsx")
    return download(content.getvalue(), name=f"moderation-pack-{enrolment.pk}.xlsx")


def _exported(request: Request, enrolment: Enrolment, *, kind: str) -> None:
    by = request.viewer.account
    record_event(
        verb=Verb.MODERATION_PACK_EXPORTED, subject=enrolment, by=by, worker=enrolment.worker, kind=kind
    )
