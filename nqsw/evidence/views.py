"""Evidence of the year: reflections, feedback and self-assessment."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from nqsw.evidence.forms import (
    FeedbackForm,
    ReflectionForm,
    SelfAssessmentForm,
    ShareForm,
    open_milestones,
)
from nqsw.evidence.reports import changes_of
from nqsw.evidence.services import (
    assess_oneself,
    delete_reflection,
    record_feedback,
    share_reflection,
    undo_feedback,
    write_reflection,
)
from nqsw.milestones.permissions import can_ask_for_milestone
from nqsw.models import Enrolment, Feedback, MilestoneKind, Moment, Reflection
from nqsw.permissions import (
    evidence_readable,
    is_own_enrolment,
    reflections_readable,
)
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.web.access import allowed_to, anyone_signed_in
from workforce.web.posting import attempt, attempt_button, posted
from workforce.web.request import Request

NOT_THEIRS = "Only the NQSW can do this."
HAS_ENDED = "This programme has ended, so you cannot add to it."


@allowed_to(anyone_signed_in)
def reflections(request: Request, pk: int) -> HttpResponse:
    """The NQSW's own log; for others, what is shared of it."""
    enrolment = with_evidence(request, pk)
    context = {
        "enrolment": enrolment,
        "reflections": reflections_readable(request.viewer).filter(enrolment=enrolment),
        "is_own": is_own_enrolment(request.viewer, enrolment),
    }
    return render(request, "nqsw/evidence/reflections.html", context)


@allowed_to(anyone_signed_in)
def reflection_new(request: Request, pk: int) -> HttpResponse:
    """A new entry, private until it is shared."""
    enrolment = _own(request, pk)
    form = ReflectionForm(posted(request), around=[enrolment.worker_id])
    if form.is_valid():
        facts = {**form.cleaned_data, "on": request.viewer.on, "by": request.viewer.account}
        entry = write_reflection(enrolment=enrolment, **facts)
        messages.success(request, "Saved. Only you can read it.")
        return redirect(entry)
    return render(request, "nqsw/evidence/reflection_new.html", {"enrolment": enrolment, "form": form})


@allowed_to(anyone_signed_in)
def reflection(request: Request, pk: int) -> HttpResponse:
    """One entry: for the NQSW to work on until it is shared, for others to read once it is."""
    viewer = request.viewer
    entry = _reflection(request, pk)
    is_own = is_own_enrolment(viewer, entry.enrolment)
    may_write = is_own and entry.shared_at is None
    if request.method == "POST" and not may_write:
        raise PermissionDenied(NOT_THEIRS)
    start = {"title": entry.title, "text": entry.text}
    around = [entry.enrolment.worker_id]
    form = ReflectionForm(posted(request), initial=start, around=around) if may_write else None
    if form and form.is_valid():
        facts = {**form.cleaned_data, "on": viewer.on, "by": viewer.account}
        write_reflection(enrolment=entry.enrolment, reflection=entry, **facts)
        messages.success(request, "Saved. Only you can read it.")
        return redirect(entry)
    if not is_own:
        record_event(
            verb=Verb.REFLECTION_READ, subject=entry, by=viewer.account, worker=entry.enrolment.worker
        )
    context = {"entry": entry, "form": form, "is_own": is_own, "share": ShareForm(enrolment=entry.enrolment)}
    return render(request, "nqsw/evidence/reflection.html", context)


@allowed_to(anyone_signed_in)
@require_POST
def reflection_share(request: Request, pk: int) -> HttpResponse:
    """Let others read it; for good."""
    entry = _own_reflection(request, pk)
    form = ShareForm(request.POST, enrolment=entry.enrolment)
    milestone = form.cleaned_data["milestone"] if form.is_valid() else None
    on, by = request.viewer.on, request.viewer.account
    if attempt(
        form, lambda: share_reflection(reflection=entry, milestone=milestone, at=timezone.now(), on=on, by=by)
    ):
        messages.success(
            request, "Shared with your line manager, your assessor and the principal social worker."
        )
    return redirect(entry)


@allowed_to(anyone_signed_in)
@require_POST
def reflection_delete(request: Request, pk: int) -> HttpResponse:
    """A private entry goes for good."""
    entry = _own_reflection(request, pk)
    if entry.shared_at:
        raise PermissionDenied("This entry is shared. It is part of the evidence and cannot be deleted.")
    delete_reflection(reflection=entry, by=request.viewer.account)
    messages.success(request, "The entry is deleted.")
    return redirect("nqsw:reflections", entry.enrolment_id)


