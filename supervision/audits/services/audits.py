"""Audits of supervision files: drawing, scoring, moderating, findings, closing."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from secrets import token_hex

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from supervision.audits.sampling import draw
from supervision.audits.services.audit_questions import questions_asked
from supervision.models import (
    Action,
    Agreement,
    Attendance,
    Audit,
    AuditedFile,
    AuditFinding,
    AuditQuestion,
    AuditScore,
    Cover,
)
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.authority_settings import authority_settings
from workforce.models import Account, Worker
from workforce.rules.refusal import Refusal


class NothingToDraw(Refusal):
    """No file has a session in the period that one of the auditors is independent of."""

    usual = (
        "There are no files to draw. Nobody you chose had a session in this period "
        "that one of these auditors can audit independently."
    )


@transaction.atomic
def open_audit(
    *, audit: Audit, people: Sequence[int], auditors: Sequence[Account], by: Account, at: datetime
) -> Audit:
    """Draw the sample and give its files to the auditors in turn.

    The frame is every one of these people with a session held in the period, except those
    who have no independent auditor. With two auditors or more, one file in several (*local*, usually
    four) has a second as its moderator. Raises NothingToDraw.
    """
    held = Attendance.objects.filter(held_on__range=(audit.from_on, audit.to_on), supervisee__in=people)
    dependent = _dependent_on(held, since=audit.from_on)
    frame = sorted(
        worker for worker, barred in dependent.items() if any(each.pk not in barred for each in auditors)
    )
    if not frame:
        raise NothingToDraw
    audit.frame, audit.seed = frame, audit.seed or token_hex(8)
    audit.opened_by, audit.opened_at = by, at
    audit.save()
    audit.questions.set(questions_asked())
    drawn = draw(frame, size=audit.size, seed=audit.seed)
    every = authority_settings(on=timezone.localdate(at)).moderated_every
    for position, worker in enumerate(drawn):
        auditor, moderator = _readers(auditors, position, barred=dependent[worker], every=every)
        AuditedFile.objects.create(
            audit=audit, worker_id=worker, position=position + 1, auditor=auditor, moderator=moderator
        )
    record_event(verb=Verb.AUDIT_OPENED, subject=audit, by=by, files=len(drawn), frame=len(frame))
    return audit


def _dependent_on(held: QuerySet[Attendance], *, since: date) -> dict[int, set[int | None]]:
    """For each worker with a session, the accounts that are not independent of their file.

    No one audits their own file, or one in which they supervise or have supervised in the period, or
    cover for someone who does, from `since` on.
    """
    dependent: dict[int, set[int | None]] = {}
    parties = held.values_list("supervisee", "supervisee__account", "session__supervisor__account")
    for worker, *accounts in parties.distinct():
        dependent.setdefault(worker, set()).update(accounts)
    agreements = Agreement.objects.filter(supervisee__in=dependent, ends_on=None)
    for worker, account in agreements.values_list("supervisee", "supervisor__account"):
        dependent[worker].add(account)
    covers = Cover.objects.filter(agreement__supervisee__in=dependent, ends_on__gte=since)
    for worker, account in covers.values_list("agreement__supervisee", "supervisor__account"):
        dependent[worker].add(account)
    return dependent


def _readers(
    auditors: Sequence[Account], position: int, *, barred: Collection[int | None], every: int
) -> tuple[Account, Account | None]:
    """Who audits the file at this place of the draw, and who moderates it, if anyone: one in `every`."""
    first = position % len(auditors)
    turn = [each for each in (*auditors[first:], *auditors[:first]) if each.pk not in barred]
    is_moderated = len(turn) > 1 and position % every == 0
    return turn[0], turn[1] if is_moderated else None


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
    record_event(verb=Verb.FILE_AUDITED, subject=file, by=by, worker=file.worker, overall=overall)


@transaction.atomic
def moderate_file(*, file: AuditedFile, grade: int, note: str, by: Account, at: datetime) -> None:
    """The second reader's grade, which counts, and why."""
    file.moderated, file.moderation_note, file.moderated_at = grade, note, at
    file.save(update_fields=["moderated", "moderation_note", "moderated_at"])
    record_event(verb=Verb.FILE_AUDIT_MODERATED, subject=file, by=by, worker=file.worker, grade=grade)


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
    record_event(verb=Verb.AUDIT_FINDING_ADDED, subject=finding, by=by, worker=supervisor)
    return finding


@transaction.atomic
def close_audit(*, audit: Audit, by: Account, at: datetime) -> None:
    """The audit is over: its readers lose the files they read for it."""
    Audit.objects.filter(pk=audit.pk, closed_at=None).update(closed_at=at)
    record_event(verb=Verb.AUDIT_CLOSED, subject=audit, by=by)
