"""Whose results someone reads: their own teams' and services', beside those of everyone."""

from django.db.models import Q, QuerySet

from supervision.models import SurveyGroup, SurveyResult
from workforce.models import Service, Team, Worker
from workforce.web.viewer import Viewer


def results_visible(viewer: Viewer) -> QuerySet[SurveyResult]:
    """Of closed rounds: everyone and agency staff; and the teams and services in which the viewer answers
    for all others who work there. A principal social worker reads all.
    """
    results = SurveyResult.objects.filter(round__closed_on__isnull=False)
    results = results.select_related("round", "service", "team").order_by("-round__quarter", "pk")
    if viewer.is_principal_social_worker:
        return results
    for_all = Q(group__in=(SurveyGroup.EVERYONE, SurveyGroup.AGENCY))
    if viewer.worker is None:
        return results.filter(for_all)
    here = Worker.objects.employed(on=viewer.on).exclude(pk=viewer.worker.pk)
    others = here.exclude(pk__in=viewer.managed.values("pk")).values("team")
    theirs = here.filter(pk__in=viewer.managed.values("pk")).values("team")
    teams = Team.objects.filter(pk__in=theirs).exclude(pk__in=others)
    services = Service.objects.filter(teams__in=teams.values("pk")).exclude(teams__in=others)
    return results.filter(for_all | Q(team__in=teams.values("pk")) | Q(service__in=services.values("pk")))