@allowed_to(anyone_signed_in)
def feedback(request: Request, pk: int) -> HttpResponse:
    """What people said about working with the NQSW; and the form to record more."""
    enrolment, viewer = with_evidence(request, pk), request.viewer
    start = {"gathered_on": viewer.on}
    form = FeedbackForm(posted(request), enrolment=enrolment, initial=start)
    if request.method == "POST" and not enrolment.is_current:
        raise PermissionDenied(HAS_ENDED)
    if form.is_valid():
        facts = {**form.cleaned_data, "enrolment": enrolment, "on": viewer.on, "by": viewer.account}
        if attempt(form, lambda: record_feedback(**facts)):
            messages.success(request, "The feedback is recorded.")
            return redirect("nqsw:feedback", enrolment.pk)
    asks = open_milestones(enrolment, MilestoneKind.PROFESSIONAL_FEEDBACK).order_by("due_on", "pk").first()
    context = {
        "enrolment": enrolment,
        "form": form,
        "feedback": enrolment.feedback.select_related("recorded_by"),
        "to_ask": asks if asks and can_ask_for_milestone(viewer, asks) else None,
    }
    return render(request, "nqsw/evidence/feedback.html", context)


@allowed_to(anyone_signed_in)
@require_POST
def feedback_undo(request: Request, pk: int) -> HttpResponse:
    """Feedback that was recorded by mistake."""
    found = get_object_or_404(Feedback, pk=pk)
    enrolment = with_evidence(request, found.enrolment_id)
    if attempt_button(request, lambda: undo_feedback(feedback=found, by=request.user)):
        messages.success(request, "Undone. The feedback is no longer recorded.")
    return redirect("nqsw:feedback", enrolment.pk)


@allowed_to(anyone_signed_in)
def self_assessments(request: Request, pk: int) -> HttpResponse:
    """Where the NQSW stood at each moment, and how it has changed."""
    enrolment = with_evidence(request, pk)
    made = {one.moment: one for one in enrolment.self_assessments.all()}
    context = {
        "enrolment": enrolment,
        "moments": [(moment, made.get(moment)) for moment in Moment],
        "rows": changes_of(enrolment, made),
        "is_own": is_own_enrolment(request.viewer, enrolment),
    }
    return render(request, "nqsw/evidence/self_assessments.html", context)


@allowed_to(anyone_signed_in)
def self_assessment(request: Request, pk: int, moment: str) -> HttpResponse:
    """The NQSW's judgement of themselves at one moment."""
    if moment not in Moment:
        raise Http404
    enrolment = _own(request, pk)
    made = enrolment.self_assessments.filter(moment=moment).first()
    form = SelfAssessmentForm(posted(request), enrolment=enrolment, made=made)
    if form.is_valid():
        facts = {"ratings": form.ratings, "examples": form.cleaned_data["examples"], "sure": form.sure}
        on, by = request.viewer.on, request.viewer.account
        if attempt(form, lambda: assess_oneself(enrolment=enrolment, moment=moment, on=on, by=by, **facts)):
            messages.success(request, "Your self-assessment is saved.")
            return redirect("nqsw:self_assessments", enrolment.pk)
    context = {"enrolment": enrolment, "form": form, "moment": Moment(moment)}
    return render(request, "nqsw/evidence/self_assessment.html", context)


def with_evidence(request: Request, pk: int) -> Enrolment:
    """An enrolment whose evidence the viewer may read; otherwise there is nothing here."""
    return get_object_or_404(evidence_readable(request.viewer).with_people().distinct(), pk=pk)


def _own(request: Request, pk: int) -> Enrolment:
    enrolment = with_evidence(request, pk)
    if not is_own_enrolment(request.viewer, enrolment):
        raise PermissionDenied(NOT_THEIRS)
    if not enrolment.is_current:
        raise PermissionDenied(HAS_ENDED)
    return enrolment


def _reflection(request: Request, pk: int) -> Reflection:
    readable = reflections_readable(request.viewer).select_related("enrolment__worker").distinct()
    return get_object_or_404(readable, pk=pk)


def _own_reflection(request: Request, pk: int) -> Reflection:
    entry = _reflection(request, pk)
    if not is_own_enrolment(request.viewer, entry.enrolment):
        raise PermissionDenied(NOT_THEIRS)
    return entry
