"""Who draws audits, who reads and scores a drawn file, who moderates, who reads what came of it."""

from django.db.models import Q, QuerySet

from supervision.audit_permissions import files_given_to, results_readable
from supervision.models import Audit, AuditedFile, AuditQuerySet
from workforce.models import Worker, WorkerQuerySet
from workforce.permissions import people_answered_for
from workforce.web.viewer import Viewer


def audits_anything(viewer: Viewer) -> bool:
    """Managers of managers, the principal social worker and quality assurance; and who was given a file."""
    return can_draw(viewer) or files_given_to(viewer).exists()


def reads_results(viewer: Viewer) -> bool:
    """Supervisors and managers read what an audit made of their people's files; auditors what they wrote."""
    return viewer.worker is not None or audits_anything(viewer)


def can_draw(viewer: Viewer) -> bool:
    """Draws samples: quality assurance, the principal social worker, managers of managers."""
    return keeps_questions(viewer) or viewer.is_senior_manager


def keeps_questions(viewer: Viewer) -> bool:
    """Writes the authority's audit questions: the two who are independent of the line."""
    return viewer.is_quality_assurance or viewer.is_principal_social_worker


def drawn_from(viewer: Viewer) -> WorkerQuerySet:
    """Whose files can be drawn: everyone's by those independent of the line, otherwise one's own line's."""
    return Worker.objects.all() if keeps_questions(viewer) else people_answered_for(viewer)


def audits_visible(viewer: Viewer) -> AuditQuerySet:
    """Audits that the viewer opened or has a file of; all of them for PSW and quality assurance."""
    if keeps_questions(viewer):
        return Audit.objects.all()
    return Audit.objects.filter(
        Q(pk__in=audits_overseen(viewer).values("pk")) | Q(pk__in=files_given_to(viewer).values("audit"))
    )


def audits_overseen(viewer: Viewer) -> AuditQuerySet:
    """Audits that the viewer sees as a whole, and may close: those they drew; all for PSW and QA."""
    if keeps_questions(viewer):
        return Audit.objects.all()
    return Audit.objects.filter(opened_by=viewer.account) if can_draw(viewer) else Audit.objects.none()


def can_oversee_audit(viewer: Viewer, audit: Audit) -> bool:
    """Predicate form of `audits_overseen`."""
    return keeps_questions(viewer) or (can_draw(viewer) and audit.opened_by_id == viewer.account.pk)


def drawn_files_visible(viewer: Viewer) -> QuerySet[AuditedFile]:
    """Drawn files whose name and grade the viewer sees; an auditor those that they were given alone."""
    overseen = Q(audit__in=audits_overseen(viewer).values("pk"))
    return AuditedFile.objects.filter(overseen | Q(pk__in=files_given_to(viewer).values("pk")))


def moderated_by(viewer: Viewer) -> QuerySet[AuditedFile]:
    """Audited files that the viewer has moderated: they go on reading their own grade, and why."""
    return files_given_to(viewer).filter(moderator=viewer.account, moderated_at__isnull=False)


def results_shown(viewer: Viewer) -> QuerySet[AuditedFile]:
    """Audited files whose result opens: all of it where it is readable, else the viewer's own moderation."""
    readable, moderated = results_readable(viewer).values("pk"), moderated_by(viewer).values("pk")
    return AuditedFile.objects.filter(Q(pk__in=readable) | Q(pk__in=moderated))
