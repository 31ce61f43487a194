"""Who may read a file that was drawn for an audit, and what was found in it.

Never the personal part, never a draft, and nothing once the audit is over.
"""

from django.db.models import Exists, Q, QuerySet

from supervision.models import Attendance, Audit, AuditedFile
from supervision.models.session import LOCKED_STATUSES
from supervision.permissions import is_beyond_drafts, supervised_by
from workforce.web.viewer import Viewer


def files_to_score(viewer: Viewer) -> QuerySet[AuditedFile]:
    """Files that the viewer audits or moderates, while the audit is open, and until the day it ends."""
    return files_given_to(viewer).filter(audit__in=Audit.objects.read(on=viewer.on))


def case_part_audited(viewer: Viewer, drawn: AuditedFile) -> QuerySet[Attendance]:
    """Of a drawn file, the attendances whose case part its reader may read: held in the period, and signed.

    Nothing once the audit is closed or has ended, nothing of another file, no draft, never a personal part.
    """
    is_to_score = Exists(files_to_score(viewer).filter(pk=drawn.pk))
    return _held_in_period(drawn).filter(is_to_score, is_beyond_drafts(viewer))


def drafts_in_audit(drawn: AuditedFile) -> int:
    """Sessions of the period whose record is not signed yet, and so not read in the audit."""
    drafts = _held_in_period(drawn).exclude(session__status__in=LOCKED_STATUSES)
    return drafts.exclude(session__is_imported=True).count()


def _held_in_period(drawn: AuditedFile) -> QuerySet[Attendance]:
    period = (drawn.audit.from_on, drawn.audit.to_on)
    return Attendance.objects.filter(supervisee=drawn.worker_id, held_on__range=period)


def results_readable(viewer: Viewer) -> QuerySet[AuditedFile]:
    """Audited files whose grades, evidence and findings the viewer may read.

    The worker's supervisor and the managers above the worker, who the findings concern, when the
    file is scored and, where it has a moderator, moderated or the audit closed. Evidence says what a
    record says: a principal social worker and quality assurance see grades and themes. An auditor
    goes on reading what they have written themselves, also when the audit is closed.
    """
    own = files_given_to(viewer).filter(auditor=viewer.account, scored_at__isnull=False)
    if viewer.worker is None:
        return own
    concerned = Q(worker__in=supervised_by(viewer).values("pk")) | Q(worker__in=viewer.managed.values("pk"))
    settled = Q(moderator=None) | Q(moderated_at__isnull=False) | Q(audit__closed_at__isnull=False)
    read_by_line = AuditedFile.objects.filter(concerned, settled, scored_at__isnull=False)
    return AuditedFile.objects.filter(Q(pk__in=read_by_line.values("pk")) | Q(pk__in=own.values("pk")))


def can_read_result(viewer: Viewer, drawn: AuditedFile) -> bool:
    """Predicate form of `results_readable`."""
    return results_readable(viewer).filter(pk=drawn.pk).exists()


def files_given_to(viewer: Viewer) -> QuerySet[AuditedFile]:
    """Files that the viewer was given; an administrator never reads a note in any post."""
    if viewer.account.stands_apart:
        return AuditedFile.objects.none()
    return AuditedFile.objects.filter(Q(auditor=viewer.account) | Q(moderator=viewer.account))
