"""Cohorts, and enrolling people in them."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from nqsw.enrolments.forms.cohorts import CohortForm, EnrolForm
from nqsw.enrolments.reports.cohort import progress_in_cohort
from nqsw.enrolments.reports.starters import is_likely, recent_starters
from nqsw.enrolments.services.enrolments import enrol_many
from nqsw.enrolments.services.supervision_begun import promised_from_today
from nqsw.enrolments.tables import NqswTable, rows_of
from nqsw.models import Cohort, Enrolment, Programme
from nqsw.models.programme import NEWEST_FIRST
from nqsw.permissions import enrolments_overseen, runs_programmes, sees_mentors
from nqsw.programmes.services import start_cohort
from supervision.start_day.services.start_days import begin_records_with_the_first
from workforce.rules.working_days import add_months
from workforce.web.access import allowed_to
from workforce.web.posting import attempt, posted
from workforce.web.request import Request
from workforce.web.viewer import Viewer


@allowed_to(sees_mentors)
def cohorts(request: Request) -> HttpResponse:
    """Every cohort, the newest first; how many in it the viewer oversees, and of these are on it today."""
    seen = enrolments_overseen(request.viewer)
    running = seen.on_it(on=request.viewer.on)
    counted = Cohort.objects.select_related("programme").annotate(
        people=Count("enrolments", filter=Q(enrolments__in=seen.values("pk"))),
        current=Count("enrolments", filter=Q(enrolments__in=running.values("pk"))),
    )
    found = counted.order_by(*NEWEST_FIRST)
    return render(
        request,
        "nqsw/enrolments/cohorts.html",
        {"cohorts": found, "can_change": runs_programmes(request.viewer)},
    )


@allowed_to(sees_mentors)
def cohort(request: Request, pk: int) -> HttpResponse:
    """One cohort: those in it who the viewer oversees."""
    found = get_object_or_404(Cohort.objects.select_related("programme"), pk=pk)
    on = request.viewer.on
    table = NqswTable(rows_of(progress_in_cohort(request.viewer, pk), on=on), request=request)
    context = {"cohort": found, "table": table, "can_change": runs_programmes(request.viewer)}
    return render(request, "nqsw/enrolments/cohort.html", context)


@allowed_to(runs_programmes)
def cohort_new(request: Request) -> HttpResponse:
    """Start a cohort."""
    default = Programme.objects.filter(is_default=True).first()
    on = request.viewer.on
    initial = {"programme": default, "starts_on": on, "name": f"{on:%B %Y}"}
    form = CohortForm(posted(request), initial=initial)
    if form.is_valid():
        started = attempt(form, lambda: start_cohort(**form.cleaned_data, by=request.viewer.account))
        if started:
            messages.success(request, f"The cohort {started} is ready. Enrol the people who start in it.")
            return redirect(f"{reverse('nqsw:enrol')}?cohort={started.pk}")
    return render(request, "nqsw/enrolments/cohort_new.html", {"form": form})


def usual_cohort(*, on: date) -> Cohort | None:
    """The cohort that people start in now: of the default programme, started last or about to start."""
    cohorts = Cohort.objects.filter(programme__is_default=True, starts_on__lte=add_months(on, 1))
    return cohorts.order_by("-starts_on", "-pk").first()


@allowed_to(runs_programmes)
def enrol(request: Request) -> HttpResponse:
    """Enrol one or many of the recent starters."""
    people = recent_starters(on=request.viewer.on)
    form = EnrolForm(
        posted(request),
        people=people,
        initial={
            "cohort": request.GET.get("cohort") or usual_cohort(on=request.viewer.on),
            "workers": people.filter(is_likely(on=request.viewer.on)),
        },
    )
    if form.is_valid():
        made = attempt(form, lambda: _enrol(request.viewer, form.cleaned_data, sure=form.sure))
        if made:
            done = f"{len(made)} enrolled. Next, give each of them a mentor."
            messages.success(request, " ".join([done, *promised_from_today(made)]))
            return redirect(form.cleaned_data["cohort"])
    context = {"form": form, "people": people, "cohorts": form.has_cohorts}
    return render(request, "nqsw/enrolments/enrol.html", context)


@transaction.atomic
def _enrol(viewer: Viewer, facts: dict[str, Any], *, sure: list[str]) -> list[Enrolment]:
    """The enrolments; with the first people of all, records begin."""
    begin_records_with_the_first(by=viewer.account, at=timezone.now(), on=viewer.on)
    return enrol_many(**facts, by=viewer.account, sure=sure)
