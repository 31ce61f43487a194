"""Programmes and cohorts: the presets put in place, copied and changed; a cohort started."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from nqsw.models import Cohort, Enrolment, LimitStep, MilestoneTemplate, Programme
from nqsw.rules.presets import PRESETS, SIGNED_BY, ProgrammePreset
from supervision.agreements.services.policies import install_presets
from supervision.models import FrequencyPolicy
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account
from workforce.rules.in_words import many
from workforce.rules.refusal import Refusal

PER_CENT = Decimal(100)
MILESTONE_FACTS = ("title", "kind", "due_month", "is_optional", "signed_by", "asks_for")
FROM_THE_START = "The protected caseload needs a share from the start: month 0."


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


class CannotChange(Refusal):
    """Why a programme cannot be written so; the message is for people."""


@transaction.atomic
def copy_programme(
    *, source: Programme, facts: Mapping[str, Any], is_version: bool, by: Account | None
) -> Programme:
    """A new programme with the steps and milestones of another: its next version, or one of its own.

    People stay on the version that they started under; new cohorts start under the newest, which takes over
    being the default. `facts` are fields of the programme. Raises CannotChange.
    """
    copy = Programme(replaces=source, version=source.version + 1) if is_version else Programme()
    if is_version:
        copy.is_default = source.is_default
        Programme.objects.filter(pk=source.pk).update(is_default=False)
    for name, value in facts.items():
        setattr(copy, name, value)
    _require_fits(copy.months, source.milestone_templates.all())
    copy.save()
    LimitStep.objects.bulk_create(
        LimitStep(programme=copy, from_month=step.from_month, percent=step.percent)
        for step in source.limit_steps.all()
    )
    MilestoneTemplate.objects.bulk_create(
        MilestoneTemplate(programme=copy, **{name: getattr(one, name) for name in MILESTONE_FACTS})
        for one in source.milestone_templates.all()
    )
    _written(copy, by=by)
    return copy


@transaction.atomic
def change_programme(*, programme: Programme, facts: Mapping[str, Any], by: Account | None) -> None:
    """Other facts of a programme that no one has started. Raises CannotChange."""
    _require_no_one_started(programme)
    _require_fits(facts["months"], programme.milestone_templates.all())
    for name, value in facts.items():
        setattr(programme, name, value)
    programme.save()
    _written(programme, by=by)


@transaction.atomic
def write_step(*, step: LimitStep, by: Account | None) -> None:
    """A protected share from a month on, new or changed. Raises CannotChange."""
    programme = step.programme
    _require_no_one_started(programme)
    others = programme.limit_steps.exclude(pk=step.pk)
    if others.filter(from_month=step.from_month).exists():
        raise CannotChange(f"Another step starts in month {step.from_month}. Change that one.")
    if step.from_month and not others.filter(from_month=0).exists():
        raise CannotChange(FROM_THE_START)
    if step.from_month >= programme.months:
        raise CannotChange(f"The programme lasts {many(programme.months, 'month')}. Enter an earlier month.")
    step.save()
    _written(programme, by=by)


@transaction.atomic
def remove_step(*, step: LimitStep, by: Account | None) -> None:
    """One protected share fewer. Raises CannotChange for that from the start."""
    _require_no_one_started(step.programme)
    if step.from_month == 0:
        raise CannotChange(FROM_THE_START)
    step.delete()
    _written(step.programme, by=by)


@transaction.atomic
def write_milestone(*, template: MilestoneTemplate, by: Account | None) -> None:
    """One thing that a programme asks for, new or changed. Raises CannotChange."""
    programme = template.programme
    _require_no_one_started(programme)
    if programme.milestone_templates.exclude(pk=template.pk).filter(title=template.title).exists():
        raise CannotChange(f"Another milestone is called “{template.title}”. Enter another name.")
    _require_fits(programme.months, [template])
    template.save()
    _written(programme, by=by)


@transaction.atomic
def remove_milestone(*, template: MilestoneTemplate, by: Account | None) -> None:
    """The programme no longer asks for it. Raises CannotChange for the last one."""
    _require_no_one_started(template.programme)
    if template.programme.milestone_templates.count() == 1:
        raise CannotChange("A programme asks for at least one milestone.")
    template.delete()
    _written(template.programme, by=by)


def has_started(programme: Programme) -> bool:
    """Someone is or was on it: it is copied from then on, not changed."""
    return Enrolment.objects.filter(cohort__programme=programme).exists()


def _require_no_one_started(programme: Programme) -> None:
    Programme.objects.select_for_update(no_key=True).get(pk=programme.pk)
    if has_started(programme):
        raise CannotChange("People have started on this version. Make a new version instead.")


def _require_fits(months: int, templates: Iterable[MilestoneTemplate]) -> None:
    late = [one.title for one in templates if one.due_month > months]
    if late:
        raise CannotChange(f"“{late[0]}” is due after the programme’s last month, {months}.")


def _written(programme: Programme, *, by: Account | None) -> None:
    record_event(verb=Verb.PROGRAMME_WRITTEN, subject=programme, by=by, version=programme.version)


@transaction.atomic
def start_cohort(*, programme: Programme, name: str, starts_on: date, by: Account | None) -> Cohort:
    """Those who start a programme together.

    Raises IntegrityError when the programme has a cohort of that name already.
    """
    cohort = Cohort.objects.create(programme=programme, name=name, starts_on=starts_on)
    record_event(verb=Verb.COHORT_STARTED, subject=cohort, by=by, programme=programme.pk)
    return cohort


@transaction.atomic
def make_default(*, programme: Programme, by: Account | None) -> None:
    """New starters of a staff list are enrolled in it from now on. Raises CannotChange."""
    _require_offered(programme)
    Programme.objects.filter(is_default=True).update(is_default=False)
    Programme.objects.filter(pk=programme.pk).update(is_default=True)
    record_event(verb=Verb.PROGRAMME_DEFAULT, subject=programme, by=by)


@transaction.atomic
def withdraw_programme(*, programme: Programme, by: Account | None) -> None:
    """Nobody starts in it any more; who is on it stays. Raises CannotChange for that of new starters."""
    _require_offered(programme)
    if programme.is_default:
        raise CannotChange("New starters are enrolled in this programme. Choose another one for them first.")
    Programme.objects.filter(pk=programme.pk).update(is_withdrawn=True)
    record_event(verb=Verb.PROGRAMME_NOT_OFFERED, subject=programme, by=by)


@transaction.atomic
def offer_again(*, programme: Programme, by: Account | None) -> None:
    """People can start in it again. Raises CannotChange where there is a newer version."""
    programme = Programme.objects.select_for_update(no_key=True).get(pk=programme.pk)
    if Programme.objects.filter(replaces=programme).exists():
        raise CannotChange("There is a newer version. Offer that one.")
    if programme.is_withdrawn:
        Programme.objects.filter(pk=programme.pk).update(is_withdrawn=False)
        record_event(verb=Verb.PROGRAMME_OFFERED_AGAIN, subject=programme, by=by)


def _require_offered(programme: Programme) -> None:
    list(Programme.objects.select_for_update(no_key=True).order_by("pk"))
    programme.refresh_from_db()
    if not Programme.objects.offered().filter(pk=programme.pk).exists():
        raise CannotChange("Nobody can start in this programme any more.")
