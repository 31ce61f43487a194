"""Many milestones at once: what was done before the tracker."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from nqsw.milestones.forms_together import MOST_BOXES, AlreadyDoneForm, ChooseForm
from nqsw.milestones.services.before_tracker import bring_along
from nqsw.models import Cohort, Enrolment, Milestone
from nqsw.permissions import runs_programmes
from workforce.rules.in_words import many
from workforce.web.access import allowed_to
from workforce.web.posting import attempt, posted
from workforce.web.request import Request


@allowed_to(runs_programmes)
def already_done(request: Request) -> HttpResponse:
    """Choose a cohort, tick people under each milestone, and say that it was done."""
    on = request.viewer.on
    due = Milestone.objects.open().filter(enrolment__in=Enrolment.objects.current(), due_on__lte=on)
    cohorts = Cohort.objects.filter(enrolments__milestones__in=due).distinct()
    chosen = ChooseForm(request.GET.dict(), cohorts=cohorts)
    every = list(
        due.filter(enrolment__cohort=chosen.chosen)
        .select_related("enrolment__worker")
        .order_by("due_on", "title", "enrolment__worker__family_name", "pk")
        if chosen.chosen
        else ()
    )
    title = chosen.offer(list(dict.fromkeys(one.title for one in every)))
    wanted = [one for one in every if title in ("", one.title)]
    form = AlreadyDoneForm(posted(request), milestones=wanted[:MOST_BOXES], on=on)
    if form.is_valid():
        by = request.viewer.account
        done = attempt(form, lambda: bring_along(reached=form.reached, by=by, on=on), beside="done_on")
        if done is not False:
            messages.success(request, f"{many(done, 'milestone')} recorded as done.")
            return redirect(request.get_full_path())
    context = {
        "filter": chosen,
        "form": form,
        "shown": wanted[:MOST_BOXES],
        "more": max(0, len(wanted) - MOST_BOXES),
    }
    return render(request, "nqsw/milestones/already_done.html", context)
