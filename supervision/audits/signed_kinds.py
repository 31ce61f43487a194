"""What an audit has found: the grades of a file with their evidence and questions, and the findings."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from supervision.models import AuditScore
from workforce.audit_trail.signed_kinds import SignedKind, told


def _scores(keys: Collection[int]) -> dict[int, Any]:
    """By file: each question, its words, the grade and the evidence."""
    found: dict[int, Any] = defaultdict(list)
    rows = AuditScore.objects.filter(file__in=keys).order_by("question_id").select_related("question")
    for one in rows:
        found[one.file_id].append([one.question_id, one.question.text, one.grade, told(one, "evidence")])
    return {key: found[key] for key in keys}


AUDITED_FILE = SignedKind(
    model="supervision.AuditedFile",
    columns=(
        *("audit_id", "worker_id", "auditor_id", "moderator_id", "position"),
        *("overall", "moderated", "moderation_note", "scored_at", "moderated_at"),
    ),
    beside=_scores,
    signed=lambda rows: rows.filter(scored_at__isnull=False),
)
FINDING = SignedKind(model="supervision.AuditFinding", columns=("file_id", "theme", "action_id", "found_on"))
