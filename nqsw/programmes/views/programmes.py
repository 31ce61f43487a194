"""Programmes, cohorts and enrolling in them."""

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from nqsw.models import Programme
from nqsw.models.enrolment import CURRENT_STATUSES
from nqsw.permissions import runs_programmes, sees_mentors
from nqsw.programmes.services import current_programmes, has_started
from workforce.web.access import allowed_to
from workforce.web.request import Request

sees_programmes = sees_mentors
ON_IT = Count("cohorts__enrolments", filter=Q(cohorts__enrolments__status__in=CURRENT_STATUSES))


@allowed_to(sees_programmes)
def programmes(request: Request) -> HttpResponse:
    """The programmes that people start under, and the versions before them."""
    found = Programme.objects.select_related("policy").annotate(people=ON_IT)
    context = {
        "programmes": [
            one for one in found if one.pk in set(current_programmes().values_list("pk", flat=True))
        ],
        "earlier": found.exclude(replaced_by=None),
        "can_change": runs_programmes(request.viewer),
    }
    return render(request, "nqsw/programmes/programmes.html", context)


@allowed_to(sees_programmes)
def programme(request: Request, pk: int) -> HttpResponse:
    """One programme: what it promises and what it asks for, month by month."""
    found = get_object_or_404(Programme.objects.select_related("policy", "replaces"), pk=pk)
    context = {
        "programme": found,
        "templates": found.milestone_templates.all(),
        "steps": found.limit_steps.all(),
        "cohorts": found.cohorts.annotate(people=Count("enrolments")),
        "can_edit": runs_programmes(request.viewer) and not has_started(found),
        "newer": Programme.objects.filter(replaces=found).first(),
        "can_change": runs_programmes(request.viewer),
    }
    return render(request, "nqsw/programmes/programme.html", context)
