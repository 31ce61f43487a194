"""A milestone: what it asks for, that it was reached, and who has signed what was recorded."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from nqsw.milestones.forms import MilestoneForm
from nqsw.milestones.permissions import can_be_asked_for, takes_files
from nqsw.milestones.prints import MILESTONE
from nqsw.milestones.rows import milestone_among, milestone_rows, milestones_seen, signing_among
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
from nqsw.models import Milestone, MilestoneKind
from nqsw.permissions import (
    can_record_milestone,
    is_own_enrolment,
    runs_programmes,
)
from nqsw.rules.evidence_asked import JUDGED_KINDS
from workforce.models import StartDay
from workforce.rules.plausibility import Doubtful
from workforce.web.access import allowed_to, anyone_signed_in, asks_again_before_signing, asks_again_when_sent
from workforce.web.choosing_people import people_found
from workforce.web.posting import posted
from workforce.web.request import Request
from workforce.web.viewer import Viewer

#: Kinds whose evidence has a page of its own: its name, what is done there, and what stands there.
ELSEWHERE = {
    MilestoneKind.REFLECTIVE_LOG: (
        "nqsw:reflections",
        "Share an entry of the critical reflection log",
        "critical reflection log",
    ),
    MilestoneKind.LIVED_EXPERIENCE_FEEDBACK: ("nqsw:feedback", "Record the feedback", "feedback"),
    MilestoneKind.PROFESSIONAL_FEEDBACK: ("nqsw:feedback", "Record the feedback", "feedback"),
    MilestoneKind.SELF_ASSESSMENT: ("nqsw:self_assessments", "Self-assessment", "self-assessments"),
}


@allowed_to(anyone_signed_in)
def milestone(request: Request, pk: int) -> HttpResponse:
    """What is asked for, when it is due or was done, who signs; the form, for the person who records it."""
    viewer = request.viewer
    rows = milestone_rows(viewer, pk)
    found = milestone_among(rows)
    if found is None:
        raise Http404
    signing = signing_among(found, rows)
    begin_on = StartDay.objects.records_begin_on()
    may_record = bool(rows["recordable"])
    form = _form(request, found, signing, begin_on) if may_record else None
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
    context = _context(viewer, found, rows, form=form, newer=stored)
    context["before_records"] = found.is_before_records(begin_on)
    return render(request, "nqsw/milestones/milestone.html", context)


def _form(
    request: Request, found: Milestone, signing: Signing, records_begin_on: date | None
) -> MilestoneForm | None:
    """None once everyone has signed: then it does not change; nor for what the judgement reaches."""
    if signing.is_complete or found.kind in JUDGED_KINDS:
        return None
    return MilestoneForm(
        posted(request),
        milestone=found,
        seen=signing.content_hash,
        on=request.viewer.on,
        records_begin_on=records_begin_on,
    )


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
        form.ask_if_sure(doubtful)
    except CannotRecord as refusal:
        form.add_error(None, list(refusal.messages))
    return None


def _context(
    viewer: Viewer,
    found: Milestone,
    rows: Mapping[str, list[Any]],
    *,
    form: MilestoneForm | None,
    newer: Milestone | None,
) -> dict[str, object]:
    signing, signed = signing_among(found, rows), rows["signatures"]
    can_read, may_record = bool(rows["readable"]), bool(rows["recordable"])
    works_on_it = may_record or is_own_enrolment(viewer, found.enrolment)
    elsewhere = ELSEWHERE.get(MilestoneKind(found.kind))
    proved = MILESTONE.prove(found, rows=[found, *signed] if signed else [])
    return {
        "milestone": found,
        # Opened here: a condition of a template would take a note that does not open for none.
        "note": found.note if can_read else "",
        "form": form,
        "newer": newer,
        "written_by": _writer(found),
        "newer_written_by": _writer(newer) if newer else "",
        "signing": signing,
        "to_sign": signing.asked_of(viewer.worker),
        "can_read": can_read,
        # What was signed before is not what stands here.
        "proved": proved if proved and (signing.signed or not proved.is_whole) else None,
        "files": rows["files"],
        "can_add_file": works_on_it and takes_files(found) and not signing.is_complete,
        "most_files": most_files(on=viewer.on),
        "elsewhere": elsewhere,
        "reads_evidence": elsewhere is not None and getattr(found, "reads_evidence", False),
        "can_be_asked": works_on_it and can_be_asked_for(found),
        "requests": rows["requests"],
        "is_judged": found.kind in JUDGED_KINDS,
    } | _may(viewer, found, signing, may_record=may_record)


def _may(viewer: Viewer, found: Milestone, signing: Signing, *, may_record: bool) -> dict[str, object]:
    """What the reader may do about the record of it."""
    undoes = may_record and found.done_on and found.kind not in JUDGED_KINDS
    return {
        "may_record": may_record,
        "can_undo": undoes and (runs_programmes(viewer) or not signing.is_complete),
    }


def _writer(milestone: Milestone) -> str:
    """Who wrote down that it is done; nobody where the tracker did."""
    return milestone.recorded_by.get_full_name() if milestone.done_on and milestone.recorded_by else ""


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
@asks_again_when_sent
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
    return get_object_or_404(milestones_seen(request.viewer), pk=pk)
