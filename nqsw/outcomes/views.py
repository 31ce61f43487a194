"""The judgement of a programme: recommended, moderated, decided; and the pack that it rests on."""

from functools import partial
from io import BytesIO

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from nqsw.evidence.forms import OutcomeForm
from nqsw.evidence.views import with_evidence
from nqsw.models import Enrolment, Step
from nqsw.outcomes.pack import pack_of
from nqsw.outcomes.pack_workbook import write_pack
from nqsw.outcomes.services import next_step, take_back_step, take_step
from nqsw.permissions import can_take_step, runs_programmes
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.web.access import allowed_to, anyone_signed_in, asks_again_before_export
from workforce.web.downloads import download
from workforce.web.paper import pdf_response
from workforce.web.posting import attempt, posted
from workforce.web.request import Request


@allowed_to(anyone_signed_in)
def outcome(request: Request, pk: int) -> HttpResponse:
    """The three steps, and the form of the next one for whose turn it is."""
    enrolment, viewer = with_evidence(request, pk), request.viewer
    step = next_step(enrolment)
    may_take = step is not None and can_take_step(viewer, enrolment, step)
    if request.method == "POST" and not may_take:
        raise PermissionDenied("Someone else records this step.")
    form = OutcomeForm(posted(request)) if may_take else None
    if step and form and form.is_valid():
        facts = {**form.cleaned_data, "enrolment": enrolment, "on": viewer.on, "by": viewer.account}
        if attempt(form, partial(take_step, step=step, **facts)):
            messages.success(request, f"{step.label} is recorded.")
            return redirect("nqsw:outcome", enrolment.pk)
    taken = {one.step: one for one in enrolment.outcome_steps.select_related("taken_by__worker")}
    context = {
        "enrolment": enrolment,
        "steps": [(one, taken.get(one)) for one in Step],
        "step": step,
        "form": form,
        "can_undo": bool(taken) and runs_programmes(viewer) and enrolment.is_current,
        "pack": pack_of(enrolment, on=viewer.on),
    }
    return render(request, "nqsw/outcomes/outcome.html", context)


@allowed_to(anyone_signed_in)
@require_POST
def outcome_undo(request: Request, pk: int) -> HttpResponse:
    """The last step is removed."""
    enrolment = with_evidence(request, pk)
    if not runs_programmes(request.viewer):
        raise PermissionDenied("Only the principal social worker can remove a step.")
    form = OutcomeForm()
    if attempt(form, lambda: take_back_step(enrolment=enrolment, by=request.viewer.account)):
        messages.success(request, "The last step is removed.")
    return redirect("nqsw:outcome", enrolment.pk)


@allowed_to(anyone_signed_in)
@asks_again_before_export
def pack_pdf(request: Request, pk: int) -> HttpResponse:
    """The moderation pack on paper."""
    enrolment, viewer = with_evidence(request, pk), request.viewer
    context = {"pack": pack_of(enrolment, on=viewer.on), "on": viewer.on}
    _exported(request, enrolment, kind="pdf")
    return pdf_response("nqsw/outcomes/paper/pack.html", context, name=f"moderation-pack-{enrolment.pk}")


@allowed_to(anyone_signed_in)
@asks_again_before_export
def pack_workbook(request: Request, pk: int) -> HttpResponse:
    """The moderation pack as a workbook."""
    enrolment = with_evidence(request, pk)
    content = BytesIO()
    write_pack(pack_of(enrolment, on=request.viewer.on), content)
    _exported(request, enrolment, kind="xlsx")
    return download(content.getvalue(), name=f"moderation-pack-{enrolment.pk}.xlsx")


def _exported(request: Request, enrolment: Enrolment, *, kind: str) -> None:
    by = request.viewer.account
    record_event(
        verb=Verb.MODERATION_PACK_EXPORTED, subject=enrolment, by=by, worker=enrolment.worker, kind=kind
    )
