"""What becomes of an action between two sessions."""

from datetime import date

from django.db import transaction

from supervision.models import Action
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Worker


@transaction.atomic
def complete_action(*, action: Action, on: date, outcome: str, by: Account) -> None:
    """The action was done on this day; what came of it."""
    action.done_on, action.outcome = on, outcome
    action.save(update_fields=["done_on", "outcome"])
    _note(action, verb=Verb.ACTION_DONE, by=by, on=on.isoformat())


@transaction.atomic
def reopen_action(*, action: Action, by: Account) -> None:
    """The action was marked done by mistake."""
    action.done_on = action.dropped_on = None
    action.save(update_fields=["done_on", "dropped_on"])
    _note(action, verb=Verb.ACTION_REOPENED, by=by)


@transaction.atomic
def move_action(*, action: Action, due_on: date | None, by: Account) -> None:
    """Another due day. A signed record keeps the day that was agreed in the session."""
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


@transaction.atomic
def pass_on_actions(*, supervisee: Worker, former: Worker, to: Worker, by: Account | None) -> int:
    """What a former supervisor still had to do for a supervisee is the new one's to do; how many there were.

    A signed record keeps the name that was agreed in the session.
    """
    mine = Action.objects.open().filter(supervisee=supervisee, owner=former)
    number = mine.update(owner=to)
    if number:
        record_event(
            verb=Verb.ACTIONS_PASSED_ON, subject=supervisee, by=by, worker=supervisee, number=number, to=to.pk
        )
    return number


def _note(action: Action, *, verb: Verb, by: Account, **details: object) -> None:
    record_event(verb=verb, subject=action, by=by, worker=action.supervisee, **details)
