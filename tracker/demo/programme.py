"""The demo's NQSW programme beside its milestones: mentors, protected time, what is asked of others."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from random import Random

from nqsw.mentors.services.mentor_meetings import book_meeting, log_past_meeting
from nqsw.mentors.services.mentors import assign_mentor
from nqsw.models import Enrolment, MentorAssignment, MentorProfile, Milestone, MilestoneKind, ProtectedTime
from nqsw.requests.services import ask_colleague
from tracker.demo.absences import is_away
from tracker.demo.calendar import (
    ROOMS,
    Hours,
    local,
    working_day_on_or_after,
    working_day_on_or_before,
    works,
)
from tracker.demo.people import Staff
from tracker.demo.stories import Decks
from tracker.demo.texts import texts
from workforce.models import Worker
from workforce.rules.working_days import add_months, monday_of

MEETING = timedelta(minutes=60)
#: No one has found a mentor for her yet.
WITHOUT_MENTOR = "chloe"


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
    for senior, (areas, availability) in zip(
        staff.seniors, texts("programme")["mentor_offers"], strict=False
    ):
        MentorProfile.objects.create(worker=senior, areas=areas, availability=availability, capacity=2)


def give_mentors(staff: Staff, enrolments: list[Enrolment], *, random: Random, hours: Hours) -> None:
    """A mentor for each but Chloe Bennett, monthly meetings behind them and some ahead."""
    loads: dict[int, int] = {}
    decks = Decks(random)
    for ended in MentorAssignment.objects.filter(enrolment__in=enrolments).exclude(ends_on=None):
        meet(ended, on=min(staff.on, ended.ends_on or staff.on), decks=decks, hours=hours)
    for enrolment in enrolments:
        if enrolment.worker == staff.by_key[WITHOUT_MENTOR] or not enrolment.is_current:
            continue
        assignment = give_mentor(staff, enrolment, loads)
        meet(assignment, on=staff.on, decks=decks, hours=hours)
        is_aminas = enrolment.worker == staff.by_key["nqsw"]
        if is_aminas or random.random() < 0.6:
            days = 10 if is_aminas else random.randrange(3, 20)
            meet_again(assignment, staff.on + timedelta(days=days), random=random, hours=hours)


def give_mentor(staff: Staff, enrolment: Enrolment, loads: dict[int, int]) -> MentorAssignment:
    """From the second week on, one of those with the fewest; `loads` is how many each has."""
    mentor = mentor_for(enrolment, staff, loads)
    loads[mentor.pk] = loads.get(mentor.pk, 0) + 1
    starts_on = enrolment.started_on + timedelta(days=7)
    return assign_mentor(enrolment=enrolment, mentor=mentor, starts_on=starts_on, by=None)


def meet(assignment: MentorAssignment, *, on: date, decks: Decks, hours: Hours) -> None:
    """A meeting a month up to yesterday."""
    both = [assignment.mentor_id, assignment.enrolment.worker_id]
    for day in past_meetings(assignment.starts_on, on=on):
        starts_at = hours.take(both, day, prefer=time(15, 30))
        if starts_at and not any(
            is_away(one, day) for one in (assignment.mentor, assignment.enrolment.worker)
        ):
            log_past_meeting(
                assignment=assignment,
                starts_at=starts_at,
                ends_at=starts_at + MEETING,
                place=decks.random.choice(ROOMS),
                topics=decks.draw(
                    assignment.enrolment.worker, "mentor_topics", texts("programme")["mentor_topics"]
                ),
                at=starts_at + MEETING,
                by=None,
            )


def meet_again(assignment: MentorAssignment, day: date, *, random: Random, hours: Hours) -> None:
    """The next meeting, on that day or the first working day after it."""
    both = [assignment.mentor_id, assignment.enrolment.worker_id]
    people = (assignment.mentor, assignment.enrolment.worker)
    starts_at = hours.take(both, working_day_on_or_after(day), prefer=time(15, 30))
    if starts_at and not any(is_away(one, starts_at.date()) for one in people):
        book_meeting(
            assignment=assignment,
            starts_at=starts_at,
            ends_at=starts_at + MEETING,
            place=random.choice(ROOMS),
            by=None,
            at=local(day, time(0, 1)),
        )


def mentor_for(enrolment: Enrolment, staff: Staff, loads: dict[int, int]) -> Worker:
    """Ruth Byrne for Amina Ahmed; else the senior with the fewest who is here and not the line manager."""
    if enrolment.worker == staff.by_key["nqsw"]:
        return staff.by_key["mentor"]
    here = [senior for senior in staff.seniors if not is_away(senior, staff.on)]
    fitting = [senior for senior in here if senior.pk != enrolment.worker.line_manager_id]
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
        until = min(on, enrolment.ended_on or on)
        share = 0.45 if enrolment.worker.given_name == "Chloe" else 0.85
        week = monday_of(enrolment.started_on)
        while week + timedelta(days=4) < until:
            day = week + timedelta(days=random.randrange(5))
            is_here = works(day) and day > enrolment.started_on and not is_away(enrolment.worker, day)
            if is_here and random.random() < share:
                ledger.append(
                    ProtectedTime(
                        enrolment=enrolment,
                        taken_on=day,
                        hours=random.choice(("3.50", "3.75", "4.00")),
                        purpose=random.choice(texts("programme")["protected_time"]),
                    )
                )
            week += timedelta(weeks=1)
    ProtectedTime.objects.bulk_create(ledger)
