"""A milestone: what it asks for, that it was reached, and who has signed what was recorded."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from nqsw.milestones.forms import MilestoneForm
from nqsw.milestones.permissions import can_add_file, milestone_files_readable
from nqsw.milestones.services.files import most_files
from nqsw.milestones.services.milestone_signing import CannotSign, sign_milestone
from nqsw.milestones.services.milestones import (
    CannotRecord,
    RecordedMeanwhile,
    mark_done,
    mark_not_done,
    say_not_done,
)
from nqsw.milestones.signers import Signing, signing_of
from nqsw.models import Milestone, MilestoneKind, MilestoneRequest
from nqsw.permissions import (
    can_ask_for_milestone,
    can_read_milestone_note,
    can_record_milestone,
    enrolments_visible,
    runs_programmes,
)
from nqsw.rules.evidence_asked import JUDGED_KINDS
from workforce.models import StartDay
from workforce.rules.plausibility import Doubtful
from workforce.web.access import allowed_to, anyone_signed_in, asks_again_before_signing
from workforce.web.choosing_people import people_found
from workforce.web.posting import posted
from workforce.web.request import Request
from workforce.web.viewer import Viewer

#: Kinds whose evidence has a page of its own: its name, and how it is called there.
ELSEWHERE = {
    MilestoneKind.REFLECTIVE_LOG: ("nqsw:reflections", "Share an entry of the critical reflection log"),
    MilestoneKind.LIVED_EXPERIENCE_FEEDBACK: ("nqsw:feedback", "Record the feedback"),
    MilestoneKind.PROFESSIONAL_FEEDBACK: ("nqsw:feedback", "Record the feedback"),
    MilestoneKind.SELF_ASSESSMENT: ("nqsw:self_assessments", "Self-assessment"),
}


@allowed_to(anyone_signed_in)
def milestone(request: Request, pk: int) -> HttpResponse:
    """What is asked for, when it is due or was done, who signs; the form, for the person who records it."""
    viewer = request.viewer
    found = _visible(request, pk)
    signing = signing_of(found, on=viewer.on)
    form = _form(request, found, signing) if can_record_milestone(viewer, found) else None
    if answer := people_found(request, form):
        return answer
    if request.method == "POST" and form is None:
        raise PermissionDenied("You can see this milestone, but you cannot record it.")
    stored = None
    if form and form.is_valid():
        stored = _record(request, found, form)
        if stored is None and form.is_valid():
            messages.success(request, f"{found.title} is recorded.")
            to_sign = signing_of(found, on=viewer.on).asked_of(viewer.worker)
            return redirect(found if to_sign else found.enrolment)
    return render(request, "nqsw/milestones/milestone.html", _context(viewer, found, signing, form, stored))


def _form(request: Request, found: Milestone, signing: Signing) -> MilestoneForm | None:
    """None once everyone has signed: then it does not change; nor for what the judgement reaches."""
    if signing.is_complete or found.kind in JUDGED_KINDS:
        return None
    return MilestoneForm(posted(request), milestone=found, seen=signing.content_hash, on=request.viewer.on)


def _record(request: Request, found: Milestone, form: MilestoneForm) -> Milestone | None:
    """Write it down; answers what stands now when someone else saved first."""
    facts = {"milestone": found, "by": request.viewer.account, "on": request.viewer.on, **form.cleaned_data}
    facts["sure"] = form.sure
    try:
        mark_done(**facts)
    except RecordedMeanwhile as newer:
        form.add_error(None, str(newer))
        form.look_again(signing_of(newer.stored, on=request.viewer.on).content_hash)
        return newer.stored
    except Doubtful as doubtful:
        form.ask_if_sure(doubtful.doubts)
    except CannotRecord as refusal:
        form.add_error(None, list(refusal.messages))
    return None


def _context(
    viewer: Viewer, found: Milestone, signing: Signing, form: MilestoneForm | None, newer: Milestone | None
) -> dict[str, object]:
    may_record = can_record_milestone(viewer, found)
    return {
        "milestone": found,
        "form": form,
        "newer": newer,
        "signing": signing,
        "to_sign": signing.asked_of(viewer.worker),
        "can_read": can_read_milestone_note(viewer, found),
        "files": list(milestone_files_readable(viewer).filter(milestone=found).listed()),
        "can_add_file": can_add_file(viewer, found) and not signing.is_complete,
        "most_files": most_files(on=viewer.on),
        "before_records": found.is_before_records(StartDay.objects.records_begin_on()),
        "may_record": may_record,
        "elsewhere": ELSEWHERE.get(MilestoneKind(found.kind)) if may_record else None,
        "can_be_asked": can_ask_for_milestone(viewer, found),
        "requests": MilestoneRequest.objects.open().filter(milestone=found).select_related("asked"),
        "is_judged": found.kind in JUDGED_KINDS,
        "can_undo": found.done_on
        and may_record
        and found.kind not in JUDGED_KINDS
        and (runs_programmes(viewer) or not signing.is_complete),
    }


@allowed_to(anyone_signed_in)
@asks_again_before_signing
def milestone_sign(request: Request, pk: int) -> HttpResponse:
    """What was recorded, as it will be signed; those who are asked to sign it do so here."""
    found, viewer = _visible(request, pk), request.viewer
    signing = signing_of(found, on=viewer.on)
    if not signing.asked_of(viewer.worker):
        return redirect(found)
    if request.method == "POST":
        try:
            sign_milestone(
                milestone=found,
                worker=viewer.as_worker,
                content_hash=request.POST.get("hash", ""),
                by=viewer.account,
                at=timezone.now(),
                on=viewer.on,
            )
        except CannotSign as refusal:
            messages.error(request, str(refusal))
            return redirect("nqsw:milestone_sign", pk)
        messages.success(request, f"You have signed: {found.title}.")
        return redirect(found)
    recommendation = found.enrolment.outcome_steps.standing().filter(step="recommended").first()
    context = {"milestone": found, "signing": signing, "recommendation": recommendation}
    return render(request, "nqsw/milestones/milestone_sign.html", context)


@allowed_to(anyone_signed_in)
@require_POST
def milestone_undo(request: Request, pk: int) -> HttpResponse:
    """It was not reached after all; once everyone has signed, only those who run programmes say so."""
    found, viewer = _visible(request, pk), request.viewer
    if not can_record_milestone(viewer, found):
        raise PermissionDenied("You can see this milestone, but you cannot record it.")
    if signing_of(found, on=viewer.on).is_complete and not runs_programmes(viewer):
        raise PermissionDenied("Everyone has signed this. Only the principal social worker can reopen it.")
    if found.done_on:
        mark_not_done(milestone=found, by=viewer.account, on=viewer.on)
        messages.success(request, f"{found.title} is open again.")
    else:
        say_not_done(milestone=found, by=viewer.account, on=viewer.on)
        messages.success(request, f"{found.title} counts as not done.")
    return redirect(found)


def _visible(request: Request, pk: int) -> Milestone:
    seen = enrolments_visible(request.viewer).values("pk")
    milestones = Milestone.objects.filter(enrolment__in=seen)
    return get_object_or_404(milestones.with_signers().select_related("done_by"), pk=pk)
