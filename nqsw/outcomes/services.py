"""The judgement of a programme: recommended, moderated, decided, in this order, each once."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.db import transaction

from nqsw.enrolments.services.rounds import REACHES, missing_among, set_aside, steps_standing
from nqsw.locking import lock_enrolment
from nqsw.milestones.services.before_tracker import Reached, bring_along
from nqsw.milestones.services.milestones import mark_done
from nqsw.models import Enrolment, MilestoneKind, OutcomeStep, Step, takes_records
from nqsw.rules.evidence_asked import JUDGED_KINDS
from nqsw.rules.plausibility import doubts_about_verdict
from workforce.audit_trail.services import record_signing
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Worker
from workforce.rules.in_words import day_in_full, listed
from workforce.rules.plausibility import Doubt, require_sure
from workforce.rules.refusal import Refusal

BEFORE_TRACKER = "Decided before the tracker, and brought along with the programme sheet."
#: What the audit trail says of each step.
VERBS = {
    Step.RECOMMENDED: Verb.OUTCOME_RECOMMENDED,
    Step.MODERATED: Verb.OUTCOME_MODERATED,
    Step.DECIDED: Verb.OUTCOME_DECIDED,
}
#: A panel is people who read the same evidence, each with their own eyes.
LEAST_ON_A_PANEL = 2


class CannotJudge(Refusal):
    """Why a step cannot be taken; the message is for people."""


class SaysWhyItDiffers(CannotJudge):
    """The verdict is another than that of a step before, and no one says why."""


def next_step(enrolment: Enrolment) -> Step | None:
    """The step that comes next; None once the employer has decided, and once the programme has ended but by
    leaving.
    """
    return next_among(enrolment, steps_standing(enrolment))


def next_among(enrolment: Enrolment, steps: Sequence[OutcomeStep]) -> Step | None:
    """The same, of the steps that stand."""
    return missing_among(steps) if takes_records(enrolment) else None


@transaction.atomic
def take_step(
    *,
    enrolment: Enrolment,
    step: str,
    verdict: str,
    reason: str,
    on: date,
    by: Account | None,
    taken_on: date | None = None,
    panel: Sequence[Worker] = (),
    why_differs: str = "",
    sure: Collection[str] = (),
) -> OutcomeStep:
    """Recommend, moderate or decide, on a day up to `on`. Raises CannotJudge out of turn.

    Nobody decides on their own recommendation: who recommended neither sits on the panel nor records what it
    said, and who sat on the panel or recorded it does not decide. A verdict other than those before it says
    why it differs. What it recommends is not the final report: that is done once its account is written.
    `panel` is who moderated. Raises Doubtful for a pass that is seldom one; `sure` are the
    doubts answered with yes.
    """
    lock_enrolment(enrolment)
    before = steps_standing(enrolment)
    if step != next_among(enrolment, before):
        raise CannotJudge("Another step comes first, or this step is already recorded.")
    day = taken_on or on
    _require_day(day, before, on=on)
    require_other_eyes(enrolment, step, before=before, by=by)
    if step == Step.MODERATED:
        _require_panel(enrolment, panel, recommended=before[0])
    if differs_from(before, verdict) and not why_differs.strip():
        raise SaysWhyItDiffers(why_it_differs(differs_from(before, verdict)))
    require_sure(doubts_about(enrolment, verdict, on=day), sure=sure)
    taken = OutcomeStep.objects.create(
        enrolment=enrolment,
        step=step,
        verdict=verdict,
        reason=reason,
        why_differs=why_differs if differs_from(before, verdict) else "",
        taken_on=day,
        taken_by=by,
    )
    taken.panel.set(panel if step == Step.MODERATED else ())
    if (reached := REACHES[Step(step)]) in JUDGED_KINDS:
        for milestone in enrolment.milestones.filter(kind=reached, done_on=None):
            mark_done(
                milestone=milestone, done_on=day, done_by=None, note="", by=by, on=on, stands_elsewhere=True
            )
    record_signing(
        verb=VERBS[Step(step)],
        subject=taken,
        by=by,
        worker=enrolment.worker,
        signed=[taken],
        verdict=verdict,
        taken_on=day.isoformat(),
        panel=[one.pk for one in panel],
    )
    return taken


def doubts_about(enrolment: Enrolment, verdict: str, *, on: date) -> Iterable[Doubt]:
    """What to ask about a verdict on a day: too early, too few observations, milestones open."""
    others = enrolment.milestones.exclude(kind__in=REACHES.values())
    return doubts_about_verdict(
        verdict,
        week=enrolment.week(on=on),
        expected_end_on=enrolment.expected_end_on,
        on=on,
        observations=others.filter(kind=MilestoneKind.OBSERVATION, done_on__isnull=False).count(),
        still_open=others.open().required().count(),
    )


def differs_from(before: Iterable[OutcomeStep], verdict: str) -> list[OutcomeStep]:
    """The steps before that have another verdict."""
    return [one for one in before if one.verdict != verdict]


def why_it_differs(before: Sequence[OutcomeStep]) -> str:
    """What to enter where a verdict is not that of these steps."""
    verdicts = [f"the {one.get_step_display().lower()}, “{one.get_verdict_display()}”" for one in before]
    return f"Enter why it differs from {listed(verdicts)}"


def require_other_eyes(
    enrolment: Enrolment, step: str, *, before: Sequence[OutcomeStep], by: Account | None
) -> None:
    """Raises CannotJudge where the person has had their say already, or is the NQSW; `before` stand."""
    if by is None:
        return
    worker: Worker | None = getattr(by, "worker", None)
    if worker and worker.pk == enrolment.worker_id:
        raise CannotJudge("Someone else judges your programme.")
    for one in before:
        if one.step == Step.RECOMMENDED and one.taken_by_id == by.pk:
            raise CannotJudge("You recommended the outcome. Someone else records this step.")
        sat = worker in one.panel.all()
        if one.step == Step.MODERATED and step == Step.DECIDED and (sat or one.taken_by_id == by.pk):
            raise CannotJudge(
                "You sat on the panel or recorded what it said. Someone else decides for the employer."
            )


def _require_day(day: date, before: Sequence[OutcomeStep], *, on: date) -> None:
    if day > on:
        raise CannotJudge("The day must be today or in the past.")
    if before and day < before[-1].taken_on:
        raise CannotJudge(f"The day must be on or after {day_in_full(before[-1].taken_on)}, the step before.")


def _require_panel(enrolment: Enrolment, panel: Sequence[Worker], *, recommended: OutcomeStep) -> None:
    people = {one.pk for one in panel}
    if len(people) < LEAST_ON_A_PANEL:
        raise CannotJudge(f"Select at least {LEAST_ON_A_PANEL} different people who sat on the panel.")
    if enrolment.worker_id in people:
        raise CannotJudge("The NQSW cannot sit on the panel about them.")
    author: Worker | None = getattr(recommended.taken_by, "worker", None)
    if people & {enrolment.assessor_id, author.pk if author else None}:
        raise CannotJudge("The assessor recommended the outcome, so they cannot sit on the panel about it.")


@transaction.atomic
def bring_outcome_along(
    *, enrolment: Enrolment, verdict: str, on: date, by: Account | None, today: date
) -> OutcomeStep:
    """What the employer decided before the tracker; who recommended and who moderated is not made up."""
    lock_enrolment(enrolment)
    taken, _ = OutcomeStep.objects.standing().get_or_create(
        enrolment=enrolment,
        step=Step.DECIDED,
        defaults={
            "verdict": verdict,
            "reason": BEFORE_TRACKER,
            "before_tracker": True,
            "taken_on": on,
            "taken_by": by,
        },
    )
    decided = enrolment.milestones.filter(kind=MilestoneKind.OUTCOME).select_related("enrolment__worker")
    bring_along(reached=[Reached(milestone, on) for milestone in decided], by=by, on=today)
    record_signing(
        verb=Verb.OUTCOME_DECIDED,
        subject=taken,
        by=by,
        worker=enrolment.worker,
        signed=[taken],
        verdict=verdict,
    )
    return taken


def last_step(enrolment: Enrolment) -> OutcomeStep | None:
    """The step that can be withdrawn; None where there is none, and after an end but by leaving."""
    return last_among(enrolment, steps_standing(enrolment))


def last_among(enrolment: Enrolment, steps: Sequence[OutcomeStep]) -> OutcomeStep | None:
    """The same, of the steps that stand."""
    return steps[-1] if steps and takes_records(enrolment) else None


@transaction.atomic
def withdraw_step(*, enrolment: Enrolment, because: str, by: Account | None, on: date) -> None:
    """The last step was a mistake, or is to be made again: it stays as history, with the reason.

    What the employer decided is withdrawn by a second person. Raises CannotJudge.
    """
    lock_enrolment(enrolment)
    last = last_step(enrolment)
    if last is None:
        raise CannotJudge("There is no step to withdraw.")
    if not because.strip():
        raise CannotJudge("Enter why it is withdrawn.")
    if last.step == Step.DECIDED and by and last.taken_by_id == by.pk:
        raise CannotJudge("You recorded the employer's decision. A second person withdraws it.")
    set_aside(last, because=because, by=by, on=on)
