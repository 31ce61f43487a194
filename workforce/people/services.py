"""Keeping the list of workers: a new starter, and a change of who they are or where they work."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db import transaction

from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Post, Worker
from workforce.rules.refusal import Refusal
from workforce.rules.working_days import ONE_DAY


@transaction.atomic
def add_worker(*, worker: Worker, by: Account | None) -> Worker:
    """Keep a new starter who has been checked (an unsaved worker)."""
    worker.save(force_insert=True)
    record_event(verb=Verb.WORKER_ADDED, subject=worker, by=by, worker=worker)
    return worker


#: What makes a post: where one of these changes, the post before goes on record.
POST_FACTS = ("team", "contract", "fte", "job_title", "org_role")


@transaction.atomic
def update_worker(
    *, worker: Worker, changed: Iterable[str], by: Account | None, on: date | None = None
) -> None:
    """Keep the named facts of a worker as they now stand; the event names them, not their values.

    Where they make another post, and a day is given, the post before is kept until the day before it.
    """
    before = Worker.objects.get(pk=worker.pk)
    fields = sorted(name for name in changed if getattr(before, name) != getattr(worker, name))
    if not fields:
        return
    if on and set(fields) & set(POST_FACTS):
        _remember_post(before, until=on - ONE_DAY)
    worker.save(update_fields=fields)
    record_event(verb=Verb.WORKER_CHANGED, subject=worker, by=by, worker=worker, fields=fields)


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


@transaction.atomic
def change_line_manager(*, worker: Worker, to: Worker, by: Account | None) -> None:
    """Another line manager from now on; the same again changes nothing.

    Raises Refusal where the line of managers would lead back to this person.
    """
    if is_below(to, worker):
        raise Refusal(f"{to} works for {worker}, and so cannot be the line manager.")
    worker.line_manager = to
    update_worker(worker=worker, changed=["line_manager"], by=by)


def is_below(person: Worker, worker: Worker) -> bool:
    """This person is the worker, or works for them at any depth: no line manager of theirs."""
    return person == worker or Worker.objects.managed_by(worker).filter(pk=person.pk).exists()
