"""The demo's NQSW programme: cohorts, milestones, mentors, protected time, a pause."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from random import Random

from nqsw.enrolments.services.endings import complete
from nqsw.enrolments.services.enrolments import enrol
from nqsw.enrolments.services.pauses import agree_to_pause, pause
from nqsw.mentors.services.mentor_meetings import book_meeting, log_past_meeting
from nqsw.mentors.services.mentors import assign_mentor
from nqsw.milestones.services.milestone_days import keep_milestone_days
from nqsw.milestones.signers import signings_of
from nqsw.models import (
    Cohort,
    Enrolment,
    MentorAssignment,
    MentorProfile,
    Milestone,
    MilestoneKind,
    MilestoneSignature,
    PauseParty,
    PauseReason,
    Programme,
    ProtectedTime,
    Verdict,
)
from nqsw.outcomes.services import take_step
from nqsw.programmes.services import start_cohort
from nqsw.requests.services import ask_colleague
from nqsw.rules.intakes import intake_of
from tracker.demo import wording
from tracker.demo.absences import is_away
from tracker.demo.calendar import (
    ROOMS,
    Hours,
    local,
    monday_of,
    working_day_on_or_after,
    working_day_on_or_before,
)
from tracker.demo.people import Staff
from workforce.models import Worker
from workforce.rules.working_days import add_months

MEETING = timedelta(minutes=60)
#: No one has found a mentor for her yet.
WITHOUT_MENTOR = "chloe"
#: Reached by the steps of the judgement.
JUDGED = (MilestoneKind.FINAL_REPORT, MilestoneKind.MODERATION, MilestoneKind.OUTCOME)


def enrol_everybody(staff: Staff) -> list[Enrolment]:
    """Every NQSW from their first day; those who started more than a year ago have finished."""
    programme = Programme.objects.get(is_default=True)
    cohorts: dict[date, Cohort] = {}
    enrolments = []
    for worker in staff.nqsws:
        intake = intake_of(worker.started_on)
        if intake not in cohorts:
            name = f"{intake:%B %Y}"
            cohorts[intake] = start_cohort(programme=programme, name=name, starts_on=intake, by=None)
        enrolments.append(
            enrol(
                worker=worker,
                cohort=cohorts[intake],
                started_on=worker.started_on,
                assessor=staff.by_key["assessor"],
                by=None,
            )
        )
    return enrolments


def finish_what_is_over(staff: Staff, enrolments: list[Enrolment]) -> None:
    """Every milestone reached, passed by assessor, panel and employer, and completed on the last day."""
    over = [enrolment for enrolment in enrolments if enrolment.expected_end_on < staff.on]
    reach_milestones(staff, over, random=Random(len(over)))  # noqa: S311 - made up
    for enrolment in over:
        judge(staff, enrolment)
        complete(enrolment=enrolment, on=enrolment.expected_end_on, by=staff.account_of("psw"))


def judge(staff: Staff, enrolment: Enrolment) -> None:
    """The assessor recommends, a panel of two seniors agrees, the service manager decides: pass."""
    last = enrolment.expected_end_on
    panel = [one for one in staff.seniors if one.team_id != enrolment.worker.team_id][:2]
    steps = (
        ("recommended", "assessor", 28, ()),
        ("moderated", "psw", 14, panel),
        ("decided", "service-manager", 7, ()),
    )
    for (step, who, days_before, sat), reason in zip(steps, wording.VERDICTS, strict=True):
        take_step(
            enrolment=enrolment,
            step=step,
            verdict=Verdict.PASS,
            reason=reason,
            on=working_day_on_or_before(last - timedelta(days=days_before)),
            by=staff.account_of(who),
            panel=sat,
        )


def pause_one(staff: Staff, enrolments: list[Enrolment]) -> None:
    """The NQSW furthest from the told-apart team is away ill; the programme waits, agreed in principle."""
    enrolment = enrolments[-1]
    made = pause(
        enrolment=enrolment,
        reason=PauseReason.SICKNESS,
        started_on=staff.on - timedelta(days=30),
        ended_on=None,
        record_absence_too=True,
        by=None,
    )
    agreed_on = working_day_on_or_before(staff.on - timedelta(days=26))
    agree_to_pause(pause=made, parties=[PauseParty.PSW], by=staff.account_of("psw"), on=agreed_on)


def reach_milestones(staff: Staff, enrolments: list[Enrolment], *, random: Random) -> None:
    """What was due is done, mostly in time; one in eight is late still. Amina Ahmed's are all done."""
    reached = []
    due = Milestone.objects.open().filter(enrolment__in=enrolments, due_on__lt=staff.on)
    for milestone in due.exclude(kind__in=JUDGED).order_by("pk"):
        worker = milestone.enrolment.worker
        is_aminas = worker == staff.by_key["nqsw"]
        is_over = milestone.enrolment.expected_end_on < staff.on
        if not is_aminas and not is_over and random.random() < 0.13:
            continue
        done_on = milestone.due_on - timedelta(days=random.choice((0, 1, 2, 4, 6, 9, -3)))
        done_on = min(max(done_on, milestone.enrolment.started_on), staff.on - timedelta(days=1))
        if is_away(worker, done_on) and not is_over:
            continue
        milestone.done_on = working_day_on_or_before(done_on)
        milestone.done_by = milestone.enrolment.assessor
        notes = wording.MILESTONE_NOTES.get(milestone.kind, ("",))
        milestone.note = notes[milestone.pk % len(notes)]
        if milestone.kind == MilestoneKind.OBSERVATION:
            milestone.place = wording.OBSERVED_AT[milestone.pk % len(wording.OBSERVED_AT)]
        reached.append(milestone)
    changed = ["done_on", "done_by", "note", "place"]
    Milestone.objects.bulk_update(reached, changed, batch_size=200)
    sign_what_was_reached(reached, on=staff.on)
    for enrolment in enrolments:
        keep_milestone_days(enrolment.worker)


