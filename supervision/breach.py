"""What of supervision an account can read, for a report after it was taken over."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from supervision.audit_permissions import files_given_to
from supervision.models import Agreement, Cover
from supervision.permissions import case_part_readable, personal_part_readable, sessions_visible
from workforce.models import Worker
from workforce.privacy.breach_report import Readable, counted
from workforce.web.viewer import Viewer


def could_read(viewer: Viewer) -> list[Readable]:
    """Records by part, whole files drawn for audit, and sessions of which only the facts are seen."""
    audited = files_given_to(viewer).filter(audit__closed_at=None)
    facts = sessions_visible(viewer).values_list("attendances__supervisee", flat=True)
    return [
        *counted(
            personal_part_readable(viewer).values_list("supervisee", flat=True), "Personal part of a record"
        ),
        *counted(case_part_readable(viewer).values_list("supervisee", flat=True), "Case part of a record"),
        *counted(audited.values_list("worker", flat=True), "File drawn for audit"),
        *counted(facts.exclude(attendances=None), "Days and status of a session"),
    ]


def reading_began(worker: Worker) -> Iterator[date]:
    """First days of supervising and covering, of this worker and of those whose line manager they are."""
    theirs = Q(supervisor=worker) | Q(supervisor__line_manager=worker)
    yield from Agreement.objects.filter(theirs).order_by().values_list("starts_on", flat=True)
    yield from Cover.objects.filter(theirs).order_by().values_list("starts_on", flat=True)
