"""What becomes of an action between two sessions."""

from datetime import date

from django.db import transaction

from supervision.models import Action
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account
from workforce.rules.in_words import day_in_full
from workforce.rules.refusal import Refusal


class ActionFinished(Refusal):
    """Someone has marked the action done, or it is no longer needed: it changes only once it is reopened."""


@transaction.atomic
def complete_action(*, action: Action, on: date, outcome: str, by: Account) -> None:
    """The action was done on this day; what came of it. Raises ActionFinished for one that is finished.

    The same sent twice has one effect.
    """
    _lock(action)
    if (action.done_on, action.outcome) == (on, outcome):
        return
    _require_open(action)
    action.done_on, action.outcome = on, outcome
    action.save(update_fields=["done_on", "outcome"])
    _note(action, verb=Verb.ACTION_DONE, by=by, on=on.isoformat())


@transaction.atomic
def reopen_action(*, action: Action, by: Account) -> None:
    """The action was marked done by mistake. One that is open stays as it is."""
    _lock(action)
    if action.done_on is None and action.dropped_on is None:
        return
    action.done_on = action.dropped_on = None
    action.save(update_fields=["done_on", "dropped_on"])
    _note(action, verb=Verb.ACTION_REOPENED, by=by)


@transaction.atomic
def move_action(*, action: Action, due_on: date | None, by: Account) -> None:
    """Another due day. A signed record keeps the day that was agreed in the session.

    Raises ActionFinished for an action that is done or no longer needed.
    """
    _lock(action)
    _require_open(action)
    before = action.due_on
    action.due_on = due_on
    action.save(update_fields=["due_on"])
    _note(
        action,
        verb=Verb.ACTION_MOVED,
        by=by,
        was=before.isoformat() if before else None,
        due_on=due_on.isoformat() if due_on else None,
    )


def _lock(action: Action) -> None:
    """The action as it stands now, for this transaction alone."""
    now = Action.objects.select_for_update(no_key=True).get(pk=action.pk)
    action.done_on, action.dropped_on = now.done_on, now.dropped_on
    action.due_on, action.outcome = now.due_on, now.outcome


def _require_open(action: Action) -> None:
    if action.done_on:
        raise ActionFinished(
            f"This action was marked as done on {day_in_full(action.done_on)}. Reopen it to change it."
        )
    if action.dropped_on:
        raise ActionFinished(
            f"This action is no longer needed since {day_in_full(action.dropped_on)}. Reopen it to change it."
        )


def _note(action: Action, *, verb: Verb, by: Account, **details: object) -> None:
    record_event(verb=verb, subject=action, by=by, worker=action.supervisee, **details)
