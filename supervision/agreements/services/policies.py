"""Frequency policies: the presets, put in place once, and an authority's own."""

from collections.abc import Sequence

from django.db import transaction

from supervision.audits.services.audit_questions import install_questions
from supervision.clock.due_days import update_due_days
from supervision.clock.frequency import Stage
from supervision.clock.presets import PRESETS, Preset
from supervision.models import Agreement, FrequencyPolicy, PolicyStage
from supervision.records.services.prompts import install_prompts
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.locking import lock_whoever
from workforce.models import Account
from workforce.rules.refusal import Refusal


@transaction.atomic
def install_presets() -> None:
    """Every preset that is not there yet, by name; what an authority has edited stays.

    The prompts for records come with them.
    """
    present = set(FrequencyPolicy.objects.values_list("name", flat=True))
    missing = [preset for preset in PRESETS if preset.frequency.name not in present]
    policies = FrequencyPolicy.objects.bulk_create(_policy(preset) for preset in missing)
    PolicyStage.objects.bulk_create(
        stage
        for policy, preset in zip(policies, missing, strict=True)
        for stage in _stages(policy, preset.frequency.stages)
    )
    install_prompts()
    install_questions()


def _policy(preset: Preset) -> FrequencyPolicy:
    frequency = preset.frequency
    return FrequencyPolicy(
        name=frequency.name,
        source=frequency.source,
        reference=preset.reference,
        minimum_minutes=preset.minimum_minutes,
        cases_discussed_within_weeks=preset.cases_discussed_within_weeks,
        counted_absence_working_days=frequency.counted_absence_working_days,
        return_grace_working_days=frequency.return_grace_working_days,
        moves_to_working_day=frequency.moves_to_working_day,
        is_default_for_nqsws=preset.is_default_for_nqsws,
        is_default_for_others=preset.is_default_for_others,
    )


@transaction.atomic
def save_policy(*, policy: FrequencyPolicy, stages: Sequence[Stage], by: Account | None) -> int:
    """A new policy, or other numbers for one that there is; answers how many due days moved.

    The due days of everyone under it are worked out again. Where it becomes a default, the
    former default stops being one. `stages` are in order, the first from the clock's start.
    Raises Refusal when they are not.
    """
    is_new = policy.pk is None
    before = {} if is_new else facts_of(FrequencyPolicy.objects.get(pk=policy.pk))
    if not is_new:
        lock_whoever(lambda: Agreement.objects.filter(policy=policy).values_list("supervisee", flat=True))
    for flag in ("is_default_for_nqsws", "is_default_for_others"):
        if getattr(policy, flag):
            FrequencyPolicy.objects.filter(**{flag: True}).exclude(pk=policy.pk).update(**{flag: False})
    policy.save()
    policy.stages.all().delete()
    PolicyStage.objects.bulk_create(_stages(policy, stages))
    moved = update_due_days(Agreement.objects.filter(policy=policy))
    verb = Verb.POLICY_CREATED if is_new else Verb.POLICY_CHANGED
    promised = [f"{stage.label} from {stage.starts_at}" for stage in stages]
    after = facts_of(FrequencyPolicy.objects.get(pk=policy.pk))
    changes = {name: [before[name], after[name]] for name in before if before[name] != after[name]}
    record_event(verb=verb, subject=policy, by=by, stages=promised, moved=moved, changes=changes)
    return moved


def facts_of(policy: FrequencyPolicy) -> dict[str, str | int | bool]:
    """What a policy says, by the name of its field; its stages in words."""
    facts = {field.name: getattr(policy, field.name) for field in policy._meta.fields if field.name != "id"}
    stages = "; ".join(f"{stage.label} from {stage.starts_at}" for stage in policy.frequency.stages)
    return {**facts, "stages": stages}


def _stages(policy: FrequencyPolicy, stages: Sequence[Stage]) -> list[PolicyStage]:
    if not stages or stages[0].starts_at.number:
        raise Refusal("The first stage must be in force from the clock's start.")
    return [
        PolicyStage(
            policy=policy,
            from_number=stage.starts_at.number,
            from_unit=stage.starts_at.unit.value,
            every_number=stage.every.number,
            every_unit=stage.every.unit.value,
        )
        for stage in stages
    ]
