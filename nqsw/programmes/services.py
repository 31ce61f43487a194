"""Programmes and cohorts: the presets put in place, a cohort started."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from nqsw.models import Cohort, Enrolment, LimitStep, MilestoneTemplate, Programme
from nqsw.rules.presets import PRESETS, SIGNED_BY, ProgrammePreset
from supervision.agreements.services.policies import install_presets
from supervision.models import FrequencyPolicy
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account
from workforce.rules.refusal import Refusal

PER_CENT = Decimal(100)


@transaction.atomic
def install_programmes() -> None:
    """Every preset programme that is not there yet, by name; what an authority has edited stays.

    Puts the frequency policies that they rest on in place first.
    """
    install_presets()
    present = set(Programme.objects.values_list("name", flat=True))
    missing = [preset for preset in PRESETS if preset.name not in present]
    policies = {policy.name: policy for policy in FrequencyPolicy.objects.all()}
    has_default = Programme.objects.filter(is_default=True).exists()
    programmes = Programme.objects.bulk_create(
        Programme(
            name=preset.name,
            policy=policies[preset.policy.frequency.name],
            months=preset.months,
            required_classes=preset.required_classes,
            is_default=preset.is_default and not has_default,
            standards=preset.standards,
        )
        for preset in missing
    )
    both = list(zip(programmes, missing, strict=True))
    LimitStep.objects.bulk_create(step for pair in both for step in _limit_steps(*pair))
    MilestoneTemplate.objects.bulk_create(template for pair in both for template in _milestones(*pair))


def _limit_steps(programme: Programme, preset: ProgrammePreset) -> list[LimitStep]:
    return [
        LimitStep(programme=programme, from_month=step.from_month, percent=int(step.share * PER_CENT))
        for step in preset.limit_steps
    ]


def _milestones(programme: Programme, preset: ProgrammePreset) -> list[MilestoneTemplate]:
    return [
        MilestoneTemplate(
            programme=programme,
            kind=milestone.kind,
            title=milestone.title,
            due_month=milestone.due_month,
            is_optional=milestone.is_optional,
            asks_for=milestone.asks_for,
            signed_by=list(SIGNED_BY.get(milestone.kind, ())),
        )
        for milestone in preset.milestones
    ]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a programme promises and asks for, as a form or another programme gives it.

    `facts` are fields of the programme; `steps` its limit steps; `milestones` its templates.
    """

    facts: Mapping[str, Any]
    steps: Sequence[Mapping[str, Any]]
    milestones: Sequence[Mapping[str, Any]]


class CannotChange(Refusal):
    """Why a programme cannot be written so; the message is for people."""


@transaction.atomic
def write_programme(
    *,
    contents: Contents,
    by: Account | None,
    replaces: Programme | None = None,
    change: Programme | None = None,
) -> Programme:
    """A new programme, a new version that replaces one, or a change to one that no one started.

    People stay on the version that they started under; new cohorts start under the newest, which
    takes over being the default. Raises CannotChange for a programme with enrolments.
    """
    _require_whole(contents)
    programme = change or Programme(replaces=replaces, version=replaces.version + 1 if replaces else 1)
    if change and Enrolment.objects.filter(cohort__programme=change).exists():
        raise CannotChange("People have started on this version. Make a new version instead.")
    if replaces:
        programme.is_default = replaces.is_default
        Programme.objects.filter(pk=replaces.pk).update(is_default=False)
    for name, value in contents.facts.items():
        setattr(programme, name, value)
    programme.save()
    programme.limit_steps.all().delete()
    programme.milestone_templates.all().delete()
    LimitStep.objects.bulk_create(LimitStep(programme=programme, **step) for step in contents.steps)
    MilestoneTemplate.objects.bulk_create(
        MilestoneTemplate(programme=programme, **milestone) for milestone in contents.milestones
    )
    record_event(verb=Verb.PROGRAMME_WRITTEN, subject=programme, by=by, version=programme.version)
    return programme


def _require_whole(contents: Contents) -> None:
    months = contents.facts["months"]
    if not any(step["from_month"] == 0 for step in contents.steps):
        raise CannotChange("The protected caseload needs a share from the start: month 0.")
    if not contents.milestones:
        raise CannotChange("A programme asks for at least one milestone.")
    late = [one["title"] for one in contents.milestones if one["due_month"] > months]
    if late:
        raise CannotChange(f"“{late[0]}” is due after the programme’s last month, {months}.")


@transaction.atomic
def start_cohort(*, programme: Programme, name: str, starts_on: date, by: Account | None) -> Cohort:
    """Those who start a programme together.

    Raises IntegrityError when the programme has a cohort of that name already.
    """
    cohort = Cohort.objects.create(programme=programme, name=name, starts_on=starts_on)
    record_event(verb=Verb.COHORT_STARTED, subject=cohort, by=by, programme=programme.pk)
    return cohort


def current_programmes() -> QuerySet[Programme]:
    """The newest version of each programme: the one that people are enrolled in."""
    return Programme.objects.filter(replaced_by=None)
