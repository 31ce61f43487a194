"""Who may arrange cover for an absent supervisor, and whose cover each may see.

Each predicate has its queryset form; tests agree them. What a covering supervisor may see and do
follows from `supervision.permissions`, which counts them as the supervisor on the days of the cover.
"""

from django.db.models import Q

from supervision.models import Agreement, AgreementQuerySet, Cover, CoverQuerySet
from supervision.permissions import agreements_visible
from workforce.web.viewer import Viewer


def agreements_coverable(viewer: Viewer) -> AgreementQuerySet:
    """Agreements for which the viewer may arrange cover.

    The supervisor themselves, the managers above the supervisor, those above the supervisee (who may
    hand the agreement over too), and the principal social worker.
    """
    if viewer.is_principal_social_worker:
        return Agreement.objects.all()
    if viewer.worker is None:
        return Agreement.objects.none()
    below = viewer.managed.values("pk")
    return Agreement.objects.filter(
        Q(supervisor=viewer.worker) | Q(supervisor__in=below) | Q(supervisee__in=below)
    )


def can_cover(viewer: Viewer, agreement: Agreement) -> bool:
    """Predicate form of `agreements_coverable`."""
    return agreements_coverable(viewer).filter(pk=agreement.pk).exists()


def covers_visible(viewer: Viewer) -> CoverQuerySet:
    """Covers that the viewer may see: of the agreements that they see, and those they may arrange."""
    seen = agreements_visible(viewer).values("pk")
    return Cover.objects.filter(Q(agreement__in=seen) | Q(pk__in=covers_changeable(viewer).values("pk")))


def covers_changeable(viewer: Viewer) -> CoverQuerySet:
    """Covers that the viewer may change or end: those that they might have arranged."""
    return Cover.objects.filter(agreement__in=agreements_coverable(viewer).values("pk"))


def can_change_cover(viewer: Viewer, cover: Cover) -> bool:
    """Predicate form of `covers_changeable`."""
    return covers_changeable(viewer).filter(pk=cover.pk).exists()
