"""Who sees the diary of caseloads over their limit, and who agrees to one."""

from workforce.models import CaseloadBreach, CaseloadBreachQuerySet
from workforce.permissions import can_answer_for, people_answered_for
from workforce.web.viewer import Viewer


def breaches_visible(viewer: Viewer) -> CaseloadBreachQuerySet:
    """Those of the people the viewer answers for."""
    return CaseloadBreach.objects.filter(worker__in=people_answered_for(viewer).values("pk"))


def can_agree_to_breach(viewer: Viewer, breach: CaseloadBreach) -> bool:
    """Those who answer for the worker, other than the worker."""
    return breach.worker != viewer.worker and can_answer_for(viewer, breach.worker)
