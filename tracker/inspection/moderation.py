"""The moderation packs that the inspection pack's page leads to: of NQSWs near the end of their programme."""

from datetime import date

from django.db.models import Q

from nqsw.models import Enrolment
from nqsw.permissions import evidence_readable
from workforce.rules.working_days import add_months
from workforce.web.viewer import Viewer

#: From so many months in the programme a panel may soon judge; so long after its end it is still asked for.
FROM_MONTH, AFTER = 9, 12
MOST = 50


def moderation_packs(viewer: Viewer) -> list[Enrolment]:
    """Enrolments whose pack the viewer may open, those that started first at the top; never their own."""
    found = evidence_readable(viewer).filter(started_on__lte=_back(viewer.on, FROM_MONTH))
    found = found.filter(Q(ended_on=None) | Q(ended_on__gte=_back(viewer.on, AFTER)))
    own = viewer.worker.pk if viewer.worker else None
    found = found.exclude(worker=own).distinct().select_related("worker")
    return list(found.order_by("started_on", "worker__family_name", "pk")[:MOST])


def _back(on: date, months: int) -> date:
    return add_months(on, -months)
