"""Uploaded files: kept while their preview waits for a yes, for up to a day.

The plan is kept with the file, as its lines: the preview then pages through what was worked out,
without reading the spreadsheet for each page, and what someone says yes to is what they saw.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from workforce.imports.going_on import goes_on, stands_still
from workforce.imports.plans import Plan
from workforce.imports.questions import Answers, Question
from workforce.imports.services import (
    LONGEST_FILE_NAME,
    TRIES,
    NothingToApply,
    Planned,
    PreviewOutdated,
    Writing,
    carry_out,
    kept,
    plan_file,
)
from workforce.locking import AT_THIS_MOMENT
from workforce.models import Account, ImportRun
from workforce.rules.refusal import Refusal

KEPT_FOR = timedelta(days=1)
#: Answers of someone else that a message repeats.
MOST_TOLD = 3
ANSWERED = "Someone else has answered since you opened this page:"
CHECK = "Nothing was saved. Check your answers and save them again to replace theirs."
#: The columns of a run that hold its plan.
KEPT_OF_A_PLAN = ("rows", "changes", "lines", "questions")
#: What an import goes through, told to those who wait for it: `ImportRun.step` counts them.
STEPS = ("Waiting for its turn", "Reading the file", "Writing", "Done")


def upload(*, kind: str, content: bytes, file_name: str, by: Account | None, at: datetime) -> ImportRun:
    """Plan a file and keep it with its plan; with errors only the errors are kept."""
    forget_old_uploads(at=at)
    plan = plan_file(kind=kind, content=content, file_name=file_name, on=timezone.localdate(at)).plan
    return ImportRun.objects.create(
        kind=kind,
        file_name=file_name[-LONGEST_FILE_NAME:],
        sha256=hashlib.sha256(content).hexdigest(),
        content=content if plan.does_something else None,
        uploaded_by=by,
        uploaded_at=at,
        **preview_of(plan),
    )


def preview_of(plan: Plan) -> dict[str, Any]:
    """A plan as an import run keeps it: counts, errors and notes, and each line."""
    return {
        "rows": plan.rows,
        "changes": {
            "counts": plan.changes,
            "errors": plan.as_json()["errors"],
            "notes": list(plan.notes),
            "file_notes": kept(plan.file_notes),
            "lacking": list(plan.lacking),
            "unchanged": plan.unchanged,
            "later": plan.later,
            "readers": plan.readers,
            "digest": plan.digest,
            "open": len(plan.open_questions),
            "answered_before": plan.answered_before,
        },
        "questions": [one.as_json() for one in plan.questions] or None,
        "lines": None if plan.errors else [line.as_json() for line in plan.lines],
    }


class AnsweredByAnother(Refusal):
    """Someone else has answered the same questions since the page was opened; nothing was saved."""


def answer_questions(
    *, run: ImportRun, answers: Answers, at: datetime, shown: Answers | None = None
) -> ImportRun:
    """Keep what a person says to the questions of a file, and work out anew what it would do.

    `shown` are the answers that stood on the page when the person answered. Two people who answer different
    questions at once are both kept. Raises AnsweredByAnother where an answer is about to go that the person
    has not seen, and NothingToApply when the file is not kept, or is being applied.
    """
    for _ in range(TRIES):
        run = ImportRun.objects.get(pk=run.pk)
        _require_waiting(run, at=at)
        before = dict(run.answers)
        _refuse_unseen(run, answers, shown)
        run.answers = {**before, **answers}
        plan = plan_of(run, at=at).plan
        asked = {one.key for one in plan.questions}
        run.answers = {key: said for key, said in run.answers.items() if key in asked}
        for name, value in preview_of(plan).items():
            setattr(run, name, value)
        if _keep_answers(run, before=before, at=at):
            return run
    raise AnsweredByAnother(AT_THIS_MOMENT)


def _require_waiting(run: ImportRun, *, at: datetime) -> None:
    if run.content is None or run.applied_at or goes_on(run, at=at) or run.uploaded_at <= at - KEPT_FOR:
        raise NothingToApply


def _refuse_unseen(run: ImportRun, answers: Answers, shown: Answers | None) -> None:
    """Raises AnsweredByAnother, with what they said, where other answers stand than were shown."""
    if shown is None:
        return
    asked = {one["key"]: Question.from_json(one) for one in run.questions or ()}
    told = []
    for key, said in run.answers.items():
        question = asked.get(key)
        if question and key in answers and answers[key] != said and shown.get(key) != said:
            answer = question.understood(said)
            told.append(f"{question.asks} {question.label_of(answer)}." if answer else question.asks)
    if told:
        raise AnsweredByAnother(f"{ANSWERED} {' '.join(told[:MOST_TOLD])} {CHECK}")


@transaction.atomic
def _keep_answers(run: ImportRun, *, before: Answers, at: datetime) -> bool:
    """Keep the answers and their plan, if those stand that it was made from."""
    now = ImportRun.objects.select_for_update().get(pk=run.pk)
    _require_waiting(now, at=at)
    if now.answers != before:
        return False
    run.save(update_fields=["answers", *KEPT_OF_A_PLAN])
    return True


def read_again(*, run: ImportRun, at: datetime) -> ImportRun:
    """Work out anew what a file would do, by what is known of its headings by now.

    Raises NothingToApply when the file is not kept, or is being applied.
    """
    return answer_questions(run=run, answers={}, at=at)


def plan_of(run: ImportRun, *, at: datetime) -> Planned:
    """What the file of a run would do, with the answers that there are."""
    return plan_file(
        kind=run.kind,
        content=bytes(run.content or b""),
        file_name=run.file_name,
        on=timezone.localdate(at),
        answers=run.answers,
    )


def begin_applying(*, run: ImportRun, at: datetime) -> bool:
    """Say that a run is being applied from now on; whether it is this caller who may.

    A run that another started stays theirs, unless it was stopped. Raises NothingToApply when the
    file is not kept.
    """
    now = ImportRun.objects.only(
        *ImportRun.SEALED_TO, "applied_at", "began_at", "heard_at", "uploaded_at", "content", "changes"
    ).get(pk=run.pk)
    if now.applied_at or goes_on(now, at=at):
        return False
    if now.content is None or now.uploaded_at <= at - KEPT_FOR or now.changes.get("open"):
        raise NothingToApply
    same = ImportRun.objects.filter(pk=run.pk, applied_at=None, began_at=now.began_at, heard_at=now.heard_at)
    return bool(same.update(began_at=at, heard_at=None, step=0))


def was_stopped(run: ImportRun, *, at: datetime) -> bool:
    """Someone said yes to it, and it never came to its end: a restart, or a fault. Nothing was written."""
    if run.applied_at or goes_on(run, at=at):
        return False
    return run.began_at is not None or bool(run.changes.get("was_stopped"))


@contextmanager
def say_if_it_stops(*, run: ImportRun) -> Iterator[None]:
    """Where applying a run fails for a reason that nobody foresaw, its page says so at once."""
    try:
        yield
    except Exception:
        now = ImportRun.objects.filter(pk=run.pk, applied_at=None).first()
        if now:
            now.changes["was_stopped"] = True
            now.began_at, now.heard_at, now.step = None, None, 0
            now.save(update_fields=["changes", "began_at", "heard_at", "step"])
        raise


def apply_upload(*, run: ImportRun, by: Account | None, at: datetime, why: str = "") -> ImportRun:
    """Do what the preview shows, once however often it is asked for.

    `why` is told to those whose readers change.

    Raises PreviewOutdated when the file would do something else by now (the run then holds the
    new preview), and NothingToApply when the file is not kept.
    """
    run = ImportRun.objects.get(pk=run.pk)
    if run.applied_at:
        return run
    if run.content is None or run.uploaded_at <= at - KEPT_FOR:
        raise NothingToApply
    _step(run, 1)
    writing = Writing(timezone.localdate(at), at, by, run.file_name, why)
    planned = plan_of(run, at=at)
    _step(run, 2)
    try:
        if (
            planned.plan.errors
            or planned.plan.open_questions
            or planned.plan.digest != run.changes.get("digest")
        ):
            raise PreviewOutdated(planned.plan)
        carry_out(planned, run, writing)
    except PreviewOutdated as outdated:
        _show_anew(run, outdated.plan or planned.plan)
        raise
    return run


def _step(run: ImportRun, step: int) -> None:
    """Tell those who wait how far the import has come."""
    run.step = step
    ImportRun.objects.filter(pk=run.pk).update(step=step)


def _show_anew(run: ImportRun, plan: Plan) -> None:
    """Keep the plan as it is now, to be looked at again."""
    for name, value in preview_of(plan).items():
        setattr(run, name, value)
    run.changes["is_outdated"] = True
    run.content = run.content if plan.does_something else None
    run.began_at, run.heard_at, run.step = None, None, 0
    run.save(update_fields=[*KEPT_OF_A_PLAN, "content", "began_at", "heard_at", "step"])


def forget_old_uploads(*, at: datetime) -> int:
    """Delete uploads that no one applied within a day; answers how many."""
    old = ImportRun.objects.filter(applied_at=None, uploaded_at__lte=at - KEPT_FOR)
    return old.delete()[0]


def discard_upload(*, run: ImportRun, at: datetime) -> bool:
    """Delete an upload that no one wants; what was imported, or is being imported, stays listed."""
    waiting = ImportRun.objects.filter(pk=run.pk, applied_at=None)
    return bool(waiting.filter(stands_still(at=at)).delete()[0])
