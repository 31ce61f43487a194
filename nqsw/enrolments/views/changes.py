"""Changing an enrolment: first what would change, then the change. Everything can be taken back."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from nqsw.enrolments.forms.changes import (
    ConfirmForm,
    EndForm,
    ExtendForm,
    PauseChangeForm,
    PauseForm,
    TakeBackForm,
)
from nqsw.enrolments.forms.cohorts import AssessorForm
from nqsw.enrolments.services.completion import StillMissing
from nqsw.enrolments.services.endings import complete, extend, leave, reinstate, withdraw
from nqsw.enrolments.services.enrolments import set_assessor
from nqsw.enrolments.services.pauses import agree_to_pause, change_pause, pause, take_back_pause
from nqsw.enrolments.services.previews import preview
from nqsw.enrolments.services.supervision_ended import was_enrolled_on
from nqsw.enrolments.services.undoing import stands_in_the_way, undo_enrolment
from nqsw.models import Enrolment, EnrolmentStatus, Pause, takes_records
from nqsw.permissions import enrolments_visible, pause_parties, runs_programmes
from workforce.models import Account, GuidanceTopic
from workforce.web.access import allowed_to, anyone_signed_in
from workforce.web.choosing_people import people_found
from workforce.web.posting import attempt, posted
from workforce.web.request import Request

ENDINGS = {EnrolmentStatus.COMPLETED: complete, EnrolmentStatus.WITHDRAWN: withdraw}


@allowed_to(anyone_signed_in)
def enrolment_pause(request: Request, pk: int) -> HttpResponse:
    """The programme stands still."""
    enrolment, viewer = changeable(request, pk), request.viewer
    form = PauseForm(posted(request), initial={"started_on": viewer.on})

    def change(held: Enrolment) -> None:
        made = pause(enrolment=held, by=viewer.account, **form.cleaned_data)
        agree_to_pause(pause=made, parties=pause_parties(viewer, made), by=viewer.account, on=viewer.on)

    return answer(
        request,
        enrolment,
        form,
        title="Pause the programme",
        guidance_topic=GuidanceTopic.PAUSE,
        change=change,
        done="The programme is paused from that day, agreed in principle. The NQSW, the line manager and "
        "the assessor are each asked to agree on their home page.",
    )


@allowed_to(anyone_signed_in)
def pause_edit(request: Request, pk: int) -> HttpResponse:
    """The last day of a pause, which is how a programme resumes."""
    if not runs_programmes(request.viewer):
        seen = Pause.objects.filter(enrolment__in=enrolments_visible(request.viewer).values("pk"))
        return redirect("nqsw:pause_agree", get_object_or_404(seen, pk=pk).pk)
    found = _pause(request, pk)
    form = PauseChangeForm(posted(request), pause=found)
    return answer(
        request,
        found.enrolment,
        form,
        title="Resume, or change the pause",
        guidance_topic=GuidanceTopic.PAUSE,
        change=lambda e: change_pause(
            pause=e.pauses.get(pk=pk),
            ended_on=form.cleaned_data["ended_on"],
            by=request.viewer.account,
        ),
        done="The pause is changed. Milestones, caseload steps and the end have moved with it.",
    )


@allowed_to(anyone_signed_in)
def pause_take_back(request: Request, pk: int) -> HttpResponse:
    """The pause was a mistake."""
    found = _pause(request, pk)
    sent = posted(request)
    form = TakeBackForm({"absence_too": "on"} if sent is None else sent, pause=found)
    return answer(
        request,
        found.enrolment,
        form,
        title="Remove the pause",
        change=lambda e: take_back_pause(
            pause=e.pauses.get(pk=pk),
            absence_too=form.cleaned_data.get("absence_too", False),
            by=request.viewer.account,
        ),
        done="The pause is removed.",
    )


@allowed_to(anyone_signed_in)
def enrolment_extend(request: Request, pk: int) -> HttpResponse:
    """More months to finish in, or an extension taken back."""
    enrolment = changeable(request, pk)
    form = ExtendForm(posted(request), enrolment=enrolment)
    return answer(
        request,
        enrolment,
        form,
        title="Extend the programme",
        change=lambda e: extend(
            enrolment=e,
            months=form.cleaned_data["months"],
            by=request.viewer.account,
            on=request.viewer.on,
        ),
        done="The expected end is changed.",
    )


@allowed_to(anyone_signed_in)
def enrolment_end(request: Request, pk: int) -> HttpResponse:
    """Completed, withdrawn or left; of someone who has left, completed before."""
    enrolment = changeable(request, pk)
    on = request.viewer.on
    enrolled_today = was_enrolled_on(enrolment, on=on)
    form = EndForm(posted(request), enrolment=enrolment, on=on, enrolled_today=enrolled_today)
    return answer(
        request,
        enrolment,
        form,
        title="End the programme",
        change=lambda e: end(e, form.cleaned_data, by=request.viewer.account),
        done="The programme has ended. You can restart it if that was a mistake.",
        missing=StillMissing.of(enrolment) if takes_records(enrolment) else None,
    )


def end(enrolment: Enrolment, facts: Mapping[str, Any], *, by: Account) -> None:
    """End a programme in the way that was chosen."""
    if facts["status"] == EnrolmentStatus.LEFT:
        leave(enrolment=enrolment, on=facts["on"], by=by, at=timezone.now())
    else:
        ENDINGS[facts["status"]](enrolment=enrolment, on=facts["on"], by=by)


@allowed_to(anyone_signed_in)
def enrolment_reinstate(request: Request, pk: int) -> HttpResponse:
    """The ending is taken back; of someone who was completed after they left, they have left again."""
    enrolment = changeable(request, pk)
    has_left = "left_on" in enrolment.closed_by_ending
    return answer(
        request,
        enrolment,
        ConfirmForm(request.POST),
        title="Undo that it was completed" if has_left else "Restart the programme",
        change=lambda e: reinstate(enrolment=e, by=request.viewer.account, at=timezone.now()),
        done="The programme is left again, not completed."
        if has_left
        else "The programme continues as if it had not ended.",
    )


@allowed_to(anyone_signed_in)
def enrolment_assessor(request: Request, pk: int) -> HttpResponse:
    """Who assesses."""
    enrolment = changeable(request, pk)
    form = AssessorForm(posted(request), enrolment=enrolment, on=request.viewer.on)
    if answer := people_found(request, form):
        return answer
    if form.is_valid():
        assessor = form.cleaned_data["assessor"]
        is_new = set_assessor(enrolment=enrolment, assessor=assessor, by=request.viewer.account)
        said = f"{assessor or 'Nobody'} assesses {enrolment.worker}"
        messages.success(request, f"{said}." if is_new else f"{said}, as before. Nothing has changed.")
        return redirect(enrolment)
    context = {"enrolment": enrolment, "form": form, "title": "Choose an assessor", "saves_at_once": True}
    return render(request, "nqsw/enrolments/enrolment_change.html", context)


@allowed_to(anyone_signed_in)
def enrolment_undo(request: Request, pk: int) -> HttpResponse:
    """The enrolment was a mistake; with records on it, what stands in the way and what to do instead."""
    enrolment = changeable(request, pk)
    form = ConfirmForm(request.POST)
    if "confirm" in request.POST and attempt(
        form, lambda: undo_enrolment(enrolment=enrolment, by=request.viewer.account)
    ):
        messages.success(request, f"{enrolment.worker} is no longer enrolled.")
        return redirect("nqsw:index")
    context = {"enrolment": enrolment, "form": form, "records": stands_in_the_way(enrolment)}
    return render(request, "nqsw/enrolments/enrolment_undo.html", context)


def answer(
    request: Request,
    enrolment: Enrolment,
    form: Form,
    *,
    title: str,
    change: Callable[[Enrolment], object],
    done: str,
    missing: StillMissing | None = None,
    guidance_topic: GuidanceTopic = GuidanceTopic.ASYE,
) -> HttpResponse:
    """The form; what would change, once it is filled in; the change, once that is confirmed."""
    consequences = None

    def confirmed() -> None:
        change(Enrolment.objects.get(pk=enrolment.pk))

    if form.is_valid():
        if "confirm" in request.POST and attempt(form, confirmed):
            messages.success(request, done)
            return redirect(enrolment)
        if form.is_valid():
            consequences = attempt(
                form, lambda: preview(enrolment=enrolment, change=change, on=request.viewer.on)
            )
    context = {
        "enrolment": enrolment,
        "form": form,
        "title": title,
        "consequences": consequences,
        "missing": missing,
        "guidance_topic": guidance_topic,
    }
    return render(request, "nqsw/enrolments/enrolment_change.html", context)


def changeable(request: Request, pk: int) -> Enrolment:
    """An enrolment that the viewer may change; raises PermissionDenied for one they only see."""
    visible = enrolments_visible(request.viewer).with_people().distinct()
    enrolment = get_object_or_404(visible, pk=pk)
    if not runs_programmes(request.viewer):
        raise PermissionDenied("Only the principal social worker can change this.")
    return enrolment


def _pause(request: Request, pk: int) -> Pause:
    found = get_object_or_404(Pause.objects.select_related("enrolment"), pk=pk)
    changeable(request, found.enrolment_id)
    return found
