"""Programmes, cohorts and enrolling in them."""

from collections.abc import Callable

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from nqsw.models import Programme
from nqsw.models.programme import NEWEST_FIRST
from nqsw.permissions import enrolments_overseen, runs_programmes, sees_mentors
from nqsw.programmes.services import has_started, make_default, offer_again, withdraw_programme
from nqsw.programmes.views.contents import pressed
from workforce.authority_settings import authority_settings
from workforce.models.known_settings import KNOWN
from workforce.rules.authority import Setting
from workforce.web.access import allowed_to, way_to
from workforce.web.request import Request
from workforce.web.viewer import Viewer

sees_programmes = sees_mentors
#: What of the authority's settings a programme rests on, and the page of each.
BESIDE = (
    (Setting.EXPERIENCED_CASELOAD_LIMIT, "caseloads"),
    (Setting.CASELOAD_LIMITS_BY_ROLE, "caseloads"),
    (Setting.NQSW_NOT_ALONE, "nqsw"),
)


@allowed_to(sees_programmes)
def programmes(request: Request) -> HttpResponse:
    """The programmes that people start under, and the versions before them."""
    running = enrolments_overseen(request.viewer).on_it(on=request.viewer.on)
    on_it = Count("cohorts__enrolments", filter=Q(cohorts__enrolments__in=running.values("pk")))
    found = Programme.objects.select_related("policy").annotate(people=on_it)
    context = {
        "programmes": found.offered(),
        "withdrawn": found.filter(replaced_by=None, is_withdrawn=True),
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
        "cohorts": found.cohorts.annotate(
            people=Count(
                "enrolments", filter=Q(enrolments__in=enrolments_overseen(request.viewer).values("pk"))
            )
        ).order_by(*NEWEST_FIRST),
        "can_edit": runs_programmes(request.viewer) and not has_started(found),
        "newer": Programme.objects.filter(replaces=found).first(),
        "can_change": runs_programmes(request.viewer),
        "beside": beside(request.viewer),
    }
    return render(request, "nqsw/programmes/programme.html", context)


def beside(viewer: Viewer) -> list[tuple[str, str, str]]:
    """What holds for every programme: the limits that its shares are of, and the cases not held alone.

    Each with its words, and the page where it is changed, for those who may.
    """
    there = authority_settings(on=viewer.on)
    return [
        (
            KNOWN[one].label,
            KNOWN[one].kind.words(getattr(there, one.value)),
            way_to("workforce:authority_group", group, viewer=viewer),
        )
        for one, group in BESIDE
    ]


@allowed_to(runs_programmes)
@require_POST
def programme_default(request: Request, pk: int) -> HttpResponse:
    """New starters are enrolled in this one."""
    return _offering(
        request, pk, make_default, said="New starters are enrolled in this programme from now on."
    )


@allowed_to(runs_programmes)
@require_POST
def programme_withdraw(request: Request, pk: int) -> HttpResponse:
    """Nobody starts in it any more."""
    return _offering(request, pk, withdraw_programme, said="Nobody starts in this programme any more.")


@allowed_to(runs_programmes)
@require_POST
def programme_offer(request: Request, pk: int) -> HttpResponse:
    """People can start in it again."""
    return _offering(request, pk, offer_again, said="People can start in this programme again.")


def _offering(request: Request, pk: int, act: Callable[..., None], *, said: str) -> HttpResponse:
    found = get_object_or_404(Programme, pk=pk)
    by = request.viewer.account
    return pressed(request, found, lambda: act(programme=found, by=by), said=said)
