"""Carrying out what a programme sheet would do: with the verbs of the programme, the milestones in bulk."""

from collections.abc import Mapping
from datetime import date

from nqsw.enrolments.services.endings import complete, extend, withdraw
from nqsw.enrolments.services.pauses import change_pause, pause
from nqsw.enrolments.services.starts import correct_start
from nqsw.enrolments.services.together import Joining as Goes
from nqsw.enrolments.services.together import enrol_together
from nqsw.imported_programme.steps import ProgrammePlan
from nqsw.mentors.services.together import Choosing, assess_together, mentor_together
from nqsw.milestones.services.before_tracker import Reached, bring_along, say_all_not_done
from nqsw.models import Cohort, Enrolment, Milestone, Programme
from nqsw.outcomes.services import bring_outcome_along
from nqsw.programmes.services import start_cohort
from workforce.imports.services import CannotWrite, Writing
from workforce.models import Worker
from workforce.readers.rows import RowError
from workforce.rules.batches import batches
from workforce.rules.refusal import Refusal


def write_programme(plan: ProgrammePlan, prepared: None, writing: Writing) -> None:
    """Carry a plan out, whole or not at all. Raises CannotWrite, in the words of the verb that refuses."""
    try:
        carry_out(plan, writing)
    except Refusal as refusal:
        raise CannotWrite(
            *(RowError(0, "", writing.file_name, message) for message in refusal.messages)
        ) from refusal


def carry_out(plan: ProgrammePlan, writing: Writing) -> None:
    """Who joins first, then what moves the days, then what was reached by them, then how it ended."""
    cohorts = begin_cohorts(plan, writing)
    join(plan, cohorts, writing)
    chosen = Enrolment.objects.filter(worker__in=plan.people)
    enrolments = chosen.select_related("worker", "cohort__programme__policy").newest_of_each()
    move(plan, enrolments, cohorts, writing)
    change_lengths(plan, enrolments, writing)
    support(plan, enrolments, writing)
    reach(plan, enrolments, writing)
    for worker, (verdict, day) in plan.outcomes.items():
        end(enrolments[worker], verdict, day, writing)


def begin_cohorts(plan: ProgrammePlan, writing: Writing) -> dict[tuple[int, str], Cohort]:
    """The cohorts that people go into, new ones too; those of one programme share what is read of it."""
    programmes = {one.pk: one for one in Programme.objects.select_related("policy")}
    for (programme, name), starts_on in plan.cohorts.items():
        start_cohort(programme=programmes[programme], name=name, starts_on=starts_on, by=writing.by)
    found = {}
    for cohort in Cohort.objects.filter(programme__in=programmes):
        cohort.programme = programmes[cohort.programme_id]
        found[cohort.programme_id, cohort.name] = cohort
    return found


def join(plan: ProgrammePlan, cohorts: Mapping[tuple[int, str], Cohort], writing: Writing) -> None:
    workers = Worker.objects.select_related("line_manager").in_bulk(list(plan.joining))
    joining = [
        Goes(workers[pk], cohorts[one.programme, one.cohort], one.started_on)
        for pk, one in plan.joining.items()
    ]
    enrol_together(joining=joining, by=writing.by)


def move(
    plan: ProgrammePlan,
    enrolments: Mapping[int, Enrolment],
    cohorts: Mapping[tuple[int, str], Cohort],
    writing: Writing,
) -> None:
    moved = [enrolments[worker] for worker in plan.moving]
    for enrolment in moved:
        enrolment.cohort = cohorts[plan.moving[enrolment.worker_id]]
    Enrolment.objects.bulk_update(moved, ["cohort"], batch_size=500)
    for worker, day in plan.starts.items():
        correct_start(enrolment=enrolments[worker], started_on=day, by=writing.by)


def change_lengths(plan: ProgrammePlan, enrolments: Mapping[int, Enrolment], writing: Writing) -> None:
    for one in plan.pausing:
        enrolment = enrolments[one.worker]
        there = enrolment.pauses.get(pk=one.pk) if one.pk else None
        if there:
            change_pause(pause=there, ended_on=one.ends_on, by=writing.by)
        else:
            pause(
                enrolment=enrolment,
                reason=one.reason,
                started_on=one.starts_on,
                ended_on=one.ends_on,
                by=writing.by,
            )
    for worker, months in plan.extending.items():
        extend(enrolment=enrolments[worker], months=months, by=writing.by, on=writing.on)


def support(plan: ProgrammePlan, enrolments: Mapping[int, Enrolment], writing: Writing) -> None:
    people = Worker.objects.in_bulk([*plan.assessors.values(), *(one for one, _ in plan.mentors.values())])
    assess_together(
        choosing=[Choosing(enrolments[pk], people[one], writing.on) for pk, one in plan.assessors.items()],
        by=writing.by,
    )
    mentor_together(
        choosing=[Choosing(enrolments[pk], people[one], since) for pk, (one, since) in plan.mentors.items()],
        by=writing.by,
    )


def reach(plan: ProgrammePlan, enrolments: Mapping[int, Enrolment], writing: Writing) -> None:
    """What was done and what was not, by the titles that the plan names."""
    workers = {worker for worker, _ in (*plan.done, *plan.not_done)}
    keys = sorted(enrolments[worker].pk for worker in workers)
    there: dict[tuple[int, str], Milestone] = {}
    for some in batches(keys):
        rows = Milestone.objects.filter(enrolment__in=some).select_related("enrolment__worker")
        there |= {(one.enrolment.worker_id, one.title): one for one in rows}
    reached = [Reached(there[key], day) for key, day in plan.done.items()]
    bring_along(reached=reached, by=writing.by, on=writing.on)
    not_done = [there[key] for key in sorted(plan.not_done)]
    say_all_not_done(milestones=not_done, by=writing.by, on=writing.on)


def end(enrolment: Enrolment, verdict: str, day: date, writing: Writing) -> None:
    """The programme ended with an outcome; whoever withdrew has none."""
    if verdict != "withdrawn":
        bring_outcome_along(enrolment=enrolment, verdict=verdict, on=day, by=writing.by, today=writing.on)
    ended = complete if verdict == "pass" else withdraw
    ended(enrolment=enrolment, on=day, by=writing.by)
