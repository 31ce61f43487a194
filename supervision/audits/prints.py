"""What an audit made of a file, as its page proves it."""

from supervision.audit_permissions import results_readable
from supervision.models import AuditedFile
from workforce.audit_trail.prints import PrintKind


def _words(drawn: AuditedFile) -> str:
    return f"the result of the audit “{drawn.audit}” of the file of {drawn.worker}"


AUDIT_RESULT = PrintKind(
    mark="R",
    checkable=results_readable,
    rows=lambda drawn: [drawn, *drawn.findings.all()] if drawn.scored_at else [],
    words=_words,
)