def sign_what_was_reached(reached: list[Milestone], *, on: date) -> None:
    """Within days everyone has signed; what was reached last waits here and there for someone."""
    random = Random(len(reached))  # noqa: S311 - made-up signatures need no secrecy
    found = list(Milestone.objects.with_signers().filter(pk__in=[one.pk for one in reached]))
    signings = signings_of(found, on=on)
    MilestoneSignature.objects.bulk_create(
        MilestoneSignature(
            milestone=milestone,
            signer=row.signer,
            worker=row.worker,
            content_hash=signings[milestone.pk].content_hash,
            signed_at=local(signing_day(milestone.done_day, random.randrange(4), on=on), time(9, 40)),
        )
        for milestone in found
        for row in signings[milestone.pk].rows
        if row.worker and (milestone.done_day < on - timedelta(days=45) or random.random() < 0.7)
    )


def signing_day(done_on: date, days: int, *, on: date) -> date:
    """A working day soon after; at the latest yesterday."""
    day = working_day_on_or_after(done_on + timedelta(days=days))
    return min(day, working_day_on_or_before(on - timedelta(days=1)))


def ask_for_feedback(staff: Staff) -> None:
    """Amina Ahmed has asked her mentor what working with her is like; it waits on Ruth Byrne's home page."""
    feedback = Milestone.objects.open().filter(
        enrolment__worker=staff.by_key["nqsw"], kind=MilestoneKind.PROFESSIONAL_FEEDBACK
    )
    ask_colleague(
        milestone=feedback.select_related("enrolment__worker")[0],
        asked=staff.by_key["mentor"],
        by=staff.account_of("nqsw"),
        on=working_day_on_or_before(staff.on - timedelta(days=2)),
    )


def offer_to_mentor(staff: Staff) -> None:
    """Some of the seniors say what they know and when they have time; the others were not asked yet."""
    for senior, (areas, availability) in zip(staff.seniors, wording.MENTOR_OFFERS, strict=False):
        MentorProfile.objects.create(worker=senior, areas=areas, availability=availability, capacity=2)


