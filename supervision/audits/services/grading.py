"""Grading a drawn file, moderating it, and what is found: each is proved on the audit trail."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from supervision.models import Action, AuditedFile, AuditFinding, AuditQuestion, AuditScore, AuditTheme
from workforce.audit_trail.services import record_signing
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Worker
from workforce.rules.refusal import Refusal


@transaction.atomic
def score_file(
    *,
    file: AuditedFile,
    scores: Mapping[AuditQuestion, tuple[int, str]],
    overall: int,
    by: Account,
    at: datetime,
) -> None:
    """The auditor's grades with their evidence; said again they replace the first."""
    AuditedFile.objects.select_for_update(no_key=True).get(pk=file.pk)
    for question, (grade, evidence) in scores.items():
        AuditScore.objects.update_or_create(
            file=file, question=question, defaults={"grade": grade, "evidence": evidence}
        )
    file.overall, file.scored_at = overall, at
    file.save(update_fields=["overall", "scored_at"])
    record_signing(
        verb=Verb.FILE_AUDITED, subject=file, by=by, worker=file.worker, signed=[file], overall=overall
    )


class CannotModerate(Refusal):
    """Not the file's second reader, or there is nothing to moderate yet."""


@transaction.atomic
def moderate_file(*, file: AuditedFile, grade: int, note: str, by: Account, at: datetime) -> None:
    """The second reader's grade, which counts, and why.

    Raises CannotModerate for anyone but the moderator that the draw gave, and before the auditor's grade.
    """
    if file.moderator_id != by.pk:
        raise CannotModerate("Only the moderator of this file can moderate its audit.")
    if file.scored_at is None:
        raise CannotModerate("The auditor has not graded this file yet. Moderate it after that.")
    AuditedFile.objects.select_for_update(no_key=True).get(pk=file.pk)
    file.moderated, file.moderation_note, file.moderated_at = grade, note, at
    file.save(update_fields=["moderated", "moderation_note", "moderated_at"])
    record_signing(
        verb=Verb.FILE_AUDIT_MODERATED, subject=file, by=by, worker=file.worker, signed=[file], grade=grade
    )


@transaction.atomic
def add_finding(
    *,
    file: AuditedFile,
    theme: AuditTheme,
    what: str,
    supervisor: Worker,
    due_on: date | None,
    by: Account,
    on: date,
) -> AuditFinding:
    """Something to put right: an action of the supervisor, in the supervisor's own supervision."""
    action = Action.objects.create(supervisee=supervisor, owner=supervisor, what=what, due_on=due_on)
    finding = AuditFinding.objects.create(file=file, theme=theme.name, action=action, found_on=on)
    record_signing(verb=Verb.AUDIT_FINDING_ADDED, subject=finding, by=by, worker=supervisor, signed=[finding])
    return finding
