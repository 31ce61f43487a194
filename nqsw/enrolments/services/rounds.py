"""A round of the judgement: what its steps reach, and setting steps aside for another."""

from collections.abc import Iterable
from datetime import date

from nqsw.milestones.services.milestones import mark_not_done
from nqsw.models import Enrolment, MilestoneKind, OutcomeStep, Step, Verdict
from workforce.audit_trail.services import record_signing
from workforce.audit_trail.verbs import Verb
from workforce.models import Account

#: The milestone that rests on each step, and is open again once the step is withdrawn. It is reached by the
#: step too, but for the final report, which the assessor writes.
REACHES = {
    Step.RECOMMENDED: MilestoneKind.FINAL_REPORT,
    Step.MODERATED: MilestoneKind.MODERATION,
    Step.DECIDED: MilestoneKind.OUTCOME,
}
NEXT_ROUND = "The programme was extended, so it is judged again at its end."


def steps_standing(enrolment: Enrolment) -> list[OutcomeStep]:
    """The steps that count, in their order."""
    return standing_among(enrolment.outcome_steps.standing())


def standing_among(steps: Iterable[OutcomeStep]) -> list[OutcomeStep]:
    """The same, of all that were taken, withdrawn ones too."""
    order = list(Step)
    standing = (one for one in steps if one.withdrawn_on is None)
    return sorted(standing, key=lambda one: order.index(Step(one.step)))


def missing_step(enrolment: Enrolment) -> Step | None:
    """The first step that has not been taken; None once the employer has decided."""
    return missing_among(steps_standing(enrolment))


def missing_among(steps: Iterable[OutcomeStep]) -> Step | None:
    """The same, of the steps that stand."""
    taken = {one.step for one in steps}
    return None if Step.DECIDED in taken else next((step for step in Step if step not in taken), None)


def set_aside(step: OutcomeStep, *, because: str, by: Account | None, on: date) -> None:
    """Withdraw one step, for a reason; the milestone that it reached is open again."""
    step.withdrawn_on, step.withdrawn_by, step.withdrawn_because = on, by, because
    step.save(update_fields=["withdrawn_on", "withdrawn_by", "withdrawn_because"])
    enrolment = step.enrolment
    for milestone in enrolment.milestones.filter(kind=REACHES[Step(step.step)]).exclude(done_on=None):
        mark_not_done(milestone=milestone, by=by)
    record_signing(
        verb=Verb.OUTCOME_STEP_TAKEN_BACK,
        subject=step,
        by=by,
        worker=enrolment.worker,
        signed=[step],
        step=step.step,
        verdict=step.verdict,
    )


def start_next_round(enrolment: Enrolment, *, by: Account | None, on: date) -> None:
    """After the employer decided on an extension, every step is taken again at the new end."""
    steps = steps_standing(enrolment)
    if any(one.step == Step.DECIDED and one.verdict == Verdict.EXTEND for one in steps):
        for step in reversed(steps):
            set_aside(step, because=NEXT_ROUND, by=by, on=on)