def give_mentors(staff: Staff, enrolments: list[Enrolment], *, random: Random, hours: Hours) -> None:
    """A mentor for each but Chloe Bennett, monthly meetings behind them and some ahead."""
    loads: dict[int, int] = {}
    for enrolment in enrolments:
        if enrolment.worker == staff.by_key[WITHOUT_MENTOR] or not enrolment.is_current:
            continue
        mentor = mentor_for(enrolment, staff, loads)
        loads[mentor.pk] = loads.get(mentor.pk, 0) + 1
        starts_on = enrolment.started_on + timedelta(days=7)
        assignment = assign_mentor(enrolment=enrolment, mentor=mentor, starts_on=starts_on, by=None)
        meet(assignment, on=staff.on, random=random, hours=hours)
        is_aminas = enrolment.worker == staff.by_key["nqsw"]
        if is_aminas or random.random() < 0.6:
            days = 10 if is_aminas else random.randrange(3, 20)
            meet_again(assignment, staff.on + timedelta(days=days), random=random, hours=hours)


def meet(assignment: MentorAssignment, *, on: date, random: Random, hours: Hours) -> None:
    """A meeting a month up to yesterday."""
    both = [assignment.mentor_id, assignment.enrolment.worker_id]
    for day in past_meetings(assignment.starts_on, on=on):
        starts_at = hours.take(both, day, prefer=time(15, 30))
        if starts_at and not is_away(assignment.enrolment.worker, day):
            log_past_meeting(
                assignment=assignment,
                starts_at=starts_at,
                ends_at=starts_at + MEETING,
                place=random.choice(ROOMS),
                topics=random.choice(wording.MENTOR_TOPICS),
                at=local(on, time(0, 1)),
                by=None,
            )


def meet_again(assignment: MentorAssignment, day: date, *, random: Random, hours: Hours) -> None:
    """The next meeting, on that day or the first working day after it."""
    both = [assignment.mentor_id, assignment.enrolment.worker_id]
    starts_at = hours.take(both, working_day_on_or_after(day), prefer=time(15, 30))
    if starts_at:
        book_meeting(
            assignment=assignment,
            starts_at=starts_at,
            ends_at=starts_at + MEETING,
            place=random.choice(ROOMS),
            by=None,
        )


def mentor_for(enrolment: Enrolment, staff: Staff, loads: dict[int, int]) -> Worker:
    """Ruth Byrne for Amina Ahmed; otherwise the senior with the fewest who is not the line manager."""
    if enrolment.worker == staff.by_key["nqsw"]:
        return staff.by_key["mentor"]
    fitting = [senior for senior in staff.seniors if senior.pk != enrolment.worker.line_manager_id]
    return min(fitting, key=lambda senior: (loads.get(senior.pk, 0), senior.pk))


def past_meetings(starts_on: date, *, on: date) -> Iterator[date]:
    """A working day a month from the assignment on, today left out."""
    month = 0
    while (day := working_day_on_or_after(add_months(starts_on, month) + timedelta(days=6))) < on:
        yield day
        month += 1


def take_protected_time(enrolments: list[Enrolment], *, on: date, random: Random) -> None:
    """Half a day most weeks; Chloe Bennett's weeks were fuller."""
    ledger = []
    for enrolment in enrolments:
        if not enrolment.is_current:
            continue
        share = 0.45 if enrolment.worker.given_name == "Chloe" else 0.85
        week = monday_of(enrolment.started_on)
        while week + timedelta(days=4) < on:
            if random.random() < share:
                ledger.append(
                    ProtectedTime(
                        enrolment=enrolment,
                        taken_on=week + timedelta(days=random.randrange(5)),
                        hours=random.choice(("3.50", "3.75", "4.00")),
                        purpose=random.choice(("Reading", "Portfolio", "Shadowing", "Reflective log")),
                    )
                )
            week += timedelta(weeks=1)
    ProtectedTime.objects.bulk_create(ledger)
