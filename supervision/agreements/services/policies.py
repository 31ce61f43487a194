"""Frequency policies: the presets, put in place once, and an authority's own."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from supervision.audits.services.audit_questions import install_questions
from supervision.clock.due_days import update_due_days
from supervision.clock.frequency import Frequency, Stage
from supervision.clock.numbers import NUMBERS, NumbersKept, numbers_of
from supervision.clock.presets import PRESETS, Preset
from supervision.models import Agreement, AgreementQuerySet, FrequencyPolicy, PolicyStage, Terms
from supervision.records.services.prompts import install_prompts
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.locking import lock_whoever
from workforce.models import Account, Event
from workforce.rules.in_words import many
from workforce.rules.refusal import Refusal

#: What no change of a policy tells: its key, and what follows from the change.
NOT_TOLD = ("id", "earlier_numbers", "numbers_changed_at")


class PromisedAlready(Refusal):
    """Other numbers for a day that is over: what was promised until today stays as it was."""

    usual = "The day must be today or later"
    about = "from_on"


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
        minimum_minutes=frequency.minimum_minutes,
        cases_discussed_within_weeks=preset.cases_discussed_within_weeks,
        counted_absence_working_days=frequency.counted_absence_working_days,
        return_grace_working_days=frequency.return_grace_working_days,
        moves_to_working_day=frequency.moves_to_working_day,
        is_default_for_nqsws=preset.is_default_for_nqsws,
        is_default_for_others=preset.is_default_for_others,
    )


@transaction.atomic
def save_policy(
    *, policy: FrequencyPolicy, stages: Sequence[Stage], from_on: date, by: Account | None, at: datetime
) -> int:
    """A new policy, or other facts of one that there is; answers how many due days moved.

    Other numbers of one that is in use hold from a day on, today or later: what was promised before stays for
    the time before. The due days of everyone under it are worked out again. Where it becomes a default, the
    former default stops being one. `stages` are in order, the first from the clock's start.
    Raises Refusal when they are not, and PromisedAlready for an earlier day.
    """
    is_new = policy.pk is None
    if not is_new:
        lock_whoever(lambda: promised_by(policy).values_list("supervisee", flat=True))
    stored = None if is_new else FrequencyPolicy.objects.select_for_update(no_key=True).get(pk=policy.pk)
    before = facts_of(stored) if stored else {}
    was = stored.frequency if stored else None
    if stored:
        policy.earlier_numbers = stored.earlier_numbers
        policy.numbers_changed_at = stored.numbers_changed_at
    _save(policy, stages)
    after = facts_of(policy)
    details: dict[str, Any] = {}
    if was and _keep_numbers(policy, was=was, from_on=from_on, at=at):
        details["from_on"] = from_on.isoformat()
    moved = update_due_days(promised_by(policy))
    changes = {name: [before[name], after[name]] for name in before if before[name] != after[name]}
    record_event(
        verb=Verb.POLICY_CREATED if is_new else Verb.POLICY_CHANGED,
        subject=policy,
        by=by,
        stages=[f"{stage.label} from {stage.starts_at}" for stage in stages],
        moved=moved,
        changes=changes,
        **details,
    )
    return moved


def _save(policy: FrequencyPolicy, stages: Sequence[Stage]) -> None:
    for flag in ("is_default_for_nqsws", "is_default_for_others"):
        if getattr(policy, flag):
            FrequencyPolicy.objects.filter(**{flag: True}).exclude(pk=policy.pk).update(**{flag: False})
    policy.save()
    policy.stages.all().delete()
    PolicyStage.objects.bulk_create(_stages(policy, stages))


def _keep_numbers(policy: FrequencyPolicy, *, was: Frequency, from_on: date, at: datetime) -> bool:
    """What a policy in use promised until now holds for the time before; answers whether it has others now.

    The same numbers again change nothing, but for the day from which they will hold.
    """
    wanted, today, held_from = policy.frequency, timezone.localdate(at), policy.holds_from
    is_to_come = held_from is not None and held_from > today
    is_same = numbers_of(wanted) == numbers_of(was)
    if is_same and not (is_to_come and held_from != from_on):
        return False
    if not promised_by(policy).exists():
        return False
    if from_on < today:
        raise PromisedAlready
    changed_at = policy.numbers_changed_at
    kept = NumbersKept(policy.earlier_numbers, changed_at.isoformat() if changed_at else None)
    if is_same and held_from is not None and held_from < from_on:
        kept = kept.put_off(from_on=from_on, at=at.isoformat())
    else:
        kept = kept.followed_by(wanted, present=was, from_on=from_on, at=at.isoformat())
    if changed_at and kept.changed_at != at.isoformat():
        _renew_what_was_written(policy, since=changed_at, at=at)
    policy.earlier_numbers = kept.earlier
    policy.numbers_changed_at = datetime.fromisoformat(kept.changed_at) if kept.changed_at else None
    policy.save(update_fields=["earlier_numbers", "numbers_changed_at"])
    return True


def _renew_what_was_written(policy: FrequencyPolicy, *, since: datetime, at: datetime) -> None:
    """Words written for numbers that never held are for another promise than the one that goes on."""
    written = Terms.objects.filter(agreement__policy=policy, written_at__gte=since)
    Agreement.objects.filter(pk__in=written.values("agreement")).update(promise_changed_at=at)


def undoes_numbers(policy: FrequencyPolicy, *, by: Account, on: date) -> bool:
    """This person changed the numbers last, they hold from today or later, and nobody acted on them yet."""
    return _changed_last(policy, by=by, on=on) and not _written_since(policy).exists()


def why_not_undone(policy: FrequencyPolicy, *, by: Account, on: date) -> str:
    """For who could undo their change until words were written for it: why not now, and what to do."""
    if not _changed_last(policy, by=by, on=on):
        return ""
    number = _written_since(policy).values("agreement").distinct().count()
    if not number:
        return ""
    renewed = "it is" if number == 1 else "they are"
    have = many(number, "agreement was", "agreements were")
    return (
        f"Your change can no longer be undone: {have} written for these numbers since. To go back, change "
        f"the policy to the earlier numbers; {renewed} then to be renewed."
    )


def _changed_last(policy: FrequencyPolicy, *, by: Account, on: date) -> bool:
    if policy.holds_from is None or policy.holds_from < on or policy.numbers_changed_at is None:
        return False
    events = Event.objects.filter(subject_type=policy._meta.label_lower, subject_id=str(policy.pk))
    last = events.order_by("-pk").first()
    return last is not None and last.actor_id == by.pk and "from_on" in last.details


def _written_since(policy: FrequencyPolicy) -> QuerySet[Terms]:
    """Words that someone wrote, and so signed, since the numbers were changed."""
    return Terms.objects.filter(agreement__policy=policy, written_at__gte=policy.numbers_changed_at)


@transaction.atomic
def undo_numbers(*, policy: FrequencyPolicy, by: Account, at: datetime) -> int:
    """The numbers were changed by mistake: those of before go on; answers how many due days moved.

    Raises Refusal for someone else, and once words were written for them or the day has passed.
    """
    lock_whoever(lambda: promised_by(policy).values_list("supervisee", flat=True))
    policy = FrequencyPolicy.objects.get(pk=policy.pk)
    if not undoes_numbers(policy, by=by, on=timezone.localdate(at)) or policy.holds_from is None:
        why = why_not_undone(policy, by=by, on=timezone.localdate(at))
        raise Refusal(why or "This can no longer be undone. Change the policy instead.")
    former = policy.frequency.former[-1].policy
    for name in ("source", *NUMBERS):
        setattr(policy, name, getattr(former, name))
    return save_policy(policy=policy, stages=former.stages, from_on=policy.holds_from, by=by, at=at)


def promised_by(policy: FrequencyPolicy) -> AgreementQuerySet:
    """Agreements under the policy, or with it among their earlier promises."""
    followed = Agreement.objects.exclude(earlier_promises=[]).values_list("pk", "earlier_promises")
    earlier = [pk for pk, those in followed if any(each["policy"] == policy.pk for each in those)]
    return Agreement.objects.filter(Q(policy=policy) | Q(pk__in=earlier))


def facts_of(policy: FrequencyPolicy) -> dict[str, str | int | bool]:
    """What a policy says, by the name of its field; its stages in words."""
    told = (field.name for field in policy._meta.fields if field.name not in NOT_TOLD)
    facts = {name: getattr(policy, name) for name in told}
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
