"""One mentor or assessor for many NQSWs at once."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render

from nqsw.mentors.forms_together import ASSESSOR, MENTOR, SupportForm
from nqsw.mentors.services.together import assess_together, mentor_together, warnings_together
from nqsw.models import Cohort, Enrolment, EnrolmentQuerySet, MentorAssignment
from nqsw.permissions import runs_programmes
from workforce.rules.in_words import many
from workforce.web.access import allowed_to
from workforce.web.choosing_people import people_found
from workforce.web.keys import key_in
from workforce.web.posting import attempt, posted
from workforce.web.request import Request


@allowed_to(runs_programmes)
def support_together(request: Request) -> HttpResponse:
    """Choose a person, tick NQSWs; what speaks against it is said before it is done."""
    on = request.viewer.on
    running = Enrolment.objects.current()
    cohorts = Cohort.objects.filter(enrolments__in=running).select_related("programme").distinct()
    cohort = next((one for one in cohorts if str(one.pk) == request.GET.get("cohort")), None)
    nqsws = running.filter(cohort=cohort) if cohort else running
    nqsws = nqsws.select_related("worker__team", "assessor", "cohort__programme")
    form = SupportForm(
        posted(request),
        nqsws=nqsws.order_by("worker__family_name", "pk"),
        on=on,
        initial=_of_one(request, nqsws),
    )
    if answer := people_found(request, form):
        return answer
    warnings: list[str] = []
    if form.is_valid():
        is_mentor = form.cleaned_data["part"] == MENTOR
        warnings = warnings_together(form.choosing) if is_mentor else []
        if not warnings or "confirm" in request.POST:
            act = mentor_together if is_mentor else assess_together
            done = attempt(form, lambda: act(choosing=form.choosing, by=request.viewer.account))
            if done is not False:
                person, verb = form.cleaned_data["person"], "mentors" if is_mentor else "assesses"
                messages.success(request, f"{person} {verb} {many(done, 'more NQSW')}.")
                return redirect(request.get_full_path())
    context = {"form": form, "warnings": warnings, "cohorts": cohorts, "cohort": cohort}
    return render(request, "nqsw/mentors/support_together.html", context)


def _of_one(request: Request, nqsws: EnrolmentQuerySet) -> dict[str, Any]:
    """With ?part=&of= in the address: the NQSWs of one who mentors or assesses them are ticked."""
    of, part = key_in(request.GET.get("of", "")), request.GET.get("part")
    if of is None or part not in (MENTOR, ASSESSOR):
        return {}
    theirs = MentorAssignment.objects.in_force(on=request.viewer.on).filter(mentor=of)
    asked = Q(assessor=of) if part == ASSESSOR else Q(pk__in=theirs.values("enrolment"))
    return {"part": part, "enrolments": list(nqsws.filter(asked).values_list("pk", flat=True))}
