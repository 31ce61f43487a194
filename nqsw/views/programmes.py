"""Programmes, cohorts and enrolling in them."""

from datetime import date

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from nqsw.forms.programmes import CohortForm, EnrolForm, current_programmes
from nqsw.lists.nqsws import NqswTable, rows_of
from nqsw.models import Cohort, Enrolment, Programme
from nqsw.models.enrolment import CURRENT_STATUSES
from nqsw.permissions import enrolments_overseen, runs_programmes, sees_mentors
from nqsw.reports.starters import recent_starters
from nqsw.services.enrolments import enrol_many
from nqsw.services.programmes import start_cohort
from nqsw.views.changes import tried
from workforce.access import open_to
from workforce.policies import add_months

sees_programmes = sees_mentors
ON_IT = Count("cohorts__enrolments", filter=Q(cohorts__enrolments__status__in=CURRENT_STATUSES))


@open_to(sees_programmes)
def programmes(request: HttpRequest) -> HttpResponse:
    """The programmes that people start under, and the versions before them."""
    found = Programme.objects.select_related("policy").annotate(people=ON_IT)
    context = {
        "programmes": [
            one for one in found if one.pk in set(current_programmes().values_list("pk", flat=True))
        ],
        "earlier": found.exclude(replaced_by=None),
        "can_change": runs_programmes(request.viewer),
    }
    return render(request, "nqsw/programmes.html", context)


@open_to(sees_programmes)
def programme(request: HttpRequest, pk: int) -> HttpResponse:
    """One programme: what it promises and what it asks for, month by month."""
    found = get_object_or_404(Programme.objects.select_related("policy", "replaces"), pk=pk)
    context = {
        "programme": found,
        "templates": found.milestone_templates.all(),
        "steps": found.limit_steps.all(),
        "cohorts": found.cohorts.annotate(people=Count("enrolments")),
        "can_edit": not Enrolment.objects.filter(cohort__programme=found).exists(),
        "newer": Programme.objects.filter(replaces=found).first(),
        "can_change": runs_programmes(request.viewer),
    }
    return render(request, "nqsw/programme.html", context)


@open_to(sees_programmes)
def cohorts(request: HttpRequest) -> HttpResponse:
    """Every cohort, the newest first."""
    found = Cohort.objects.select_related("programme").annotate(
        people=Count("enrolments"),
        current=Count("enrolments", filter=Q(enrolments__status__in=CURRENT_STATUSES)),
    )
    return render(
        request, "nqsw/cohorts.html", {"cohorts": found, "can_change": runs_programmes(request.viewer)}
    )


@open_to(sees_programmes)
def cohort(request: HttpRequest, pk: int) -> HttpResponse:
    """One cohort: those in it whom the viewer oversees."""
    found = get_object_or_404(Cohort.objects.select_related("programme"), pk=pk)
    enrolments = enrolments_overseen(request.viewer).filter(cohort=found).with_people()
    table = NqswTable(rows_of(enrolments, on=request.viewer.on), request=request)
    context = {"cohort": found, "table": table, "can_change": runs_programmes(request.viewer)}
    return render(request, "nqsw/cohort.html", context)


@open_to(runs_programmes)
def cohort_new(request: HttpRequest) -> HttpResponse:
    """Start a cohort."""
    default = Programme.objects.filter(is_default=True).first()
    on = request.viewer.on
    initial = {"programme": default, "starts_on": on, "name": f"{on:%B %Y}"}
    form = CohortForm(request.POST or None, initial=initial)
    if form.is_valid():
        started = tried(form, lambda: start_cohort(**form.cleaned_data, by=request.viewer.account))
        if started:
            messages.success(request, f"The cohort {started} is ready. Enrol the people who start in it.")
            return redirect(f"{reverse('nqsw:enrol')}?cohort={started.pk}")
    return render(request, "nqsw/cohort_new.html", {"form": form})


def usual_cohort(*, on: date) -> Cohort | None:
    """The cohort that people start in at present: of the default programme, begun last or about to."""
    cohorts = Cohort.objects.filter(programme__is_default=True, starts_on__lte=add_months(on, 1))
    return cohorts.order_by("-starts_on", "-pk").first()


@open_to(runs_programmes)
def enrol(request: HttpRequest) -> HttpResponse:
    """Enrol one or many of the recent starters."""
    people = recent_starters(on=request.viewer.on)
    form = EnrolForm(
        request.POST or None,
        people=people,
        initial={
            "cohort": request.GET.get("cohort") or usual_cohort(on=request.viewer.on),
            "workers": [worker for worker in people if worker.likely_nqsw],
        },
    )
    if form.is_valid():
        made = tried(form, lambda: enrol_many(**form.cleaned_data, by=request.viewer.account))
        if made:
            messages.success(request, f"{len(made)} enrolled. Next, give each of them a mentor.")
            return redirect(form.cleaned_data["cohort"])
    context = {"form": form, "people": people, "cohorts": form.fields["cohort"].queryset.exists()}
    return render(request, "nqsw/enrol.html", context)
