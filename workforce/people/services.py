"""Keeping the list of workers: a new starter, and a change of who they are or where they work."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from workforce.audit_trail.reading_rights import standing
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Post, ReaderChange, ReaderRight, Worker
from workforce.reader_changes.second_person import gains_by_line, must_wait
from workforce.reader_changes.services import ask, tell_of_readers
from workforce.rules.refusal import Refusal
from workforce.rules.working_days import ONE_DAY


@transaction.atomic
def add_worker(*, worker: Worker, by: Account | None, by_hand: bool = False) -> Worker:
    """Keep a new starter who has been checked (an unsaved worker); `by_hand` where someone typed it."""
    worker.save(force_insert=True)
    typed = {"by_hand": True} if by_hand else {}
    record_event(verb=Verb.WORKER_ADDED, subject=worker, by=by, worker=worker, **typed)
    return worker


#: What makes a post: where one of these changes, the post before goes on record.
POST_FACTS = ("team", "contract", "fte", "job_title", "org_role")


@transaction.atomic
def update_worker(
    *,
    worker: Worker,
    changed: Iterable[str],
    by: Account | None,
    on: date | None = None,
    second: Account | None = None,
    reason: str = "",
) -> list[ReaderChange]:
    """Keep the named facts of a worker as they now stand; the event names them, not their values.

    Where they make another post, and a day is given, the post before is kept until the day before it.
    What makes someone a reader of notes waits for a second person where it must, and is answered; `second`
    has confirmed it. `reason` is what those concerned are told. Raises ReaderChangeRefused.
    """
    before = Worker.objects.select_related("line_manager").get(pk=worker.pk)
    fields = sorted(name for name in changed if getattr(before, name) != getattr(worker, name))
    waiting = [] if second else _ask_where_it_must_wait(worker, fields, before=before, by=by, reason=reason)
    fields = [name for name in fields if getattr(before, name) != getattr(worker, name)]
    if not fields:
        return waiting
    if on and set(fields) & set(POST_FACTS):
        _remember_post(before, until=on - ONE_DAY)
    kept = list(fields)
    if "line_manager" in fields:
        worker.line_manager_since = on or timezone.localdate()
        kept.append("line_manager_since")
    worker.save(update_fields=kept)
    record_event(verb=Verb.WORKER_CHANGED, subject=worker, by=by, worker=worker, fields=fields)
    _tell(worker, fields, before=before, by=by, second=second, reason=reason)
    return waiting


def _ask_where_it_must_wait(
    worker: Worker, fields: Iterable[str], *, before: Worker, by: Account | None, reason: str
) -> list[ReaderChange]:
    """Ask for what a second person must confirm, and leave it as it was for now."""
    if by is None:
        return []
    waiting, to, was = [], worker.line_manager, before.line_manager
    if "line_manager" in fields and to and must_wait(by, gains=gains_by_line(by, worker=before, to=to)):
        waiting.append(
            ReaderChange(
                right=ReaderRight.LINE_MANAGER,
                gains=to,
                facts={"before": was and was.pk, "after": to.pk},
                before=was.full_name if was else "",
                after=to.full_name,
            )
        )
        worker.line_manager = was
    if (
        "email" in fields
        and worker.account_id is None
        and must_wait(by, gains=_manages_others(before, by=by))
    ):
        facts = {"before": before.email, "after": worker.email}
        right = ReaderRight.INVITATION_ADDRESS
        waiting.append(ReaderChange(right=right, facts=facts, before=before.email, after=worker.email))
        worker.email = before.email
    for change in waiting:
        change.worker = before
    return [ask(change, by=by, reason=reason) for change in waiting]


def _manages_others(worker: Worker, *, by: Account) -> bool:
    """Whoever comes in by this person's address would read of others, whom `by` does not manage."""
    reader = getattr(by, "worker", None)
    below = Worker.objects.managed_by(worker)
    if reader:
        below = below.exclude(pk__in=Worker.objects.managed_by(reader).values("pk"))
    return below.exists()


def _tell(worker: Worker, fields: Iterable[str], *, before: Worker, **facts: Any) -> None:
    """Whose notes they are and the supervisor are told of another reader."""
    if "line_manager" in fields:
        tell_of_line(worker, before=before.line_manager, **facts)
    if "email" in fields and worker.account_id is None:
        tell_of_invitation_address(worker, before=before.email, **facts)


def _remember_post(worker: Worker, *, until: date) -> None:
    """Keep the main post as it was until a day; not one that began after it."""
    ended = [post.ended_on for post in worker.posts.filter(is_main=True) if post.ended_on]
    since = max([worker.started_on, *(day + ONE_DAY for day in ended)])
    if until < since:
        return
    beside = sum((post.fte for post in worker.posts.held_beside(on=until)), Decimal(0))
    facts = {name: getattr(worker, name) for name in POST_FACTS}
    facts["fte"] = max(worker.fte - beside, Decimal(0))
    number = worker.staff_number or ""
    Post.objects.create(worker=worker, started_on=since, ended_on=until, staff_number=number, **facts)


def tell_of_line(worker: Worker, *, before: Worker | None, by: Account | None, **facts: Any) -> None:
    """The event of another line manager, which is told to those concerned."""
    to = worker.line_manager
    tell_of_readers(
        right=ReaderRight.LINE_MANAGER,
        subject=worker,
        worker=worker,
        before=before and before.pk,
        after=to and to.pk,
        words=(before.full_name if before else "", to.full_name if to else ""),
        by=by,
        gains=to,
        loses=before,
        reads=standing(worker, columns=("line_manager_id", "line_manager_since")),
        **facts,
    )


def tell_of_invitation_address(worker: Worker, *, before: str, by: Account | None, **facts: Any) -> None:
    """The event of another address to which an invitation would go, which is told to those concerned."""
    tell_of_readers(
        right=ReaderRight.INVITATION_ADDRESS,
        subject=worker,
        worker=worker,
        before=before,
        after=worker.email,
        words=(before, worker.email),
        by=by,
        **facts,
    )


@transaction.atomic
def change_line_manager(
    *, worker: Worker, to: Worker, by: Account | None, on: date | None = None, reason: str = ""
) -> list[ReaderChange]:
    """Another line manager from now on, or when a second person has confirmed it; see `update_worker`.

    The same again changes nothing. Raises Refusal where the line of managers would lead back to this person.
    """
    if is_below(to, worker):
        raise Refusal(f"{to} works for {worker}, and so cannot be the line manager.")
    worker.line_manager = to
    return update_worker(worker=worker, changed=["line_manager"], by=by, on=on, reason=reason)


def give_back_line_manager(
    *, worker: Worker, to: Worker, since: date | None, by: Account | None, reason: str
) -> None:
    """Their former line manager again, since when they were it: what made another one of it is undone."""
    before = worker.line_manager
    worker.line_manager, worker.line_manager_since = to, since
    worker.save(update_fields=["line_manager", "line_manager_since"])
    record_event(verb=Verb.WORKER_CHANGED, subject=worker, by=by, worker=worker, fields=["line_manager"])
    tell_of_line(worker, before=before, by=by, reason=reason)


def is_below(person: Worker, worker: Worker) -> bool:
    """This person is the worker, or works for them at any depth: no line manager of theirs."""
    return person == worker or Worker.objects.managed_by(worker).filter(pk=person.pk).exists()
