"""Audits of supervision files: drawing, scoring, moderating, findings, closing."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from secrets import token_hex

from django.db import transaction

from supervision.models import (
    Action,
    Attendance,
    Audit,
    AuditedFile,
    AuditFinding,
    AuditQuestion,
    AuditScore,
)
from supervision.sampling import draw
from workforce.models import Account, Worker
from workforce.services.events import record_event

#: One file in so many is moderated by a second reader. *Local*.
MODERATED_EVERY = 4
#: Questions to start from. *Local*.
QUESTIONS = (
    "Supervision was as regular as promised, and gaps are explained.",
    "Decisions are clear, with a rationale and a timescale.",
    "The child’s voice and lived experience shaped the decisions.",
    "Risk is weighed, and thresholds such as section 47 are considered.",
    "There is reflection and challenge, not only a list of tasks.",
    "Actions are followed up from one session to the next.",
    "The worker’s wellbeing, workload and development are looked after.",
    "The record is signed by both, in good time.",
)


class NothingToDraw(ValueError):
    """No file has a session in the period."""


def install_questions() -> None:
    """The usual questions, where there are none; what an authority has edited stays."""
    if not AuditQuestion.objects.exists():
        AuditQuestion.objects.bulk_create(
            AuditQuestion(text=text, position=position) for position, text in enumerate(QUESTIONS)
        )


@transaction.atomic
def open_audit(
    *, audit: Audit, people: Sequence[int], auditors: Sequence[Account], by: Account, at: datetime
) -> Audit:
    """Draw the sample and give its files to the auditors in turn.

    The frame is every one of these people with a session held in the period. With two auditors or
    more, one file in four has a second as its moderator. Raises NothingToDraw.
    """
    held = Attendance.objects.filter(held_on__range=(audit.from_on, audit.to_on), supervisee__in=people)
    frame = sorted(set(held.values_list("supervisee", flat=True)))
    if not frame:
        raise NothingToDraw
    audit.frame, audit.seed = frame, audit.seed or token_hex(8)
    audit.opened_by, audit.opened_at = by, at
    audit.save()
    install_questions()
    audit.questions.set(AuditQuestion.objects.filter(is_asked=True))
    drawn = draw(frame, size=audit.size, seed=audit.seed)
    for position, worker in enumerate(drawn):
        auditor, moderator = _readers(auditors, position)
        AuditedFile.objects.create(
            audit=audit, worker_id=worker, position=position + 1, auditor=auditor, moderator=moderator
        )
    record_event(verb="audit opened", subject=audit, by=by, files=len(drawn), frame=len(frame))
    return audit


def _readers(auditors: Sequence[Account], position: int) -> tuple[Account, Account | None]:
    auditor = auditors[position % len(auditors)]
    second = auditors[(position + 1) % len(auditors)]
    is_moderated = len(auditors) > 1 and position % MODERATED_EVERY == 0
    return auditor, second if is_moderated else None


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
    for question, (grade, evidence) in scores.items():
        AuditScore.objects.update_or_create(
            file=file, question=question, defaults={"grade": grade, "evidence": evidence}
        )
    file.overall, file.scored_at = overall, at
    file.save(update_fields=["overall", "scored_at"])
    record_event(verb="file audited", subject=file, by=by, worker=file.worker, overall=overall)


@transaction.atomic
def moderate_file(*, file: AuditedFile, grade: int, note: str, by: Account, at: datetime) -> None:
    """The second reader's grade, which counts, and why."""
    file.moderated, file.moderation_note, file.moderated_at = grade, note, at
    file.save(update_fields=["moderated", "moderation_note", "moderated_at"])
    record_event(verb="file audit moderated", subject=file, by=by, worker=file.worker, grade=grade)


@transaction.atomic
def add_finding(
    *,
    file: AuditedFile,
    theme: str,
    what: str,
    supervisor: Worker,
    due_on: date | None,
    by: Account,
    on: date,
) -> AuditFinding:
    """Something to put right: an action of the supervisor, in the supervisor's own supervision."""
    action = Action.objects.create(supervisee=supervisor, owner=supervisor, what=what, due_on=due_on)
    finding = AuditFinding.objects.create(file=file, theme=theme, action=action, found_on=on)
    record_event(verb="audit finding added", subject=finding, by=by, worker=supervisor)
    return finding


@transaction.atomic
def close_audit(*, audit: Audit, by: Account, at: datetime) -> None:
    """The audit is over: its readers lose the files they read for it."""
    Audit.objects.filter(pk=audit.pk, closed_at=None).update(closed_at=at)
    record_event(verb="audit closed", subject=audit, by=by)
