"""What a person decides about the first steps: one is not needed here, or the list is put away."""

from django.db import transaction

from nqsw.programmes.services import install_programmes
from tracker.first_steps.steps import Step
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, FirstStepsPutAway, StepNotNeeded
from workforce.rules.refusal import Refusal


@transaction.atomic
def leave_step(*, step: Step, reason: str, by: Account) -> StepNotNeeded:
    """This authority does without a step. Raises Refusal for one that every authority needs."""
    if not step.can_be_left:
        raise Refusal("Every authority needs this step.")
    if not reason.strip():
        raise Refusal("Enter why this step is not needed here")
    left, _ = StepNotNeeded.objects.update_or_create(
        step=step.key, defaults={"reason": reason.strip(), "said_by": by}
    )
    record_event(verb=Verb.FIRST_STEP_NOT_NEEDED, subject=left, by=by, step=step.key)
    return left


@transaction.atomic
def take_up_step(*, step: Step, by: Account) -> None:
    """The step is needed after all; nothing happens where it was."""
    for left in StepNotNeeded.objects.filter(step=step.key):
        record_event(verb=Verb.FIRST_STEP_NEEDED_AFTER_ALL, subject=left, by=by, step=step.key)
        left.delete()


def put_away(*, by: Account) -> None:
    """No longer on this person's home page."""
    FirstStepsPutAway.objects.get_or_create(account=by)


def bring_back(*, by: Account) -> None:
    """On this person's home page again, until all are done."""
    FirstStepsPutAway.objects.filter(account=by).delete()


@transaction.atomic
def add_usual_policies(*, by: Account) -> None:
    """The usual policies, programmes, prompts and audit questions, where they are not there by name."""
    install_programmes()
    record_event(verb=Verb.USUAL_POLICIES_ADDED, subject=by, by=by)
