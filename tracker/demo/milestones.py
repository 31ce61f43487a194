"""What the demo's NQSWs have reached of their milestones, and who has signed it."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from random import Random
from typing import Any

from nqsw.milestones.services.milestone_days import keep_milestone_days
from nqsw.milestones.signers import SignerRow, signings_of
from nqsw.models import Enrolment, Milestone, MilestoneKind, MilestoneSignature, OutcomeStep, Step
from nqsw.rules.evidence_asked import JUDGED_KINDS
from tracker.demo.absences import is_away
from tracker.demo.calendar import local, working_day_on_or_before
from tracker.demo.milestone_files import add_evidence
from tracker.demo.people import Staff
from tracker.demo.presence import Presence
from tracker.demo.stories import Decks
from tracker.demo.telling import Teller, facts_of_child, facts_of_day
from tracker.demo.texts import texts
from workforce.models.sealed_rows import save_together

#: The first step of the judgement is taken so many days before the end; all else is reached before it.
JUDGED_FROM = 28
#: How often what was due in the last months is late still.
LATE, LATE_DAYS = 0.16, 110
SEEN = (7, 12)


def reach_milestones(staff: Staff, enrolments: list[Enrolment], *, teller: Teller) -> list[Milestone]:
    """What was due is done, mostly in time; some are late still. Amina Ahmed's are all done. To be signed."""
    reached = [one for each in enrolments for one in reached_by(each, staff, random=teller.random)]
    decks = Decks(teller.random)
    for milestone in reached:
        milestone.done_by = milestone.enrolment.assessor
        milestone.place, milestone.note = place_and_note(milestone, teller=teller, decks=decks)
    changed = ["done_on", "done_by", "note", "place"]
    save_together(reached, changed, batch_size=200)
    add_evidence(reached, staff=staff)
    for enrolment in enrolments:
        keep_milestone_days(enrolment.worker)
    return reached


def reached_by(enrolment: Enrolment, staff: Staff, *, random: Random) -> Iterator[Milestone]:
    """In order: nothing is done before what was due before it, nor while the last of its kind waits."""
    on, worker = staff.on, enrolment.worker
    is_over = enrolment.expected_end_on < on
    latest = working_day_on_or_before(on - timedelta(days=1))
    if is_over:
        latest = working_day_on_or_before(enrolment.expected_end_on - timedelta(days=JUDGED_FROM + 1))
    before, waiting = enrolment.started_on, set[str]()
    due = enrolment.milestones.open().filter(due_on__lt=on).exclude(kind__in=JUDGED_KINDS)
    for milestone in due.select_related("enrolment__worker", "enrolment__assessor").order_by("due_on", "pk"):
        may_wait = not is_over and worker != staff.by_key["nqsw"] and (on - milestone.due_on).days < LATE_DAYS
        done_on = max(before, some_days_around(milestone.due_on, latest, random=random))
        is_late = may_wait and random.random() < LATE
        if is_late or milestone.kind in waiting or (is_away(worker, done_on) and not is_over):
            waiting.add(milestone.kind)
            continue
        milestone.done_on = before = done_on
        yield milestone


def some_days_around(due_on: date, latest: date, *, random: Random) -> date:
    """Mostly before the due day, seldom some days after it."""
    day = due_on - timedelta(days=random.choice((0, 1, 2, 4, 6, 9, -3)))
    return working_day_on_or_before(min(day, latest))


def place_and_note(milestone: Milestone, *, teller: Teller, decks: Decks) -> tuple[str, str]:
    """Where it was, for an observation, and what was written of it; nothing of what has a page of its own."""
    if milestone.kind == MilestoneKind.OBSERVATION:
        places = {seen["note"]: seen["at"] for seen in texts("programme")["observations"]}
        text, note = drawn(milestone, list(places), teller=teller, decks=decks)
        return teller.random.choice(places[text]), note
    known: list[str] = texts("programme").get(milestone.kind, [])
    if not known or not isinstance(known[0], str):
        return "", ""
    return "", drawn(milestone, known, teller=teller, decks=decks)[1]


def drawn(milestone: Milestone, known: list[str], *, teller: Teller, decks: Decks) -> tuple[str, str]:
    """A text that this NQSW has not had, and how it is told."""
    facts, text = facts_of(milestone, teller=teller), ""
    for _ in known:
        text = decks.draw(milestone.enrolment.worker, milestone.kind, known)
        if note := teller.tell(text, facts):
            return text, note
    return text, teller.tell_shorter(text, facts)


def facts_of(milestone: Milestone, *, teller: Teller) -> dict[str, Any]:
    """What a text can say of the day and of a child who was seen."""
    random = teller.random
    return {
        **facts_of_day(milestone.done_day, random, first=milestone.enrolment.started_on),
        **facts_of_child(random, ages=SEEN),
    }


def sign_what_was_reached(reached: list[Milestone], *, on: date) -> None:
    """Within days everyone has signed; what was reached last waits here and there for someone.

    A final report is signed with what it recommends.
    """
    random, presence = Random(len(reached)), Presence()  # noqa: S311 - made-up signatures need no secrecy
    found = list(Milestone.objects.with_signers().filter(pk__in=[one.pk for one in reached]))
    signings = signings_of(found, on=on)
    recommended = OutcomeStep.objects.filter(step=Step.RECOMMENDED, enrolment__milestones__in=found)
    recommended_on = dict(recommended.values_list("enrolment", "taken_on"))
    latest = working_day_on_or_before(on - timedelta(days=1))
    signed = []
    for milestone in found:
        first = milestone.done_day
        if milestone.kind == MilestoneKind.FINAL_REPORT:
            first = max(first, recommended_on.get(milestone.enrolment_id, first))
        for row in signings[milestone.pk].rows:
            if row.worker and (milestone.done_day < on - timedelta(days=45) or random.random() < 0.7):
                likely = min(first + timedelta(days=random.randrange(4)), latest)
                day = presence.next_day(row.worker, likely, until=latest)
                day = day or presence.day_before(row.worker, likely, since=first)
                if day:
                    signed.append(signature_of(milestone, row, signings[milestone.pk].content_hash, day))
    MilestoneSignature.objects.bulk_create(signed)


def signature_of(milestone: Milestone, row: SignerRow, content_hash: str, day: date) -> MilestoneSignature:
    return MilestoneSignature(
        milestone=milestone,
        signer=row.signer,
        worker=row.worker,
        content_hash=content_hash,
        signed_at=local(day, time(9, 40)),
    )
