"""Who draws audits, who reads and scores a drawn file, who moderates, who reads what came of it."""

from django.db.models import Q, QuerySet

from supervision.models import Attendance, Audit, AuditedFile
from supervision.permissions import supervised_by
from workforce.models import Worker
from workforce.permissions import people_answered_for
from workforce.viewer import Viewer


def audits_anything(viewer: Viewer) -> bool:
    """Managers of managers, the principal social worker and quality assurance; and who was given a file."""
    return can_draw(viewer) or _given_to(viewer).exists()


def can_draw(viewer: Viewer) -> bool:
    """Draws samples: quality assurance, the principal social worker, managers of managers."""
    return keeps_questions(viewer) or viewer.is_senior_manager


def keeps_questions(viewer: Viewer) -> bool:
    """Writes the authority's audit questions: the two who are independent of the line."""
    return viewer.is_quality_assurance or viewer.is_principal_social_worker


def drawn_from(viewer: Viewer) -> QuerySet[Worker]:
    """Whose files may be drawn: everybody's by those independent of the line, one's own line's else."""
    return Worker.objects.all() if keeps_questions(viewer) else people_answered_for(viewer)


def audits_visible(viewer: Viewer) -> QuerySet[Audit]:
    """Audits that the viewer opened or has a file of; all of them for PSW and quality assurance."""
    if keeps_questions(viewer):
        return Audit.objects.all()
    return Audit.objects.filter(
        Q(pk__in=audits_overseen(viewer).values("pk")) | Q(pk__in=_given_to(viewer).values("audit"))
    )


def audits_overseen(viewer: Viewer) -> QuerySet[Audit]:
    """Audits that the viewer sees as a whole, and may close: those they drew; all for PSW and QA."""
    if keeps_questions(viewer):
        return Audit.objects.all()
    return Audit.objects.filter(opened_by=viewer.account) if can_draw(viewer) else Audit.objects.none()


def can_oversee_audit(viewer: Viewer, audit: Audit) -> bool:
    """Predicate form of `audits_overseen`."""
    return audits_overseen(viewer).filter(pk=audit.pk).exists()


def drawn_files_visible(viewer: Viewer) -> QuerySet[AuditedFile]:
    """Drawn files whose name and grade the viewer sees; an auditor those that they were given alone."""
    overseen = Q(audit__in=audits_overseen(viewer).values("pk"))
    return AuditedFile.objects.filter(overseen | Q(pk__in=_given_to(viewer).values("pk")))


def files_to_score(viewer: Viewer) -> QuerySet[AuditedFile]:
    """Files that the viewer audits or moderates, while the audit is open."""
    return _given_to(viewer).filter(audit__closed_at=None)


def case_part_audited(viewer: Viewer, drawn: AuditedFile) -> QuerySet[Attendance]:
    """Of a drawn file, the attendances whose case part its reader may read: held in the period.

    Nothing once the audit is closed, nothing of another file, and never a personal part.
    """
    if not files_to_score(viewer).filter(pk=drawn.pk).exists():
        return Attendance.objects.none()
    period = (drawn.audit.from_on, drawn.audit.to_on)
    return Attendance.objects.filter(supervisee=drawn.worker_id, held_on__range=period)


def results_readable(viewer: Viewer) -> QuerySet[AuditedFile]:
    """Audited files whose grades, evidence and findings the viewer may read.

    The worker's supervisor and the managers above the worker, whom the findings concern, once the
    file is scored and, where it has a moderator, moderated or the audit closed. Evidence says what a
    record says: a principal social worker and quality assurance see grades and themes.
    """
    if viewer.worker is None:
        return AuditedFile.objects.none()
    concerned = Q(worker__in=supervised_by(viewer).values("pk")) | Q(worker__in=viewer.managed.values("pk"))
    settled = Q(moderator=None) | Q(moderated_at__isnull=False) | Q(audit__closed_at__isnull=False)
    return AuditedFile.objects.filter(concerned, settled, scored_at__isnull=False)


def can_read_result(viewer: Viewer, drawn: AuditedFile) -> bool:
    """Predicate form of `results_readable`."""
    return results_readable(viewer).filter(pk=drawn.pk).exists()


def _given_to(viewer: Viewer) -> QuerySet[AuditedFile]:
    """Files that the viewer was given; an administrator never reads a note, whatever their post."""
    if viewer.is_administrator:
        return AuditedFile.objects.none()
    return AuditedFile.objects.filter(Q(auditor=viewer.account) | Q(moderator=viewer.account))
