"""Who draws audits, who reads and scores a drawn file, who moderates."""

from django.db.models import Q, QuerySet

from supervision.models import Attendance, Audit, AuditedFile
from workforce.models import Worker
from workforce.permissions import people_answered_for
from workforce.viewer import Viewer


def audits_anything(viewer: Viewer) -> bool:
    """Managers of managers, the principal social worker and quality assurance; and who was given a file."""
    return can_draw(viewer) or AuditedFile.objects.filter(_given_to(viewer)).exists()


def can_draw(viewer: Viewer) -> bool:
    """Draws samples: quality assurance, the principal social worker, managers of managers."""
    return viewer.is_quality_assurance or viewer.is_principal_social_worker or viewer.is_senior_manager


def drawn_from(viewer: Viewer) -> QuerySet[Worker]:
    """Whose files may be drawn: everybody's by those independent of the line, one's own line's else."""
    if viewer.is_quality_assurance or viewer.is_principal_social_worker:
        return Worker.objects.all()
    return people_answered_for(viewer)


def audits_visible(viewer: Viewer) -> QuerySet[Audit]:
    """Audits that the viewer opened or has a file of; all of them for PSW and quality assurance."""
    if viewer.is_quality_assurance or viewer.is_principal_social_worker:
        return Audit.objects.all()
    given = AuditedFile.objects.filter(_given_to(viewer))
    return Audit.objects.filter(Q(opened_by=viewer.account) | Q(pk__in=given.values("audit")))


def files_to_score(viewer: Viewer) -> QuerySet[AuditedFile]:
    """Files that the viewer audits or moderates, while the audit is open."""
    return AuditedFile.objects.readable_by(viewer.account)


def case_part_audited(viewer: Viewer, drawn: AuditedFile) -> QuerySet[Attendance]:
    """Of a drawn file, the attendances whose case part its reader may read: held in the period.

    Nothing once the audit is closed, nothing of another file, and never a personal part.
    """
    if not files_to_score(viewer).filter(pk=drawn.pk).exists():
        return Attendance.objects.none()
    period = (drawn.audit.from_on, drawn.audit.to_on)
    return Attendance.objects.filter(supervisee=drawn.worker_id, held_on__range=period)


def _given_to(viewer: Viewer) -> Q:
    return Q(auditor=viewer.account) | Q(moderator=viewer.account)
