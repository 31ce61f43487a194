"""Programmes and cohorts: the presets put in place, a cohort begun."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from nqsw.models import Cohort, LimitStep, MilestoneTemplate, Programme
from nqsw.presets import PRESETS, ProgrammePreset
from supervision.models import FrequencyPolicy
from supervision.services.policies import install_presets
from workforce.models import Account
from workforce.services.events import record_event

PER_CENT = Decimal(100)


@transaction.atomic
def install_programmes() -> None:
    """Every preset programme that is not there yet, by name; what an authority has edited stays.

    Puts the frequency policies that they rest on in place first.
    """
    install_presets()
    present = set(Programme.objects.values_list("name", flat=True))
    policies = {policy.name: policy for policy in FrequencyPolicy.objects.all()}
    has_default = Programme.objects.filter(is_default=True).exists()
    for preset in PRESETS:
        if preset.name not in present:
            _install(
                preset,
                policy=policies[preset.policy.frequency.name],
                is_default=preset.is_default and not has_default,
            )


def _install(preset: ProgrammePreset, *, policy: FrequencyPolicy, is_default: bool) -> None:
    programme = Programme.objects.create(
        name=preset.name,
        policy=policy,
        months=preset.months,
        required_classes=preset.required_classes,
        is_default=is_default,
    )
    LimitStep.objects.bulk_create(
        LimitStep(programme=programme, from_month=step.from_month, percent=int(step.share * PER_CENT))
        for step in preset.limit_steps
    )
    MilestoneTemplate.objects.bulk_create(
        MilestoneTemplate(
            programme=programme,
            kind=milestone.kind,
            title=milestone.title,
            due_month=milestone.due_month,
            is_optional=milestone.is_optional,
            asks_for=milestone.asks_for,
        )
        for milestone in preset.milestones
    )


@transaction.atomic
def start_cohort(*, programme: Programme, name: str, starts_on: date, by: Account | None) -> Cohort:
    """Those who start a programme together.

    Raises IntegrityError when the programme has a cohort of that name already.
    """
    cohort = Cohort.objects.create(programme=programme, name=name, starts_on=starts_on)
    record_event(verb="cohort started", subject=cohort, by=by, programme=programme.pk)
    return cohort
