"""The judgement of a programme: recommended, moderated, decided, in this order, each once."""

from datetime import date

from django.db import transaction

from nqsw.locking import lock_enrolment
from nqsw.milestones.services.before_tracker import Reached, bring_along
from nqsw.milestones.services.milestones import mark_done, mark_not_done
from nqsw.models import Enrolment, MilestoneKind, OutcomeStep, Step
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account
from workforce.rules.refusal import Refusal

#: The milestone that each step reaches.
REACHES = {
    Step.RECOMMENDED: MilestoneKind.FINAL_REPORT,
    Step.MODERATED: MilestoneKind.MODERATION,
    Step.DECIDED: MilestoneKind.OUTCOME,
}


BEFORE_TRACKER = "Decided before the tracker, and brought along with the programme sheet."


class CannotJudge(Refusal):
    """Why a step cannot be taken; the message is for people."""


def next_step(enrolment: Enrolment) -> Step | None:
    """The step that comes next; None once the employer has decided, and after the programme's end."""
    taken = set(enrolment.outcome_steps.values_list("step", flat=True))
    return next((step for step in Step if step not in taken), None) if enrolment.is_current else None


@transaction.atomic
def take_step(
    *, enrolment: Enrolment, step: str, verdict: str, reason: str, on: date, by: Account | None
) -> OutcomeStep:
    """Recommend, moderate or decide. Raises CannotJudge out of turn.

    Who recommended does not moderate: the panel reads with other eyes.
    """
    lock_enrolment(enrolment)
    if step != next_step(enrolment):
        raise CannotJudge("Another step comes first, or this step is already recorded.")
    recommended = enrolment.outcome_steps.filter(step=Step.RECOMMENDED).first()
    if step == Step.MODERATED and by and recommended and recommended.taken_by_id == by.pk:
        raise CannotJudge(
            "The person who recommended cannot moderate. Someone else on the panel records this."
        )
    taken = OutcomeStep.objects.create(
        enrolment=enrolment, step=step, verdict=verdict, reason=reason, taken_on=on, taken_by=by
    )
    for milestone in enrolment.milestones.filter(kind=REACHES[Step(step)], done_on=None):
        mark_done(milestone=milestone, done_on=on, done_by=None, note="", by=by, on=on)
    record_event(verb=Verb(f"outcome {step}"), subject=taken, by=by, worker=enrolment.worker, verdict=verdict)
    return taken


@transaction.atomic
def bring_outcome_along(
    *, enrolment: Enrolment, verdict: str, on: date, by: Account | None, today: date
) -> OutcomeStep:
    """What the employer decided before the tracker; who recommended and who moderated is not made up."""
    lock_enrolment(enrolment)
    taken, _ = OutcomeStep.objects.get_or_create(
        enrolment=enrolment,
        step=Step.DECIDED,
        defaults={"verdict": verdict, "reason": BEFORE_TRACKER, "taken_on": on, "taken_by": by},
    )
    decided = enrolment.milestones.filter(kind=MilestoneKind.OUTCOME).select_related("enrolment__worker")
    bring_along(reached=[Reached(milestone, on) for milestone in decided], by=by, on=today)
    record_event(verb=Verb.OUTCOME_DECIDED, subject=taken, by=by, worker=enrolment.worker, verdict=verdict)
    return taken


@transaction.atomic
def take_back_step(*, enrolment: Enrolment, by: Account | None) -> None:
    """The last step was a mistake, or is to be made again. Raises CannotJudge when there is none."""
    lock_enrolment(enrolment)
    last = max(enrolment.outcome_steps.all(), key=lambda one: list(Step).index(Step(one.step)), default=None)
    if last is None or not enrolment.is_current:
        raise CannotJudge("There is no step to remove.")
    for milestone in enrolment.milestones.filter(kind=REACHES[Step(last.step)]).exclude(done_on=None):
        mark_not_done(milestone=milestone, by=by)
    record_event(
        verb=Verb.OUTCOME_STEP_TAKEN_BACK, subject=last, by=by, worker=enrolment.worker, step=last.step
    )
    last.delete()
