"""What a reader is to others in supervision: for `Viewer.parts`."""

from typing import Any

from django.db.models import Q, QuerySet

from supervision.audit_permissions import files_to_score
from supervision.models import Addendum, Agreement, Cover, Response, Signature
from workforce.models import Worker
from workforce.web.viewer import Viewer


def parts_played(viewer: Viewer) -> dict[str, QuerySet[Any]]:
    """For `Viewer.parts`: who supervises today, or covers, or will; and who has to do with what is rare."""
    return {
        "supervisor": Agreement.objects.given_by(viewer.worker, on=viewer.on),
        "covers_later": Cover.objects.to_come(on=viewer.on).filter(supervisor=viewer.worker),
        "auditor": files_to_score(viewer),
        "disagrees": disagreements_concerning(viewer.worker),
        "added_to": added_for(viewer.worker),
    }


def added_for(worker: Worker | None) -> QuerySet[Addendum]:
    """What another added to records of supervision that this person gave or had."""
    concerned = Q(text__supervisee=worker) | Q(text__session__supervisor=worker)
    return Addendum.objects.filter(concerned).exclude(author=worker)


def disagreements_concerning(worker: Worker | None) -> QuerySet[Signature]:
    """Disagreements with a record, answered or not: between this person and another, or theirs to answer."""
    concerned = Q(worker=worker) | Q(text__session__supervisor=worker) | Q(referred_to=worker)
    return Signature.objects.filter(concerned, response=Response.DISAGREED)
