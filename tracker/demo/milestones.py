"""What the demo's NQSWs have reached of their milestones, and who has signed it."""

from datetime import date, time, timedelta
from random import Random

from nqsw.milestones.services.milestone_days import keep_milestone_days
from nqsw.milestones.signers import signings_of
from nqsw.models import Enrolment, Milestone, MilestoneKind, MilestoneSignature
from tracker.demo.absences import is_away
from tracker.demo.calendar import local, working_day_on_or_after, working_day_on_or_before
from tracker.demo.people import Staff
from tracker.demo.telling import Teller, facts_of_child, facts_of_day
from tracker.demo.texts import texts

#: Reached by the steps of the judgement.
JUDGED = (MilestoneKind.FINAL_REPORT, MilestoneKind.MODERATION, MilestoneKind.OUTCOME)
#: One in so many is late still.
LATE = 0.08
SEEN = (7, 12)


def reach_milestones(staff: Staff, enrolments: list[Enrolment], *, teller: Teller) -> None:
    """What was due is done, mostly in time; some are late still. Amina Ahmed's are all done."""
    reached, random = [], teller.random
    due = Milestone.objects.open().filter(enrolment__in=enrolments, due_on__lt=staff.on)
    for milestone in due.exclude(kind__in=JUDGED).select_related("enrolment__worker").order_by("pk"):
        enrolment, worker = milestone.enrolment, milestone.enrolment.worker
        is_over = enrolment.expected_end_on < staff.on
        if worker != staff.by_key["nqsw"] and not is_over and random.random() < LATE:
            continue
        done_on = milestone.due_on - timedelta(days=random.choice((0, 1, 2, 4, 6, 9, -3)))
        done_on = working_day_on_or_before(min(done_on, staff.on - timedelta(days=1)))
        done_on = max(done_on, enrolment.started_on)
        if is_away(worker, done_on) and not is_over:
            continue
        milestone.done_on, milestone.done_by = done_on, enrolment.assessor
        milestone.note = note_of(milestone, teller=teller)
        if milestone.kind == MilestoneKind.OBSERVATION:
            milestone.place = random.choice(texts("programme")["observed_at"])
        reached.append(milestone)
    changed = ["done_on", "done_by", "note", "place"]
    Milestone.objects.bulk_update(reached, changed, batch_size=200)
    sign_what_was_reached(reached, on=staff.on)
    for enrolment in enrolments:
        keep_milestone_days(enrolment.worker)


def note_of(milestone: Milestone, *, teller: Teller) -> str:
    """What was written of it, by its kind; nothing of what has a page of its own."""
    known: list[str] = texts("programme").get(milestone.kind, [])
    if not known or not isinstance(known[0], str):
        return ""
    random, first = teller.random, milestone.enrolment.started_on
    facts = {
        **facts_of_day(milestone.done_day, random, first=first),
        **facts_of_child(random, ages=SEEN),
    }
    return teller.tell_one_of(known, facts) or teller.tell_shorter(random.choice(known), facts)


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
