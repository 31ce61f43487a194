"""What an audit has found: the grades of a file with their evidence and questions, and the findings."""

from collections.abc import Collection
from typing import Any

from supervision.models import AuditedFile
from workforce.audit_trail.signed_kinds import SignedKind, told


def _scores(files: Collection[AuditedFile]) -> dict[int, Any]:
    """By file: each question, its words, the grade and the evidence."""
    return {
        file.pk: [
            [one.question_id, one.question.text, one.grade, told(one, "evidence")]
            for one in sorted(file.scores.all(), key=lambda one: one.question_id)
        ]
        for file in files
    }


AUDITED_FILE = SignedKind(
    model="supervision.AuditedFile",
    columns=(
        *("audit_id", "worker_id", "auditor_id", "moderator_id", "position"),
        *("overall", "moderated", "moderation_note", "scored_at", "moderated_at"),
    ),
    beside=_scores,
    lists=("scores__question",),
    signed=lambda rows: rows.filter(scored_at__isnull=False),
)
FINDING = SignedKind(model="supervision.AuditFinding", columns=("file_id", "theme", "action_id", "found_on"))
