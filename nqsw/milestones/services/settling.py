"""The milestones of an enrolment, kept in step with its programme, start, pauses and extension."""

from datetime import date

from nqsw.milestones.services.milestone_days import keep_milestone_days
from nqsw.models import Enrolment, Milestone, MilestoneTemplate
from nqsw.rules.programme_days import milestone_due_on
from workforce.authority.services import Consequence
from workforce.authority_settings import days_off
from workforce.rules.authority import Setting
from workforce.rules.working_days import Interval


def settle_milestones(enrolment: Enrolment) -> None:
    """Due days of what is not done yet, in calendars too; milestones that are missing are added."""
    there = {milestone.template_id: milestone for milestone in enrolment.milestones.all()}
    pauses = [pause.interval for pause in enrolment.pauses.all()]
    moved, missing = [], []
    for template in enrolment.programme.milestone_templates.all():
        due_on = _due_on(enrolment, template, pauses=pauses)
        milestone = there.get(template.pk)
        if milestone is None:
            missing.append(milestone_of(enrolment, template, pauses=pauses))
        elif milestone.done_on is None and milestone.due_on != due_on:
            milestone.due_on = due_on
            moved.append(milestone)
    Milestone.objects.bulk_update(moved, ["due_on"])
    Milestone.objects.bulk_create(missing)
    keep_milestone_days(enrolment.worker)


def milestone_of(enrolment: Enrolment, template: MilestoneTemplate, *, pauses: list[Interval]) -> Milestone:
    """What a template asks of an enrolment, with its due day; not saved yet."""
    return Milestone(
        enrolment=enrolment,
        template=template,
        kind=template.kind,
        title=template.title,
        is_optional=template.is_optional,
        due_on=_due_on(enrolment, template, pauses=pauses),
    )


def _due_on(enrolment: Enrolment, template: MilestoneTemplate, *, pauses: list[Interval]) -> date:
    """An extension moves what is due at the programme's end, and nothing before it."""
    is_at_the_end = template.due_month >= enrolment.programme.months
    return milestone_due_on(
        started_on=enrolment.started_on,
        month=template.due_month + (enrolment.extension_months if is_at_the_end else 0),
        pauses=pauses,
        holidays=days_off(),
    )


def _moved_by_the_calendar() -> list[Enrolment]:
    """Who has an open milestone whose due day is another by the working days as they are now."""
    return [
        enrolment
        for enrolment in Enrolment.objects.current().prefetch_related("milestones__template", "pauses")
        if any(_moves(enrolment, milestone) for milestone in enrolment.milestones.all())
    ]


def _moves(enrolment: Enrolment, milestone: Milestone) -> bool:
    if milestone.done_on or milestone.template is None:
        return False
    pauses = [pause.interval for pause in enrolment.pauses.all()]
    return milestone.due_on != _due_on(enrolment, milestone.template, pauses=pauses)


def _foreseen(on: date) -> str:
    moved = len(_moved_by_the_calendar())
    return f"NQSWs with a milestone whose due day moves: {moved}." if moved else ""


def _follow() -> None:
    for enrolment in _moved_by_the_calendar():
        settle_milestones(enrolment)


#: Milestones follow a change of the working week and of the days closed.
MILESTONES = Consequence(
    of=frozenset({Setting.WORKING_WEEKDAYS, Setting.CLOSED_DAYS}),
    foresee=_foreseen,
    follow=lambda on, by: _follow(),
    concerned=lambda: Enrolment.objects.current().values_list("worker", flat=True),
)
